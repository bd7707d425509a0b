/**
 * Atomic writes: a file or folder is made under a temporary name beside its place and renamed there when it is whole,
 * so that a reader, a crash or a full disk never shows a part of it. `durable` also survives a power cut: contents
 * are flushed before the rename, folder entries after it (POSIX `rename` alone orders nothing on disk).
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './process-alive.ts';

export interface WriteOptions {
  /** Flush to the disk before returning: for what cannot be made again. Costs a few milliseconds. */
  readonly durable?: boolean;
}

/** Begins the names of what is not finished; the number of the process that is writing follows. */
export const temporaryPrefix = '.unfinished-';

/** Removes from a folder what killed processes did not finish; what others are writing stays. */
export function sweepTemporaries(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const pid = Number.parseInt(name.slice(temporaryPrefix.length), 10);
    const isWriting = pid !== process.pid && pid > 0 && isAlive(pid);
    if (!isWriting) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Longest file name in bytes on common file systems. */
const longestName = 255;

const isWindows = process.platform === 'win32';

function temporaryBeside(path: string): string {
  const start = `${temporaryPrefix}${process.pid}-${randomBytes(6).toString('hex')}-`;
  const name = Buffer.from(basename(path)).subarray(0, longestName - start.length);
  // A character that the cut splits would be longer when it is written back.
  return join(dirname(path), start + name.toString('utf8').replaceAll('\uFFFD', ''));
}

/** Flushes a file, or the entries of a folder. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows opens no folders, and its file systems log their entries. */
function flushFolder(path: string): void {
  if (!isWindows) flush(path);
}

/** Makes a folder with those above it; each new one has to be entered durably in its parent. */
function makeFolders(path: string, durable: boolean): void {
  const first = mkdirSync(path, { recursive: true });
  if (!durable || first === undefined) return;
  for (let folder = path; ; folder = dirname(folder)) {
    flushFolder(dirname(folder));
    if (folder === first || folder === dirname(folder)) return;
  }
}

function writeFlushed(path: string, content: string | Uint8Array, durable: boolean): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, content);
    if (durable) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Replaces a file; other hard links to the old one keep what they had.
 * @throws Error of the file system; the old file is then untouched and nothing is left beside it
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  { durable = false }: WriteOptions = {},
): void {
  const temporary = temporaryBeside(path);
  try {
    try {
      writeFlushed(temporary, content, durable);
    } catch (error) {
      // The folder is nearly always there; it is made when it is missed.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      makeFolders(dirname(path), durable);
      writeFlushed(temporary, content, durable);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  if (durable) flushFolder(dirname(path));
}

/**
 * As `replaceFile`, for a writer that needs a path: a stream or a database.
 * @param write makes the file under the name that it is given
 */
export async function replaceFileBy<Result>(
  path: string,
  write: (temporary: string) => Result | Promise<Result>,
): Promise<Result> {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryBeside(path);
  try {
    const result = await write(temporary);
    renameSync(temporary, path);
    return result;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path);
    else flush(path);
  }
  flushFolder(folder);
}

/**
 * Makes a folder that appears with all that is in it.
 * @param path of the folder; where one with something in it stands already, that one stays
 * @param fill writes the contents into the staging folder that it is given
 * @returns what `fill` does
 */
export async function placeFolder<Result>(
  path: string,
  fill: (staging: string) => Result | Promise<Result>,
  { durable = false }: WriteOptions = {},
): Promise<Result> {
  makeFolders(dirname(path), durable);
  const staging = temporaryBeside(path);
  mkdirSync(staging);
  try {
    const result = await fill(staging);
    if (durable) flushTree(staging);
    try {
      renameSync(staging, path);
    } catch (error) {
      // Another process was faster.
      if (!existsSync(path)) throw error;
    }
    if (durable) flushFolder(dirname(path));
    return result;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
