/**
 * Files that have second names in other folders, which cost no copying: the last build's site, the one before it and
 * the cache share them. So a file is never written to, but replaced: its other names keep what they had.
 */
import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

const look = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false });

/** Makes a folder, also where a file of that name stands in the way. */
function makeFolder(path: string): void {
  const info = look(path);
  if (info?.isDirectory()) return;
  makeFolder(dirname(path));
  try {
    if (info) rmSync(path);
    mkdirSync(path);
  } catch (error) {
    // Another thread may have been faster.
    if (!look(path)?.isDirectory()) throw error;
  }
}

/** Sees to it that a file can be made: its folder is there, and nothing has its name. */
export function clearWay(path: string): void {
  makeFolder(dirname(path));
  // A look takes a tenth of the time of removing what is not there.
  const present = lstatSync(path, { throwIfNoEntry: false });
  if (present?.isDirectory()) rmSync(path, { recursive: true });
  else if (present) unlinkSync(path);
}

export function writeAnew(path: string, content: string | Uint8Array): void {
  clearWay(path);
  writeFileSync(path, content);
}

/**
 * Gives a file a second name; copies it where that cannot be.
 * @returns false when it was copied
 * @throws when `from` is not there
 */
export function secondName(from: string, to: string): boolean {
  const [source, present] = [statSync(from), look(to)];
  if (present?.ino === source.ino && present.dev === source.dev) return true;
  clearWay(to);
  try {
    linkSync(from, to);
    return true;
  } catch {
    copyFileSync(from, to);
    return false;
  }
}
