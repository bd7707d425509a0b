/** Divisions of the country and how texts speak of them. See `gazetteer.ts` first. */
export { findDivisions } from './find.ts';
export {
  allCurrent,
  allDivisions,
  children,
  currentOf,
  divisionByCode,
  divisionsByName,
  formerNames,
  nationalCode,
  pathOf,
  validIn,
} from './gazetteer.ts';
export { resolveRegion } from './resolve.ts';
export type { Clue, ClueOrigin, Division, Mention, RegionResolution } from './types.ts';
