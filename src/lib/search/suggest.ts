/** Suggestions for what is being typed, from a file or two of a sorted list. */
import { filesOf } from './directory.ts';
import type { SearchIndex } from './index-reader.ts';
import { normalise } from './normalise.ts';

export type SuggestionKind = 'region' | 'issuer';

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** Key of the region, or name of the issuer. */
  readonly value: string;
  /** Reports. */
  readonly count: number;
}

/** A prefix that spreads over more files is too short to be helped. */
const mostFiles = 2;

/** @returns the suggestions with most reports first, each once */
export async function suggest(index: SearchIndex, text: string, most: number): Promise<Suggestion[]> {
  const prefix = normalise(text).text;
  if (prefix === '' || /^[\da-z]$/.test(prefix)) return [];
  const { borders, file } = await index.suggestions();
  if (borders.length === 0) return [];
  const { first, last } = filesOf(borders, prefix);
  const files = Array.from({ length: Math.min(mostFiles, last - first + 1) }, (_, k) => file(first + k));
  const found = new Map<string, Suggestion>();
  for (const [key, suggestion] of (await Promise.all(files)).flat()) {
    if (key.startsWith(prefix)) found.set(`${suggestion.kind}/${suggestion.value}`, suggestion);
  }
  const regionsFirst = (a: Suggestion, b: Suggestion) =>
    Number(a.kind === 'issuer') - Number(b.kind === 'issuer');
  return [...found.values()]
    .sort((a, b) => regionsFirst(a, b) || b.count - a.count || (a.label < b.label ? -1 : 1))
    .slice(0, most);
}
