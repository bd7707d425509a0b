/** Nothing that was published vanishes without a word. */
import { expect, test } from 'vitest';
import type { Manifest } from '../../src/lib/hosting/manifest.ts';
import { goneFiles, withdrawnPages } from '../../src/lib/hosting/withdrawn.ts';

const manifest = (...paths: string[]): Manifest => ({
  format: 'juanzong-manifest-1',
  contentVersion: '0123456789abcdef',
  files: paths.map((path) => ({ path, bytes: 1, sha256: '0'.repeat(64) })),
  hostFiles: [],
});
const id = 'r0123456789ab';
const before = manifest(
  '_astro/style.old.css',
  'index.html',
  `raw/${id}/${id}.txt`,
  `data/reports/${id}.md`,
  `reports/${id}/index.html`,
  'years/2018/index.html',
);

test('what is gone is named, but for files whose names change with their content', () => {
  expect(goneFiles(before, manifest('index.html', '_astro/style.new.css'), [])).toEqual([
    `raw/${id}/${id}.txt`,
    `data/reports/${id}.md`,
    `reports/${id}/index.html`,
    'years/2018/index.html',
  ]);
});

test('a withdrawn report with its page needs no further word, other pages do', () => {
  const withdrawn = [{ path: `reports/${id}/`, reason: '发布机关要求撤下', date: '2026-11-22' }];
  const after = manifest('index.html', `reports/${id}/index.html`);
  expect(goneFiles(before, after, withdrawn)).toEqual(['years/2018/index.html']);
});

test('the list of withdrawn pages can be read', () => {
  for (const { path, reason } of withdrawnPages()) expect(path + reason).not.toBe('');
});
