/**
 * SHA-256 of files, remembered by size, times and inode, so that a file that nobody touched is not read again. One
 * SQLite file: it may be deleted at any time, a killed process leaves it whole, several processes may share it.
 *
 * A file that was changed within the same tick of the clock in which it was read looks untouched later (git calls
 * such an entry racy). Such a file is remembered only when its times lie clearly before its reading.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Milliseconds; some file systems keep times in steps of two seconds. */
const tick = 2_000;

/** Rows that wait to be written together. */
const batch = 2_000;

/** Grows with the layout of the table; a file of another version is made anew. */
const layout = 1;

interface Row {
  readonly name: string;
  readonly stamp: string;
  readonly hash: Uint8Array;
}

interface Stamp {
  readonly text: string;
  /** Milliseconds since 1970: the later one of both times. */
  readonly changed: number;
}

function stampOf(file: string): Stamp | null {
  const info = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!info?.isFile()) return null;
  const { size, mtimeNs, ctimeNs, ino } = info;
  const text = `${size}/${mtimeNs}/${ctimeNs}/${ino}`;
  return { text, changed: Math.max(Number(mtimeNs / 1_000_000n), Number(ctimeNs / 1_000_000n)) };
}

function openDatabase(path: string): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 30_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
  if (version !== layout) {
    database.exec(`BEGIN IMMEDIATE; DROP TABLE IF EXISTS files;
      CREATE TABLE files (dir TEXT, name TEXT, stamp TEXT, hash BLOB, PRIMARY KEY (dir, name)) WITHOUT ROWID;
      PRAGMA user_version = ${layout}; COMMIT`);
  }
  return database;
}

export class FileIndex {
  readonly #database: DatabaseSync;
  readonly #one: StatementSync;
  readonly #folder: StatementSync;
  /** By path; null for a file that is gone. */
  readonly #pending = new Map<string, { readonly stamp: string; readonly hash: string } | null>();

  private constructor(database: DatabaseSync) {
    this.#database = database;
    this.#one = database.prepare('SELECT name, stamp, hash FROM files WHERE dir = ? AND name = ?');
    this.#folder = database.prepare('SELECT name, stamp, hash FROM files WHERE dir = ?');
  }

  /** @param path of the SQLite file, such as `.cache/files.sqlite`; one that is damaged is made anew */
  static open(path: string): FileIndex {
    try {
      return new FileIndex(openDatabase(path));
    } catch {
      for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
      return new FileIndex(openDatabase(path));
    }
  }

  #hashOf(file: string, stamp: Stamp, row: Row | undefined): string {
    if (row?.stamp === stamp.text) return Buffer.from(row.hash).toString('hex');
    const start = Date.now();
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (stamp.changed + tick < start) this.#remember(file, { stamp: stamp.text, hash });
    else if (row) this.#remember(file, null);
    return hash;
  }

  #remember(file: string, value: { stamp: string; hash: string } | null): void {
    this.#pending.set(file, value);
    if (this.#pending.size >= batch) this.flush();
  }

  /** @returns 64 hex digits, or null when there is no such file */
  find(file: string): string | null {
    const path = resolve(file);
    const stamp = stampOf(path);
    const row = this.#one.get(dirname(path), basename(path)) as Row | undefined;
    if (stamp) return this.#hashOf(path, stamp, row);
    if (row) this.#remember(path, null);
    return null;
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
   * @returns hashes of the files that lie in a folder itself, by name, sorted; none when there is no such folder
   */
  hashFolder(dir: string, filter: (name: string) => boolean = () => true): Map<string, string> {
    const folder = resolve(dir);
    const rows = new Map((this.#folder.all(folder) as unknown as Row[]).map((row) => [row.name, row]));
    const hashes = new Map<string, string>();
    const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    for (const name of isFolder ? readdirSync(folder).sort() : []) {
      const path = join(folder, name);
      const stamp = filter(name) ? stampOf(path) : null;
      if (stamp) hashes.set(name, this.#hashOf(path, stamp, rows.get(name)));
    }
    for (const name of rows.keys()) {
      if (filter(name) && !hashes.has(name)) this.#remember(join(folder, name), null);
    }
    return hashes;
  }

  /** Writes what was learnt; `close` does it too. */
  flush(): void {
    if (this.#pending.size === 0) return;
    const put = this.#database.prepare('INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)');
    const drop = this.#database.prepare('DELETE FROM files WHERE dir = ? AND name = ?');
    this.#database.exec('BEGIN IMMEDIATE');
    for (const [path, row] of this.#pending) {
      if (row) put.run(dirname(path), basename(path), row.stamp, Buffer.from(row.hash, 'hex'));
      else drop.run(dirname(path), basename(path));
    }
    this.#database.exec('COMMIT');
    this.#pending.clear();
  }

  close(): void {
    this.flush();
    this.#database.close();
  }
}
