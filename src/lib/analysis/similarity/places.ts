/** The names of all divisions, current and former, as they are masked. */
import { allDivisions } from '../../core/regions/gazetteer.ts';
import { isOrdinaryWord, isWeakName, stemOf } from '../../core/regions/names.ts';
import { type PlaceNames, placeNames } from './mask.ts';

let made: PlaceNames | undefined;

/** Full names, and short ones (密云 for 密云区) that are no words of the language. */
export function divisionNames(): PlaceNames {
  made ??= placeNames(
    allDivisions().flatMap(({ name }) => {
      const stem = stemOf(name);
      const short = stem.length > 1 && !isOrdinaryWord(stem) && !isWeakName(stem);
      return short ? [name, stem] : [name];
    }),
  );
  return made;
}
