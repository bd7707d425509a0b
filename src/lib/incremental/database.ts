/** SQLite files that only save work: deleted or damaged ones are made anew, several processes may share one. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';

export interface Tables {
  /** Grows with the layout; what another layout left is dropped. */
  readonly version: number;
  /** Statements that make the tables. */
  readonly create: string;
  /** Read the whole file when it is opened, so that a damaged one is made anew; for small ones. */
  readonly isChecked?: boolean;
}

function open(path: string, { version, create, isChecked = false }: Tables): DatabaseSync {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 30_000 });
  try {
    // A killed process leaves the last finished transaction.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    if (isChecked && database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok')
      throw new Error(`${path}: damaged`);
    if (database.prepare('PRAGMA user_version').get()?.['user_version'] === version) return database;
    database.exec('BEGIN IMMEDIATE');
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    for (const { name } of tables) database.exec(`DROP TABLE "${name}"`);
    database.exec(`${create}; PRAGMA user_version = ${version}; COMMIT`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Removes a database with what SQLite keeps beside it. */
export function dropCache(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
}

/** @param path of the file; its folder is made when it is missing */
export function openCache(path: string, tables: Tables): DatabaseSync {
  try {
    return open(path, tables);
  } catch (error) {
    // Another process at work is no damage.
    if ((error as { errcode?: number }).errcode === 5) throw error;
    dropCache(path);
    return open(path, tables);
  }
}

/**
 * Checksum of a row, kept in it: SQLite notices a damaged page only where its structure breaks, and a hash with a
 * flipped bit would be believed.
 */
export const rowSum = (values: readonly (string | number | null)[]): number => crc32(JSON.stringify(values));

/** Runs changes as one: all of them are kept or none. */
export function transaction(database: DatabaseSync, run: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    run();
    database.exec('COMMIT');
  } catch (error) {
    // Of a full disk SQLite has taken back everything itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
