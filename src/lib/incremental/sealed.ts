/**
 * SQLite files of which a damage must not pass: SQLite notices one in its structure only. A checksum of the whole file
 * stands beside it from when it is closed; a file that is another one when it is opened is dropped, to be put together
 * again from the task store.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { replaceFile } from '../core/replace-file.ts';
import { dropCache, openCache, type Tables } from './database.ts';

const sealOf = (path: string): string => `${path}.sum`;
const chunk = Buffer.alloc(1 << 20);

function checksum(path: string): string {
  const file = openSync(path, 'r');
  let [sum, size] = [0, 0];
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    sum = crc32(chunk.subarray(0, read), sum);
    size += read;
  }
  closeSync(file);
  return `${size} ${sum}\n`;
}

const isWhole = (path: string): boolean =>
  existsSync(sealOf(path)) && readFileSync(sealOf(path), 'utf8') === checksum(path);

/** As `openCache`. A build that was killed leaves the file unsealed, too. */
export function openSealed(path: string, tables: Tables): DatabaseSync {
  if (existsSync(path) && !isWhole(path)) {
    process.stderr.write(`cache: ${path} is not as a build left it and is put together again\n`);
    dropCache(path);
  }
  return openCache(path, tables);
}

/** Closes what `openSealed` opened. */
export function closeSealed(path: string, database: DatabaseSync): void {
  const changes = database.prepare('SELECT total_changes() AS count').get()?.['count'];
  // A reader that is still there would keep what changed out of the file.
  if (changes !== 0) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  if (changes !== 0 || !existsSync(sealOf(path))) replaceFile(sealOf(path), checksum(path));
}
