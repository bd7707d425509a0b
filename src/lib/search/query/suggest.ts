/** Suggestions for what is being typed, from a file or two of sorted lists. */
import { filesOf } from '../format/directory.ts';
import { normalise } from '../format/normalise.ts';
import { type Suggestion, type SuggestionList, suggestionKinds } from '../format/suggestion.ts';
import type { SearchIndex } from './search-index.ts';

/** A prefix that spreads over more files is too short to be helped. */
const mostFiles = 2;
/** Titles, which come last, leave room for the others. */
const mostTitles = 3;

async function fromList(index: SearchIndex, list: SuggestionList, prefix: string): Promise<Suggestion[]> {
  const { borders, file } = await index.suggestions(list);
  if (borders.length === 0) return [];
  const { first, last } = filesOf(borders, prefix);
  const files = Array.from({ length: Math.min(mostFiles, last - first + 1) }, (_, k) => file(first + k));
  const found = new Map<string, Suggestion>();
  for (const [key, suggestion] of (await Promise.all(files)).flat()) {
    if (key.startsWith(prefix)) found.set(`${suggestion.kind}/${suggestion.value}`, suggestion);
  }
  return [...found.values()];
}

const byKindAndCount = (a: Suggestion, b: Suggestion): number =>
  suggestionKinds.indexOf(a.kind) - suggestionKinds.indexOf(b.kind) ||
  b.count - a.count ||
  (a.label < b.label ? -1 : a.label > b.label ? 1 : a.value < b.value ? -1 : 1);

/** @returns regions, issuers, topics and titles, those with most reports or of the newest year first, each once */
export async function suggest(index: SearchIndex, text: string, most: number): Promise<Suggestion[]> {
  const prefix = normalise(text).text;
  if (prefix === '' || /^[\da-z]$/.test(prefix)) return [];
  const [names, titles] = await Promise.all([
    fromList(index, 'names', prefix),
    fromList(index, 'titles', prefix),
  ]);
  const shownTitles = titles.sort(byKindAndCount).slice(0, mostTitles);
  const shownNames = names.sort(byKindAndCount).slice(0, Math.max(0, most - shownTitles.length));
  return [...shownNames, ...shownTitles];
}
