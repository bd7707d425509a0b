/**
 * SHA-256 of files, remembered by size, times and inode, so that a file that nobody touched is not read again. One
 * SQLite file: it may be deleted at any time, a killed process leaves it whole, several processes may share it.
 *
 * A file that was changed within the same tick of the clock in which it was read looks untouched later (git calls
 * such an entry racy). Such a file is remembered only when its times lie clearly before its reading.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openCache, rowSum, transaction } from './database.ts';

/** Milliseconds within which two changes may carry the same time, when times are finer than a second, and else. */
const fineTick = 100;
const coarseTick = 2_000;

/** Rows that wait to be written together. */
const batch = 2_000;

const tables = {
  version: 4,
  isChecked: true,
  create: `CREATE TABLE files (dir TEXT, name TEXT, size REAL, mtime REAL, ctime REAL, inode REAL, hash TEXT,
    sum INTEGER, PRIMARY KEY (dir, name)) WITHOUT ROWID`,
};

/** By what one sees that a file is still the same: bytes, milliseconds since 1970, and its number. */
interface Stamp {
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
  readonly inode: number;
}

interface Remembered extends Stamp {
  /** 64 hex digits. */
  readonly hash: string;
}

interface Row extends Remembered {
  readonly name: string;
  readonly sum: number;
}

const sumOf = (path: string, { size, mtime, ctime, inode, hash }: Remembered): number =>
  rowSum([path, size, mtime, ctime, inode, hash]);

function stampOf(file: string): Stamp | null {
  const info = statSync(file, { throwIfNoEntry: false });
  return info?.isFile()
    ? { size: info.size, mtime: info.mtimeMs, ctime: info.ctimeMs, inode: info.ino }
    : null;
}

const isSame = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.mtime === b.mtime && a.ctime === b.ctime && a.inode === b.inode;

/** Milliseconds since 1970 from which on a change is sure to give another stamp. */
function settled({ mtime, ctime }: Stamp): number {
  const coarse = mtime % 1000 === 0 || ctime % 1000 === 0;
  return Math.max(mtime, ctime) + (coarse ? coarseTick : fineTick);
}

/** What of the bytes of a file counts. */
type Part = (bytes: Uint8Array) => Uint8Array | string;
const all: Part = (bytes) => bytes;

export class FileIndex {
  readonly #database: DatabaseSync;
  readonly #one: StatementSync;
  readonly #folder: StatementSync;
  /** By path; null for a file that is gone. */
  readonly #pending = new Map<string, Remembered | null>();

  private constructor(database: DatabaseSync) {
    this.#database = database;
    this.#folder = database.prepare(
      'SELECT name, size, mtime, ctime, inode, hash, sum FROM files WHERE dir = ?',
    );
    this.#one = database.prepare(`${this.#folder.sourceSQL} AND name = ?`);
  }

  /** @param path of the SQLite file, such as `.cache/files.sqlite` */
  static open(path: string): FileIndex {
    return new FileIndex(openCache(path, tables));
  }

  /** @returns null when there is no such file */
  #look(file: string, row: Row | undefined, part: Part = all): string | null {
    const stamp = stampOf(file);
    if (!stamp) return null;
    if (row && isSame(row, stamp) && row.sum === sumOf(file, row)) return row.hash;
    const start = Date.now();
    const hash = createHash('sha256')
      .update(part(readFileSync(file)))
      .digest('hex');
    if (settled(stamp) < start) this.#remember(file, { ...stamp, hash });
    else if (row) this.#remember(file, null);
    return hash;
  }

  #remember(file: string, value: Remembered | null): void {
    this.#pending.set(file, value);
    if (this.#pending.size >= batch) this.flush();
  }

  /**
   * @param part what of the file counts: the same for each question about this file
   * @returns 64 hex digits, or null when there is no such file
   */
  find(file: string, part: Part = all): string | null {
    const path = resolve(file);
    const row = this.#one.get(dirname(path), basename(path)) as Row | undefined;
    const hash = this.#look(path, row, part);
    if (hash === null && row) this.#remember(path, null);
    return hash;
  }

  /**
   * @returns 64 hex digits
   * @throws Error when there is no such file
   */
  hash(file: string): string {
    const hash = this.find(file);
    if (hash === null) throw new Error(`${file}: no such file`);
    return hash;
  }

  /**
   * @param filter says by its name whether a file counts
   * @param known gives the hash of a file that need not be looked at
   * @returns hashes of the files that lie in a folder itself, by name, sorted; none when there is no such folder
   */
  hashFolder(
    dir: string,
    filter: (name: string) => boolean = () => true,
    known: (name: string) => string | null = () => null,
  ): Map<string, string> {
    const folder = resolve(dir);
    const rows = new Map((this.#folder.all(folder) as unknown as Row[]).map((row) => [row.name, row]));
    const hashes = new Map<string, string>();
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    for (const name of isFolder ? readdirSync(folder).sort() : []) {
      if (!filter(name)) continue;
      const path = join(folder, name);
      const hash = known(name) ?? this.#look(path, rows.get(name));
      if (hash !== null) hashes.set(name, hash);
    }
    for (const name of rows.keys()) {
      if (filter(name) && !hashes.has(name)) this.#remember(join(folder, name), null);
    }
    return hashes;
  }

  /** Writes what was learnt; `close` does it too. */
  flush(): void {
    if (this.#pending.size === 0) return;
    const put = this.#database.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    const drop = this.#database.prepare('DELETE FROM files WHERE dir = ? AND name = ?');
    transaction(this.#database, () => {
      for (const [path, row] of this.#pending) {
        const [dir, name] = [dirname(path), basename(path)];
        if (row) put.run(dir, name, row.size, row.mtime, row.ctime, row.inode, row.hash, sumOf(path, row));
        else drop.run(dir, name);
      }
    });
    this.#pending.clear();
  }

  close(): void {
    this.flush();
    this.#database.close();
  }
}
