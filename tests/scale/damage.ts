/** Single damages of what a build remembers, and of the site with its old times, as a failing disk leaves them. */
import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../scripts/bench/lib/random.ts';

/** Places whose contents are checked when they are taken over, see docs/incremental.md. */
export const checkedPlaces = [
  '.cache/tasks/templates',
  '.cache/tasks/picture',
  '.cache/tasks/search-unit',
  '.cache/tasks/search-group',
  '.cache/tasks/search-texts',
  '.cache/tasks/read',
  '.cache/tasks/prepare',
  '.cache/store.sqlite',
  '.cache/similar.sqlite',
  '.cache/vocab',
  '.cache/build-manifests',
  '.cache/files.sqlite',
  '.cache/ingest.sqlite',
  'dist',
] as const;

export const damages = ['a flipped bit', 'an end that is missing', 'zeros'] as const;

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size > 0)
    .sort();
}

/** @returns the file that was damaged, and how */
export function damage(project: string, place: (typeof checkedPlaces)[number], random: Random): string {
  const file = random.pick(filesIn(join(project, place)));
  const kind = random.pick(damages);
  const { size, atimeMs, mtimeMs } = statSync(file);
  if (kind === 'an end that is missing') truncateSync(file, random.below(size));
  else if (kind === 'zeros') writeFileSync(file, Buffer.alloc(size));
  else {
    const bytes = readFileSync(file);
    const at = random.below(size);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    writeFileSync(file, bytes);
  }
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
  return `${file.slice(project.length + 1)}: ${kind}`;
}
