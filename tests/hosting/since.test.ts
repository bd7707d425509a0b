/** Nothing that was published vanishes without a word: pages, files, anchors. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compareAnchors, compareSites } from '../../src/lib/check/since.ts';
import { withdrawnAddresses, withdrawnPages } from '../../src/lib/core/withdrawn.ts';
import { anchorsOf, hashAnchors } from '../../src/lib/publish/hosting/anchors.ts';
import { goneFiles } from '../../src/lib/publish/hosting/gone-files.ts';
import { writeManifest } from '../../src/lib/publish/hosting/manifest.ts';
import { byPageOf, movedAnchors, withMovedAnchors } from '../../src/lib/publish/hosting/moved-anchors.ts';
import { serveSite } from '../../src/lib/publish/hosting/server.ts';
import { siteSource } from '../../src/lib/publish/hosting/site-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'since-'));
afterAll(() => rmSync(folder, { recursive: true }));

const id = 'r0123456789ab';
const page = `reports/${id}/index.html`;
const files = (...paths: string[]) => paths.map((path) => ({ path, bytes: 1, sha256: '0'.repeat(64) }));

/** A report's page with sections and paragraphs as given, and ids that belong to the layout. */
const report = (parts: Readonly<Record<string, string>>) =>
  `<main id="content"><article id="text">${Object.entries(parts)
    .map(
      ([anchor, text]) =>
        `<p class="x" id="${anchor}">${text}<a class="permalink" href="#${anchor}"></a></p>`,
    )
    .join('\n')}</article><section id="card"></section></main>`;

