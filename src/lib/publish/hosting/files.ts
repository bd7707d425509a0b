/** Files of a folder and their checksums, the same on every system. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** @returns paths of all files below `dir`, with forward slashes, sorted by code units; none when it is not there */
export const listFiles = (dir: string): string[] => listEntries(dir).files;

export interface FolderEntries {
  /** Sorted by code units. */
  readonly files: string[];
  /** Links, pipes and devices, which are not followed or opened. */
  readonly others: readonly string[];
}

/** As `listFiles`, with what is neither file nor folder apart. */
export function listEntries(dir: string): FolderEntries {
  const found: string[] = [];
  const others: string[] = [];
  // Folder by folder: what Node offers for all of them asks the system once more for each file.
  const visit = (folder: string, start: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(join(folder, entry.name), `${start}${entry.name}/`);
      else (entry.isFile() ? found : others).push(start + entry.name);
    }
  };
  if (existsSync(dir)) visit(dir, '');
  return { files: found.sort(), others: others.sort() };
}

/** Synchronous reading is several times cheaper than a stream for files of the size of a page. */
const piece = Buffer.allocUnsafe(1024 * 1024);

/** @returns sha256 of a file, read in pieces: memory does not grow with its size */
export function sha256OfFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) {
      hash.update(piece.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
