/** Links may name a region (`region=密云区`) where the page itself uses keys. */
import type { SearchIndex } from './search-index.ts';
import { suggest } from './suggest.ts';

/** Current names stand for at most a few places. */
const most = 40;

/** @returns keys for keys and for names of regions that have reports; a name of several places gives all of them */
export async function regionKeys(index: SearchIndex, regions: readonly string[]): Promise<string[]> {
  const keys = await Promise.all(
    regions.map(async (region) => {
      if (/^\d/.test(region)) return [region];
      const found = await suggest(index, region, most);
      const named = found.filter(
        ({ kind, label }) => kind === 'region' && label.replace(/（.*$/, '') === region,
      );
      return named.length > 0 ? named.map(({ value }) => value) : [region];
    }),
  );
  return [...new Set(keys.flat())];
}
