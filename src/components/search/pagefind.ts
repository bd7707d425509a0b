/** Pagefind, the engine by words: of the whole texts in a small archive, of their beginnings in a large one. */
import type { Filters } from '../../lib/search/query/filters.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import {
  placeOf,
  type WordParts,
  wordFilters,
  wordPartsFile,
  wordsFolder,
} from '../../lib/search/query/word-parts.ts';
import { loadJson } from '../load-json.ts';
import { indexUrl, siteBase } from './load-index.ts';

interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  mergeIndex(path: string): Promise<void>;
  search(
    text: string,
    options?: { readonly filters: Readonly<Record<string, unknown>> },
  ): Promise<{ readonly results: readonly PagefindResult[] }>;
}

interface PagefindResult {
  data(): Promise<{ readonly url: string; readonly meta: Readonly<Record<string, string>> }>;
}

/** What Pagefind found. */
export interface WordHit {
  readonly id: string;
  readonly title: string;
  /** In the whole archive; null where the index by words does not tell it. */
  readonly place: number | null;
}

/** Each part of a large archive costs a reader some 100 KB; the rough list need not be of the whole. */
const mostParts = 4;

async function load([first, ...rest]: readonly string[]): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${first}pagefind.js`)) as Pagefind;
  // Addresses in the records are ids, so there is no base path to put before them.
  await pagefind.options({ baseUrl: '/' });
  for (const path of rest) await pagefind.mergeIndex(path);
  return pagefind;
}

const wordsUrl = `${siteBase}${wordsFolder}/`;

/** The page says whether the archive has the whole texts by words. */
export const hasWholeTexts = (): boolean =>
  document.querySelector<HTMLElement>('archive-search')?.dataset['words'] !== undefined;

async function loadWhole(): Promise<{ pagefind: Pagefind; parts: WordParts }> {
  const parts = await loadJson<WordParts>(`${wordsUrl}${wordPartsFile}`);
  return { pagefind: await load(parts.parts.map(({ path }) => `${wordsUrl}${path}/`)), parts };
}

let whole: ReturnType<typeof loadWhole> | undefined;

/** After a failure it is tried again. */
function openWhole(): ReturnType<typeof loadWhole> {
  whole ??= loadWhole().catch((error: unknown) => {
    whole = undefined;
    throw error;
  });
  return whole;
}

async function hitsOf(results: readonly PagefindResult[], parts: WordParts | null): Promise<WordHit[]> {
  const found = await Promise.all(results.map((result) => result.data()));
  return found.map(({ url, meta }) => {
    const id = url.split('/').filter(Boolean).at(-1) ?? '';
    return {
      id,
      title: meta['title'] ?? id,
      place: parts && placeOf(parts, id, Number(meta['place'])),
    };
  });
}

/** Reports of a small archive by words, best first. */
export async function byWords(
  index: SearchIndex,
  text: string,
  filters: Filters,
  most: number,
): Promise<WordHit[]> {
  const { pagefind, parts } = await openWhole();
  const years = Object.keys(index.manifest.counts.years).map(Number);
  const { results } = await pagefind.search(text, { filters: wordFilters(filters, years) });
  return hitsOf(results.slice(0, most), parts);
}

/** Reports of a large archive by the words in the beginnings of their passages. */
export async function byBeginnings(index: SearchIndex, text: string, most: number): Promise<WordHit[]> {
  const paths = (await index.rough()).slice(0, mostParts).map((path) => `${indexUrl}${path}/`);
  const { results } = await (await load(paths)).search(text);
  return hitsOf(results.slice(0, most), null);
}
