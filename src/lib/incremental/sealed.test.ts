import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeSealed, openSealed } from './sealed.ts';

let folder: string;
const path = () => join(folder, 'a.sqlite');
const tables = { version: 1, create: 'CREATE TABLE word (text TEXT)' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealed-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function add(text: string): void {
  const database = openSealed(path(), tables);
  database.prepare('INSERT INTO word VALUES (?)').run(text);
  closeSealed(path(), database);
}

function words(): unknown[] {
  const database = openSealed(path(), tables);
  const rows = database.prepare('SELECT text FROM word').all();
  closeSealed(path(), database);
  return rows.map(({ text }) => text);
}

test('a file that was closed is opened with what it had', () => {
  add('复议');
  add('诉讼');
  expect(words()).toEqual(['复议', '诉讼']);
  const { mtimeMs } = statSync(path());
  expect(words()).toEqual(['复议', '诉讼']);
  expect(statSync(path()).mtimeMs).toBe(mtimeMs);
});

test('a flipped bit in a text, which SQLite does not notice, is noticed and named', () => {
  add('abcdefgh');
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const bytes = readFileSync(path());
  const at = bytes.indexOf('abcdefgh');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const { atimeMs, mtimeMs } = statSync(path());
  writeFileSync(path(), bytes);
  utimesSync(path(), atimeMs / 1000, mtimeMs / 1000);
  expect(words()).toEqual([]);
  expect(said).toHaveBeenCalledWith(expect.stringContaining('a.sqlite'));
});

test('a file that was not closed is not believed', () => {
  add('复议');
  rmSync(`${path()}.sum`);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(words()).toEqual([]);
});
