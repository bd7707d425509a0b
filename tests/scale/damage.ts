/** Single damages of what a build remembers, and of the site with its old times, as a failing disk leaves them. */
import {
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../scripts/bench/lib/random.ts';

export const damages = ['a flipped bit', 'an end that is missing', 'zeros', 'a file that is gone'] as const;

/**
 * Where files lie that may be damaged: the site and everything that a build remembers, so that a rare kind of file
 * is met as often as one of which there are thousands.
 */
export function damagedPlaces(project: string): string[] {
  const below = (dir: string): string[] =>
    readdirSync(join(project, dir))
      .sort()
      .map((name) => `${dir}/${name}`);
  const places = below('.cache').flatMap((place) => (place === '.cache/tasks' ? below(place) : [place]));
  return ['dist', ...places].filter((place) => filesIn(join(project, place)).length > 0);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return statSync(path).size > 0 ? [path] : [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size > 0)
    .sort();
}

/** @returns the file that was damaged, and how */
export function damage(project: string, place: string, random: Random): { file: string; kind: string } {
  const path = random.pick(filesIn(join(project, place)));
  const kind = random.pick(damages);
  const told = { file: path.slice(project.length + 1), kind };
  if (kind === 'a file that is gone') {
    rmSync(path);
    return told;
  }
  const { size, atimeMs, mtimeMs } = statSync(path);
  if (kind === 'an end that is missing') truncateSync(path, random.below(size));
  else if (kind === 'zeros') writeFileSync(path, Buffer.alloc(size));
  else {
    const bytes = readFileSync(path);
    const at = random.below(size);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    writeFileSync(path, bytes);
  }
  utimesSync(path, atimeMs / 1000, mtimeMs / 1000);
  return told;
}
