import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { TaskStore } from '../../incremental/task-store.ts';
import { listFiles } from '../../publish/hosting/files.ts';
import type { Fragment } from '../format/fragment.ts';
import type { WordParts } from '../query/word-parts.ts';
import { writeWordIndex } from './word-index.ts';

const work = mkdtempSync(join(tmpdir(), 'words-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ids = Array.from({ length: 12 }, (_, k) => `r${k.toString(16)}00000000000`);
const fragment = (id: string): Fragment => ({
  id,
  title: `第${id}号报告`,
  issuer: null,
  number: null,
  region: { key: '110118', path: ['北京市', '密云区'], level: 'county' },
  year: 2020,
  kind: 'annual-report',
  published: null,
  needsReview: false,
  script: 'simplified',
  sections: [
    { anchor: 's1', heading: '概况', passages: [{ text: '受理行政复议申请若干件。', table: false }] },
  ],
});

const write = async (name: string, store: string, changed = ''): Promise<WordParts> => {
  const out = join(work, name);
  const sources = ids.map((id) => ({ id, sha256: id === changed ? 'changed' : id }));
  await writeWordIndex(new TaskStore(join(work, store)), sources, fragment, out, 4);
  return JSON.parse(readFileSync(join(out, 'parts.json'), 'utf8')) as WordParts;
};

it('is made in parts, of which a changed report costs its own alone', async () => {
  const before = await write('site', 'store');
  expect(before.parts.reduce((sum, { reports }) => sum + reports, 0)).toBe(ids.length);
  expect(before.parts.length).toBeGreaterThan(2);
  expect(before.parts.map(({ first }) => first)).toEqual(before.parts.map(({ first }) => first).toSorted());
  const after = await write('site', 'store', ids[0]);
  const paths = ({ parts }: WordParts) => parts.map(({ path }) => path);
  expect(paths(after).slice(1)).toEqual(paths(before).slice(1));
  expect(paths(after)[0]).not.toBe(paths(before)[0]);
  // What the site had before is gone.
  expect(readdirSync(join(work, 'site')).sort()).toEqual([...paths(after), 'parts.json'].sort());
});

it('gives the same bytes from nothing', async () => {
  await write('one', 'first');
  await write('two', 'second');
  const files = listFiles(join(work, 'one'));
  expect(listFiles(join(work, 'two'))).toEqual(files);
  for (const file of files)
    expect(readFileSync(join(work, 'two', file)).equals(readFileSync(join(work, 'one', file))), file).toBe(
      true,
    );
});
