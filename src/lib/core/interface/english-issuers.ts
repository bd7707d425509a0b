/**
 * English names of governments and departments, built of what is certain: an organ that the vocabulary knows, of the
 * place that the report is of. Nothing else is translated.
 */
import { englishPlace } from './english-places.ts';
import { englishNames } from './names.ts';

/** A transcribed name carries the Chinese one, which stands in the issuer's own name already. */
const latin = (place: string): string => englishPlace(place).replace(/ \p{Script=Han}+$/u, '');

/**
 * @param issuer its name, such as `开封市司法局` or `河南省开封市司法局`
 * @param path names of its place, from the province down
 * @returns null where the name is not made of the place and a known organ
 */
export function englishIssuer(issuer: string, path: readonly string[]): string | null {
  const { organs } = englishNames();
  for (const [above] of path.entries()) {
    const place = path.slice(above).join('');
    const organ = issuer.startsWith(place) ? organs[issuer.slice(place.length)] : undefined;
    if (organ !== undefined) return `${organ} of ${path.toReversed().map(latin).join(', ')}`;
  }
  return null;
}
