/** What the data set wrote, so that the next build takes over what has not changed. */
import { constants, copyFileSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface FileRecord {
  /** Below the root of the site. */
  readonly path: string;
  /** Names everything that the file was made of: the same key, the same bytes. */
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The last good build. */
export interface Previous {
  /** Root of its site; may be the folder that is built into. */
  readonly dir: string;
  readonly files: readonly FileRecord[];
}

/**
 * Gives a file of the last build a second name, which costs no copying; copies where that cannot be.
 * @returns false when it is not there
 */
export function takeOver(from: string, to: string, path: string): boolean {
  const [source, target] = [join(from, path), join(to, path)];
  if (source === target) return isFile(source);
  try {
    linkSync(source, target);
    return true;
  } catch {
    if (!isFile(source)) return false;
  }
  // The folder is missing, another file bears the name, or the folders lie on different disks.
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  return true;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
