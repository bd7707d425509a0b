/** What is remembered of sites that were built, one file or folder for each: only so many stay. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Removes all but the `most` entries of a folder that were written last. */
export function keepNewest(folder: string, most: number): void {
  const byAge = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(most)) rmSync(path, { recursive: true, force: true });
}
