/**
 * Partial matches by Pagefind: reports that hold words of the query though not the query. Loaded only when the
 * exact search found nothing or little; its text is never shown, only the report's own.
 */
import type { Fragment } from '../../lib/search/fragment.ts';
import type { SearchIndex } from '../../lib/search/index-reader.ts';
import { indexUrl } from './load-index.ts';

interface PagefindResult {
  readonly score: number;
  data(): Promise<{ readonly meta: Readonly<Record<string, string>> }>;
}

interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  mergeIndex(path: string, options?: Readonly<Record<string, unknown>>): Promise<void>;
  search(text: string): Promise<{ readonly results: readonly PagefindResult[] }>;
}

/** Results that are looked at: what the filters leave out is not known before. */
const tried = 12;

let loading: Promise<Pagefind> | undefined;

async function load(index: SearchIndex): Promise<Pagefind> {
  const [first, ...rest] = index.manifest.groups.map(({ path }) => `${indexUrl}${path}/partial/`);
  const pagefind = (await import(/* @vite-ignore */ `${first}pagefind.js`)) as Pagefind;
  // The addresses in the records are not used, so there is no base path to tell.
  await pagefind.options({ baseUrl: '/' });
  for (const path of rest) await pagefind.mergeIndex(path);
  return pagefind;
}

/**
 * @param most how many reports at most
 * @param wanted false for reports that the filters leave out or that are listed already
 */
export async function partialMatches(
  index: SearchIndex,
  text: string,
  most: number,
  wanted: (fragment: Fragment) => boolean,
): Promise<Fragment[]> {
  loading ??= load(index).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  const { results } = await (await loading).search(text);
  const best = results.slice(0, tried);
  const fragments = await Promise.all(
    best.map(async (result) => {
      const { meta } = await result.data();
      const [group = 0, report = 0] = (meta['address'] ?? '').split('/').map(Number);
      return (await index.group(group)).fragment(report);
    }),
  );
  return fragments.filter(wanted).slice(0, most);
}
