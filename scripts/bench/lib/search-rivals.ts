/** Other engines on the same corpus: MiniSearch and FlexSearch over bigrams, in memory, and default Pagefind. */
import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { Page } from 'playwright-core';
import { importOnDemand } from '../../../src/lib/dev/on-demand.ts';
import type { CorpusReport } from './search-corpus.ts';

/** What is used of `scripts/bench/peers/rivals.mjs`. */
interface Programs {
  readonly MiniSearch: new (
    options: object,
  ) => {
    addAll(documents: readonly object[]): void;
    search(text: string): { id: unknown }[];
  };
  readonly Document: new (
    options: object,
  ) => {
    add(document: object): void;
    export(write: (key: string, data?: string) => void): Promise<unknown>;
    search(text: string, options: object): { result: unknown[] }[];
  };
}

const programs = () => importOnDemand<Programs>('bench/peers', 'rivals.mjs');

export interface Rival {
  readonly name: string;
  /** Bytes that a reader loads before the first answer. */
  readonly bytes: number;
  search(text: string): Promise<string[]>;
}

/** Overlapping pairs of characters; a single one stands for itself. */
function bigrams(text: string): string[] {
  const clean = [...text.normalize('NFKC').toLowerCase()].filter((character) =>
    /[\p{L}\p{N}]/u.test(character),
  );
  if (clean.length < 2) return clean;
  return clean.slice(1).map((character, k) => `${clean[k]}${character}`);
}

const textOf = ({ title, headings, passages }: CorpusReport) => [title, ...headings, ...passages].join('\n');

export async function miniSearch(corpus: readonly CorpusReport[]): Promise<Rival> {
  const { MiniSearch } = await programs();
  const index = new MiniSearch({
    fields: ['text'],
    tokenize: bigrams,
    searchOptions: { combineWith: 'AND' },
  });
  index.addAll(corpus.map((report) => ({ id: report.id, text: textOf(report) })));
  const bytes = gzipSync(JSON.stringify(index)).length;
  return {
    name: 'MiniSearch, bigrams',
    bytes,
    search: async (text) => index.search(text).map(({ id }) => String(id)),
  };
}

export async function flexSearch(corpus: readonly CorpusReport[]): Promise<Rival> {
  const { Document } = await programs();
  const index = new Document({
    document: { id: 'id', index: [{ field: 'text', tokenize: 'strict', encode: bigrams }] },
  });
  for (const report of corpus) index.add({ id: report.id, text: textOf(report) });
  let bytes = 0;
  await index.export((_key, data) => {
    bytes += gzipSync(data ?? '').length;
  });
  const search = async (text: string) => {
    const [field] = index.search(text, { limit: corpus.length, suggest: false });
    return (field?.result ?? []).map(String);
  };
  return { name: 'FlexSearch, bigrams', bytes, search };
}

/** @returns seconds that indexing took */
export async function buildDefaultPagefind(corpus: readonly CorpusReport[], out: string): Promise<number> {
  const start = performance.now();
  mkdirSync(out, { recursive: true });
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error('pagefind: no index was made');
  for (const { id, title, headings, passages } of corpus) {
    const paragraphs = [
      ...headings.map((text) => `<h2>${text}</h2>`),
      ...passages.map((text) => `<p>${text}</p>`),
    ];
    const content = `<html lang="zh-CN"><body><main data-pagefind-body><h1>${title}</h1>${paragraphs.join('')}</main></body></html>`;
    await index.addHTMLFile({ url: `/${id}`, content });
  }
  await index.writeFiles({ outputPath: out });
  await pagefind.close();
  return (performance.now() - start) / 1000;
}

/** @param folder of the Pagefind bundle, below the page's origin; @param quote asks for the exact phrase */
export function pagefindRival(page: Page, folder: string, quote: boolean): Rival {
  return {
    name: quote ? 'default Pagefind, quoted' : 'default Pagefind',
    bytes: 0,
    search: (text) =>
      page.evaluate(
        async ({ query, path }) => {
          interface Result {
            readonly id: string;
            data(): Promise<{ url: string }>;
          }
          // Addresses are in files of their own, one a report: each is loaded once for all queries.
          const scope = globalThis as unknown as { addresses?: Map<string, string> };
          scope.addresses ??= new Map();
          const known = scope.addresses;
          const engine = await import(path);
          const { results } = (await engine.search(query)) as { results: Result[] };
          const unknown = results.filter(({ id }) => !known.has(id));
          for (let from = 0; from < unknown.length; from += 50) {
            const load = async (result: Result) => known.set(result.id, (await result.data()).url);
            await Promise.all(unknown.slice(from, from + 50).map(load));
          }
          return results.map(({ id }) => known.get(id)?.split('/').filter(Boolean).at(-1) ?? '');
        },
        { query: quote ? `"${text}"` : text, path: `${folder}pagefind.js` },
      ),
  };
}
