/** Finding things by their English names, from a list that the site has beside its search page. */

/** What a name is of: the page that it leads to, or for a term words to search for. */
export const englishKinds = ['place', 'indicator', 'family', 'topic', 'section', 'term'] as const;

export type EnglishKind = (typeof englishKinds)[number];

/**
 * Kind, key (of the region, or id), English name, and in Chinese the full name of a place or the words of a term, else
 * nothing.
 */
export type EnglishEntry = readonly [kind: EnglishKind, key: string, name: string, chinese: string];

/** Words in lower case without marks: `Xi’an` and `xian` are the same, and so are `Lüliang` and `luliang`. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/[\p{Mn}'’]/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** True for a query that may be meant in English. */
export const isLatin = (text: string): boolean => /[a-z]{3}/i.test(text);

/** The words of a name may be inflected, and the last one of a query may be unfinished. */
const fits = (words: readonly string[], name: readonly string[]): boolean =>
  words.every((word) => name.some((own) => own.startsWith(word)));

/** @returns those of which every word of the text begins a word of the name: whole names first, then shorter ones */
export function findEnglish(entries: readonly EnglishEntry[], text: string, most: number): EnglishEntry[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return entries
    .map((entry) => ({ entry, name: wordsOf(entry[2]) }))
    .filter(({ entry: [kind], name }) => kind !== 'family' && fits(words, name))
    .sort((a, b) => a.name.length - b.name.length || Number(a.entry[2] > b.entry[2]) * 2 - 1)
    .slice(0, most)
    .map(({ entry }) => entry);
}
