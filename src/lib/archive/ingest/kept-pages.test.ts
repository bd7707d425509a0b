import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetPages, keptPages } from './kept-pages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];
const made: string[] = [];
const make = (text: string) => async () => {
  made.push(text);
  return text;
};
beforeEach(() => made.splice(0));

test('a page is made once for each document', async () => {
  const told: string[] = [];
  for (const sha256 of [one, one, other]) {
    const { memo } = keptPages(folder, sha256, (page) => told.push(page));
    expect(await memo('page-1', make(sha256))).toBe(sha256);
  }
  expect(made).toEqual([one, other]);
  expect(told).toEqual(['page-1', 'page-1', 'page-1']);
});

test('what fails is not kept', async () => {
  const { memo } = keptPages(folder, one, () => {});
  await expect(memo('page-1', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
  expect(await memo('page-1', make('whole'))).toBe('whole');
});

test('pages that are not asked for any more go with the next reading', async () => {
  const first = keptPages(folder, one, () => {});
  await first.memo('page-1', make('1'));
  await first.memo('page-2', make('2'));
  const second = keptPages(folder, one, () => {});
  await second.memo('page-1', make('1'));
  second.settle();
  expect(readdirSync(join(folder, `scan-r${one.slice(0, 12)}`))).toHaveLength(1);
});

test('without a folder nothing is kept', async () => {
  const { memo, settle } = keptPages(null, one, () => {});
  await memo('page-1', make('1'));
  await memo('page-1', make('1'));
  settle();
  expect(made).toEqual(['1', '1']);
});

test('pages of documents that are gone are forgotten', async () => {
  for (const sha256 of [one, other]) await keptPages(folder, sha256, () => {}).memo('page-1', make('1'));
  forgetPages(folder, (id) => id === `r${one.slice(0, 12)}`);
  expect(readdirSync(folder)).toEqual([`scan-r${one.slice(0, 12)}`]);
});
