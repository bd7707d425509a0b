import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyRows, extractRows } from './copy-rows.ts';
import { openCache } from './database.ts';

const tables = {
  version: 1,
  create: `CREATE TABLE code (version TEXT); CREATE TABLE report (id TEXT PRIMARY KEY, text TEXT);
    CREATE TABLE entry (list TEXT, id TEXT, place INTEGER); CREATE TABLE derived_count (count INTEGER)`,
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copy-rows-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string) => join(folder, `${name}.sqlite`);

function make(name: string, version: string, reports: readonly (readonly [string, string])[]): DatabaseSync {
  const database = openCache(path(name), tables);
  database.prepare('INSERT INTO code VALUES (?)').run(version);
  for (const [id, text] of reports) {
    database.prepare('INSERT INTO report VALUES (?, ?)').run(id, text);
    for (const place of [...text].keys()) {
      database.prepare("INSERT INTO entry VALUES ('list', ?, ?)").run(id, place);
    }
  }
  return database;
}

const rows = (database: DatabaseSync) => ({
  reports: database.prepare('SELECT id, text FROM report ORDER BY id').all().map(Object.values),
  entries: database
    .prepare('SELECT id, count(*) FROM entry GROUP BY id ORDER BY id')
    .all()
    .map(Object.values),
});

test('rows of some reports take the place of older ones', () => {
  make('other', '1', [
    ['a', 'new'],
    ['b', 'bb'],
    ['x', 'not asked for'],
  ]).close();
  const into = make('into', '1', [
    ['a', 'older'],
    ['c', 'c'],
    ['x', 'mine'],
  ]);
  expect(copyRows(into, path('other'), (id) => id < 'd')).toBe(true);
  expect(rows(into)).toEqual({
    reports: [
      ['a', 'new'],
      ['b', 'bb'],
      ['c', 'c'],
      ['x', 'mine'],
    ],
    entries: [
      ['a', 3],
      ['b', 2],
      ['c', 1],
      ['x', 4],
    ],
  });
  into.close();
});

test('what follows from the rows of one archive stays there', () => {
  const other = make('other', '1', [['a', 'new']]);
  other.exec('INSERT INTO derived_count VALUES (1)');
  other.close();
  const into = make('into', '1', []);
  expect(copyRows(into, path('other'), () => true)).toBe(true);
  expect(rows(into).reports).toEqual([['a', 'new']]);
  expect(into.prepare('SELECT * FROM derived_count').all()).toEqual([]);
  into.close();
});

test('rows that other code made are not taken', () => {
  make('other', '2', [['a', 'new']]).close();
  const into = make('into', '1', [['a', 'older']]);
  expect(copyRows(into, path('other'), () => true)).toBe(false);
  expect(rows(into).reports).toEqual([['a', 'older']]);
  into.close();
});

test('a copy holds what was asked for, and what the rows were made by', () => {
  make('all', '1', [
    ['a', 'aa'],
    ['b', 'b'],
  ]).close();
  extractRows(path('all'), path('part'), (id) => id === 'b');
  const into = make('into', '1', []);
  expect(copyRows(into, path('part'), () => true)).toBe(true);
  expect(rows(into)).toEqual({ reports: [['b', 'b']], entries: [['b', 1]] });
  into.close();
});
