/**
 * Files of a site that is built. The last build's site, the one before it and the cache share their files by hard
 * links, so a file is never written to, only replaced: its other links keep what they had.
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
} from 'node:fs';
import { dirname } from 'node:path';
import { replaceFile } from '../../core/replace-file.ts';

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

/** Makes the folder of a file and removes what has the file's name. */
export function clearPath(path: string): void {
  makeFolder(dirname(path));
  // A look takes a tenth of the time of removing what is not there.
  const present = lstatSync(path, { throwIfNoEntry: false });
  if (present?.isDirectory()) rmSync(path, { recursive: true });
  else if (present) unlinkSync(path);
}

/** As `replaceFile`, but a folder that has the file's name, or a file that has a folder's, gives way. */
export function replaceOutput(path: string, content: string | Uint8Array): void {
  // Nobody sees the site that is built. Where a name is taken, ext4 writes to the disk at once what is renamed to it.
  clearPath(path);
  replaceFile(path, content);
}

/**
 * Makes a hard link to a file, or a copy where the file system allows none.
 * @returns false when it was copied
 * @throws when `from` is not there
 */
export function linkOrCopy(from: string, to: string): boolean {
  const [source, present] = [statSync(from), look(to)];
  if (present?.ino === source.ino && present.dev === source.dev) return true;
  clearPath(to);
  try {
    linkSync(from, to);
    return true;
  } catch {
    copyFileSync(from, to);
    return false;
  }
}