let count = 0;
function site(contents: Readonly<Record<string, string>>): string {
  count += 1;
  const dir = join(folder, String(count));
  for (const [path, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  writeManifest(dir, '0123456789abcdef');
  return dir;
}

const compare = (before: string, after: string) =>
  compareSites({
    before: siteSource(before),
    after: siteSource(after),
    withdrawn: [],
    date: '2026-11-22',
  });

describe('files', () => {
  const before = files(
    '_astro/style.old.css',
    'index.html',
    `raw/${id}/${id}.txt`,
    `data/reports/${id}.md`,
    page,
    'years/2018/index.html',
    'data/old.csv',
  );
  const reason = '发布机关要求撤下';
  const date = '2026-11-22';

  test('what is gone is named, but for files whose names change with their content', () => {
    expect(goneFiles(before, files('index.html', '_astro/style.new.css'), [])).toEqual([
      `raw/${id}/${id}.txt`,
      `data/reports/${id}.md`,
      page,
      'years/2018/index.html',
      'data/old.csv',
    ]);
  });
  test('a withdrawn report with its page and an explained file need no further word, other pages do', () => {
    const withdrawn = [`reports/${id}/`, 'data/old.csv'].map((path) => ({ path, reason, date }));
    expect(goneFiles(before, files('index.html', page), withdrawn)).toEqual(['years/2018/index.html']);
    expect(goneFiles(before, files('index.html'), withdrawn)).toEqual([page, 'years/2018/index.html']);
  });
  test('the lists of the project can be read', () => {
    for (const { path, reason: why } of withdrawnAddresses()) expect(path + why).not.toBe('');
    for (const { path } of withdrawnPages()) expect(path).toMatch(/\/$/);
    expect(movedAnchors()).toBeInstanceOf(Map);
  });
});

describe('anchors', () => {
  test('of a report are those of its text, of documentation those of its headings', () => {
    const html = report({ p1: 'a', s1: 'b', 's1-u2b-p3': 'c' });
    expect(anchorsOf(page, html)).toEqual(['p1', 's1', 's1-u2b-p3']);
    expect(
      anchorsOf('docs/deploy/index.html', '<main id="content"><h2 id="先定两件事">x</h2><p id="a">'),
    ).toEqual(['先定两件事']);
    expect(hashAnchors(['a', 'b'])).toBe(hashAnchors(['b', 'a']));
    expect(hashAnchors(['a', 'b'])).not.toBe(hashAnchors(['a']));
  });
  test('a text that has another anchor now is found, one that stands twice or nowhere is left to a person', () => {
    const before = report({ s1: '一、总', 's1-p1': '甲', 's1-p2': '乙', 's1-p3': '丙', 's1-p4': '丁' });
    const after = report({ s1: '一、总', 's1-1-p1': '甲', 's1-1-p2': '丙', 's1-1-p3': '丙' });
    expect(compareAnchors(page, before, after)).toEqual([
      { from: 's1-p1', to: 's1-1-p1', shifted: false },
      { from: 's1-p2', to: null, shifted: false },
      { from: 's1-p3', to: null, shifted: false },
      { from: 's1-p4', to: null, shifted: false },
    ]);
  });
  test('an anchor that leads to another text now is told apart', () => {
    const found = compareAnchors(
      page,
      report({ p1: '甲', p2: '乙' }),
      report({ p1: '新', p2: '甲', p3: '乙' }),
    );
    expect(found).toEqual([
      { from: 'p1', to: 'p2', shifted: true },
      { from: 'p2', to: 'p3', shifted: true },
    ]);
  });
  test('with its entry an old anchor is on the page again, before the text that it meant', () => {
    const moved = {
      page: `reports/${id}/`,
      reason: '更正',
      date: '2026-11-22',
      anchors: { 's1-2': 's1-3', p9: 'p1' },
    };
    const anchors = byPageOf([moved]).get(moved.page) ?? {};
    const html = withMovedAnchors(report({ p1: '甲', 's1-3': '乙' }), anchors);
    expect(html).toContain('<span id="s1-2"></span><p class="x" id="s1-3">');
    expect(anchorsOf(page, html)).toEqual(['p9', 'p1', 's1-2', 's1-3']);
    const before = report({ p9: '甲', 's1-2': '乙' });
    expect(compareAnchors(page, before, html)).toEqual([]);
    // What was an empty element in the last build needs no word when it is one again.
    expect(compareAnchors(page, html, html)).toEqual([]);
    expect(compareAnchors(page, html, report({ p1: '甲', 's1-3': '乙' })).map(({ from }) => from)).toEqual([
      'p9',
      's1-2',
    ]);
  });
});

describe('two sites', () => {
  const old = () =>
    site({
      'index.html': '',
      [page]: report({ p1: '甲', p2: '乙' }),
      'data/a.csv': '',
      'years/2018/index.html': '',
    });
  const now = () => site({ 'index.html': '', [page]: report({ p1: '甲', 's1-p1': '乙' }) });

  test('are compared by folder, by manifest and by address', async () => {
    const server = await serveSite({ dir: old() });
    const dir = old();
    try {
      for (const before of [dir, join(dir, 'manifest.json'), server.url, `${server.url}manifest.json`]) {
        const { issues, proposals } = await compare(before, now());
        expect(issues.map(({ slug, file }) => `${slug} ${file}`)).toEqual([
          'file-gone data/a.csv',
          'page-gone years/2018/',
          `anchor-gone reports/${id}/#p2`,
        ]);
        expect(issues[2]?.message).toContain('{ p2: s1-p1 }');
        expect(proposals).toEqual([
          {
            page: `reports/${id}/`,
            reason: expect.any(String),
            date: '2026-11-22',
            anchors: { p2: 's1-p1' },
          },
        ]);
      }
    } finally {
      await server.close();
    }
  });
  test('that are the same have nothing gone; more anchors are no fault', async () => {
    expect(await compare(old(), old())).toEqual({ issues: [], proposals: [] });
    const more = site({
      'index.html': '',
      [page]: report({ p1: '甲', p2: '乙', p3: '丙' }),
      'data/a.csv': '',
      'years/2018/index.html': '',
    });
    expect((await compare(old(), more)).issues).toEqual([]);
  });
  test('a page that was withdrawn needs no word for its anchors', async () => {
    const withdrawn = [`reports/${id}/`, 'data/a.csv', 'years/2018/'].map((path) => ({
      path,
      reason: '撤下',
      date: '2026-11-22',
    }));
    const tombstone = site({ 'index.html': '', [page]: '<p>此页已撤下</p>', 'years/2018/index.html': '' });
    const [before, after] = [siteSource(old()), siteSource(tombstone)];
    expect((await compareSites({ before, after, withdrawn, date: '2026-11-22' })).issues).toEqual([]);
  });
  test('without the old pages it is said that the anchors are unknown', async () => {
    const before = old();
    rmSync(join(before, page));
    const { issues } = await compare(before, now());
    expect(issues.map(({ slug }) => slug)).toContain('anchors-unknown');
  });
  test('an old site without a manifest is an error', async () => {
    await expect(compare(join(folder, 'none'), now())).rejects.toThrow('has no manifest.json');
  });
});
