/** The index by words of a small archive: where its parts lie, and its filters. */
import { countryKey, type Filters } from './filters.ts';

/** Folder below the root of the site, and the file in it that names the parts. */
export const wordsFolder = 'search-words';
export const wordPartsFile = 'parts.json';

/** Most reports of an archive whose whole texts are indexed by words, see docs/search-index.md. */
export const wordsBorder = 2_000;

export interface WordParts {
  /** In the order of ids; each begins with the report `first`. */
  readonly parts: readonly { readonly path: string; readonly first: string; readonly reports: number }[];
}

/** Digits that codes of divisions have down to the township. */
const depths = [2, 4, 6, 9, 12];

/** All keys that a filter may have for a report there, see `liesIn`. */
export function regionsAround(key: string): string[] {
  if (key === '') return [];
  const [code = ''] = key.split('-');
  const above = depths.filter((digits) => digits <= code.length).map((digits) => code.slice(0, digits));
  return [...new Set([countryKey, ...above.map((part) => part.padEnd(6, '0')), key])];
}

/** What Pagefind is asked for; indicators are not among its filters. */
export function wordFilters(
  { regions, from, to, kinds, levels, review }: Filters,
  years: readonly number[],
): Record<string, { readonly any: readonly string[] }> {
  const inRange = years.filter((year) => year > 0 && year >= (from ?? 0) && year <= (to ?? 9999));
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['region', regions],
    ['year', from === null && to === null ? [] : [...inRange.map(String), 'none']],
    ['kind', kinds],
    ['level', levels],
    ['review', review === null ? [] : [review]],
  ];
  return Object.fromEntries(asked.filter(([, any]) => any.length > 0).map(([name, any]) => [name, { any }]));
}

/** @returns the place of a report in the whole archive by that in its part; null when no part has it */
export function placeOf({ parts }: WordParts, id: string, place: number): number | null {
  const own = parts.findLastIndex(({ first }) => first <= id);
  if (own < 0) return null;
  return parts.slice(0, own).reduce((sum, { reports }) => sum + reports, place);
}
