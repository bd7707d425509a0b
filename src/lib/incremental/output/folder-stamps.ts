/**
 * What the folders of a built site held when they were last read, by the times of their last change: adding, removing
 * or renaming a file changes the time of its folder, so one that looks the same need not be read again. The memory
 * belongs to a folder by its number, whatever it is called now; it may be deleted at any time.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { replaceFile } from '../../core/replace-file.ts';
import { keepNewest } from './keep-newest.ts';

/** Time of the last change in milliseconds, and a sum over the names, whatever their order. */
type Stamp = readonly [changed: number, names: number];

/** Sites that are remembered: the last one, the one before it, and those of other folders. */
const most = 6;

/** Milliseconds within which two changes may carry the same time. */
const tick = 100;

const sumOf = (names: ReadonlySet<string>): number => {
  let sum = 0;
  for (const name of names) sum = (sum + crc32(name)) >>> 0;
  return sum;
};

export class FolderStamps {
  readonly #root: string;
  readonly #memory: string;
  readonly #file: string;
  readonly #last: Readonly<Record<string, Stamp>>;
  readonly #now: Record<string, Stamp> = {};

  /**
   * @param root of the site
   * @param memory folder to remember in
   */
  constructor(root: string, memory: string) {
    this.#root = root;
    this.#memory = memory;
    this.#file = join(memory, `${statSync(root).ino}.json`);
    this.#last = this.#read();
  }

  #read(): Readonly<Record<string, Stamp>> {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, Stamp>;
    } catch {
      // None yet, or damaged.
      return {};
    }
  }

  /** @returns whether a folder is sure to hold just these names, as it did when it was last read */
  holds(folder: string, names: ReadonlySet<string>): boolean {
    const last = this.#last[folder];
    if (!last || last[0] !== statSync(join(this.#root, folder)).mtimeMs || last[1] !== sumOf(names))
      return false;
    this.#now[folder] = last;
    return true;
  }

  /** Remembers what a folder holds now. */
  note(folder: string, names: ReadonlySet<string>): void {
    const changed = statSync(join(this.#root, folder)).mtimeMs;
    if (changed + tick < Date.now()) this.#now[folder] = [changed, sumOf(names)];
  }

  write(): void {
    replaceFile(this.#file, JSON.stringify(this.#now));
    keepNewest(this.#memory, most);
  }
}
