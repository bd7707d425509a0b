import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mergeResults, type Result, readResults, resultPage, resultsFile, tableFile } from './results.ts';

const result = (id: string, measured: string): Result => ({
  id,
  what: 'something',
  measured,
  command: 'npm run bench -- build',
  machine: 'a machine',
  date: '2026-11-30',
});

test('the table that is committed is made of the results that are committed', () => {
  const results = readResults(resultsFile);
  expect(results.length).toBeGreaterThan(10);
  expect(readFileSync(tableFile, 'utf8')).toBe(resultPage(mergeResults(results)));
});

test('a later result of the same case takes the place of the earlier one, numbers count as numbers', () => {
  const merged = mergeResults([
    result('build/10000', 'old'),
    result('build/3000', 'only'),
    result('build/10000', 'new'),
  ]);
  expect(merged.map(({ id, measured }) => [id, measured])).toEqual([
    ['build/3000', 'only'],
    ['build/10000', 'new'],
  ]);
});

test('each result is a row with its command, machine and date', () => {
  expect(resultPage([result('a/b', '5 s')])).toContain(
    '| something | 5 s | `npm run bench -- build` | a machine | 2026-11-30 |',
  );
});
