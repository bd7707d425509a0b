/**
 * Where the list of a key in a year is parted, and what each part is made from. Reading whole lists to find out takes
 * a second at 10,000 reports, so the store keeps it until an entry changes.
 */
import { createHash } from 'node:crypto';
import { codeVersion } from '../incremental/code-version.ts';
import type { ListName } from '../store/place.ts';
import type { Store } from '../store/store.ts';
import { endsOf } from './paging.ts';

export interface EntryParts {
  /** How many entries stand before the end of each part. */
  readonly ends: readonly number[];
  /** Changes with what the reports of a part were prepared from, as their entries do. */
  readonly digests: readonly string[];
}

/** @param sources what each report was prepared from, see `Store.sources` */
export function entryParts(
  store: Store,
  sources: ReadonlyMap<string, string>,
  [name, key, year]: readonly [list: ListName, key: string, year: number],
): EntryParts {
  return store.ofList(name, key, year, codeVersion(new URL('./entry-parts.ts', import.meta.url)), () => {
    const ids = store.idsOf(name, key, year);
    const ends = endsOf(ids);
    const digests = ends.map((to, part) => {
      const hash = createHash('sha256');
      for (const id of ids.slice(ends[part - 1] ?? 0, to)) hash.update(`${id} ${sources.get(id)}\n`);
      return hash.digest('hex').slice(0, 32);
    });
    return { ends, digests };
  });
}
