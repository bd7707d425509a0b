/** What a shard leaves for `merge`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Shard } from '../incremental/shard.ts';

const factsSchema = z.strictObject({ index: z.int().positive(), of: z.int().positive() });

/** Paths in the folder of a shard. */
export const partsIn = (dir: string) => ({
  /** Which shard it is; written last. */
  facts: join(dir, 'shard.json'),
  reports: join(dir, 'reports'),
  traces: join(dir, 'trace'),
  ledger: join(dir, 'ingest.sqlite'),
  store: join(dir, 'store.sqlite'),
  tasks: join(dir, 'tasks'),
});

export type Parts = ReturnType<typeof partsIn>;

/** Folder of a shard, below the project. */
export const shardFolder = ({ index, of }: Shard): string => join('shards', `${index}-of-${of}`);

/**
 * @param dirs folders of shards
 * @throws Error when one is not whole, or when they are not all shards of one archive
 */
export function readShards(dirs: readonly string[]): { readonly shard: Shard; readonly parts: Parts }[] {
  const shards = dirs.map((dir) => {
    const parts = partsIn(dir);
    return { shard: factsSchema.parse(JSON.parse(readFileSync(parts.facts, 'utf8'))), parts };
  });
  const given = shards.map(({ shard: { index, of } }) => `${index}/${of}`).sort();
  const of = shards[0]?.shard.of ?? 0;
  const wanted = Array.from({ length: of }, (_, i) => `${i + 1}/${of}`).sort();
  if (of === 0 || given.join() !== wanted.join()) {
    throw new Error(
      `merge: wanted each of ${wanted.join(', ') || '1/n … n/n'} once, got ${given.join(', ') || 'none'}`,
    );
  }
  return shards;
}
