import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../core/vocab.ts';

const folder = join(projectRoot(), 'content', 'docs');
const pages = [folder, join(folder, 'en')].flatMap((dir) =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ dir, text: readFileSync(join(dir, name), 'utf8') })),
);
/** Pictures that pages show, by their path as the page names it. */
const shown = pages.flatMap(({ dir, text }) =>
  [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, words = '', url = '']) => ({
    words,
    path: join(dir, url),
  })),
);
const ofDesk = readdirSync(join(folder, 'images')).filter((name) => name.startsWith('desk-'));

test('pages show pictures that are there, with words for those who do not see them', () => {
  expect(shown.length).toBeGreaterThan(10);
  for (const { words, path } of shown) {
    expect([path, statSync(path, { throwIfNoEntry: false }) !== undefined]).toEqual([path, true]);
    expect([path, words.length > 8]).toEqual([path, true]);
  }
});

test('each picture of the desk is shown in each language, and small', () => {
  expect(ofDesk.length).toBeGreaterThanOrEqual(10);
  for (const name of ofDesk) {
    const path = join(folder, 'images', name);
    expect([name, shown.filter((one) => one.path === path).length]).toEqual([name, 2]);
    expect([name, statSync(path).size < 60_000]).toEqual([name, true]);
  }
});
