/**
 * When the exact index cannot be read, Pagefind's index of the same reports gives a rough list. It is a second
 * engine with files of its own, loaded only then.
 */
import { IndexError } from '../../lib/search/query/files.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import { t } from '../texts.ts';
import { h } from './dom.ts';
import { indexUrl } from './load-index.ts';
import { reportAddress } from './result-item.ts';

interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  mergeIndex(path: string): Promise<void>;
  search(text: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

interface PagefindResult {
  data(): Promise<{ readonly url: string; readonly meta: Readonly<Record<string, string>> }>;
}

const most = 10;
/** Each part of the archive costs a reader some 100 KB; the rough list need not be of the whole. */
const mostParts = 4;

async function load(index: SearchIndex): Promise<Pagefind> {
  const [first, ...rest] = (await index.rough()).slice(0, mostParts).map((path) => `${indexUrl}${path}/`);
  const pagefind = (await import(/* @vite-ignore */ `${first}pagefind.js`)) as Pagefind;
  // Addresses in the records are ids, so there is no base path to put before them.
  await pagefind.options({ baseUrl: '/' });
  for (const path of rest) await pagefind.mergeIndex(path);
  return pagefind;
}

/** @returns a list with its warning; null when there is nothing to show or the second engine fails too */
export async function roughList(
  index: SearchIndex,
  text: string,
  error: unknown,
): Promise<HTMLElement | null> {
  if (!(error instanceof IndexError) || text.trim() === '') return null;
  try {
    const { results } = await (await load(index)).search(text);
    const found = await Promise.all(results.slice(0, most).map((result) => result.data()));
    if (found.length === 0) return null;
    const items = found.map(({ url, meta }) => {
      const id = url.split('/').filter(Boolean).at(-1) ?? '';
      return h(
        'li',
        { 'data-rough-report': id },
        h('a', { href: reportAddress(id, '', text) }, meta['title'] ?? id),
      );
    });
    return h(
      'div',
      {},
      h('h2', {}, t('fallback.title')),
      h('p', { class: 'note' }, t('fallback.note')),
      h('ol', {}, items),
    );
  } catch {
    return null;
  }
}
