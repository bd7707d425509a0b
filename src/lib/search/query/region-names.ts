/** Links may name a region (`region=密云区`) where the page itself uses keys. */
import type { SearchIndex } from './search-index.ts';
import { suggest } from './suggest.ts';

/** Current names stand for at most a few places. */
const most = 40;

/** @returns keys for keys and for names, short and former ones too, of regions that have reports; a name of several places gives all of them */
export async function regionKeys(index: SearchIndex, regions: readonly string[]): Promise<string[]> {
  const keys = await Promise.all(
    regions.map(async (region) => {
      if (/^\d/.test(region)) return [region];
      const found = await suggest(index, region, most);
      const named = found.filter(
        ({ kind, label }) => kind === 'region' && label.replace(/（.*$/, '') === region,
      );
      if (named.length > 0) return named.map(({ value }) => value);
      // Short and former names.
      const { places } = await index.lexicon();
      return [...(places.find(([name]) => name === region)?.[1] ?? [region])];
    }),
  );
  return [...new Set(keys.flat())];
}
