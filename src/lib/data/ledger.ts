/** What the data set wrote, so that the next build takes over what has not changed. */
import { copyFileSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
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
  if (source === target) return statSync(source, { throwIfNoEntry: false })?.isFile() ?? false;
  rmSync(target, { force: true });
  try {
    linkSync(source, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      if (!statSync(source, { throwIfNoEntry: false })?.isFile()) return false;
      mkdirSync(dirname(target), { recursive: true });
    }
  }
  copyFileSync(source, target);
  return true;
}
