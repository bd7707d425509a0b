import { describe, expect, it } from 'vitest';
import { issuerSlug } from '../../core/issuer-slug.ts';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import type { Report } from '../../core/schema.ts';
import { buildArchive } from '../../store/archive.ts';
import type { PlainFile } from '../page.ts';
import { buildRegionTree } from '../region-tree.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';
import { feedLength } from './feeds.ts';
import { machineFiles } from './files.ts';

const year = (of: number) => ({ start: `${of}-01-01`, end: `${of}-12-31` });
const report = (index: number, over: Partial<Report> = {}) =>
  sampleReport({ id: `r${index.toString(16).padStart(12, '0')}`, issuer: `某局${index}`, ...over });

/** Only what these files are made from. */
function filesOf(reports: readonly Report[], address: string | null = 'https://archive.example') {
  const archive = buildArchive(reports);
  const site = {
    archive,
    tree: buildRegionTree(archive),
    to: routes('/base/'),
    wording: wordingIn('zh'),
    base: '/base/',
    address,
    shelf: new Map(),
    store: { originalEvents: () => [] },
  } as unknown as Site;
  const pages = ['', ...reports.map(({ id }) => `reports/${id}/`)];
  return new Map([...machineFiles(site, pages)].map((file): [string, PlainFile] => [file.path, file]));
}

const keysOf = (files: ReadonlyMap<string, PlainFile>) =>
  new Map([...files].map(([path, file]) => [path, file.key()]));

/** Paths of files that are new, gone or changed. */
function changed(before: readonly Report[], after: readonly Report[]): string[] {
  const [old, now] = [keysOf(filesOf(before)), keysOf(filesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => old.get(path) !== now.get(path))
    .sort();
}

describe('files for machines', () => {
  const archive = Array.from({ length: 2 * feedLength }, (_, index) =>
    report(index, { period: year(index % 2 ? 2020 : 2019), published: `2021-02-${10 + (index % 9)}` }),
  );

  it('change only where a new report belongs', () => {
    const newest = report(0xfff, { published: '2021-05-01' });
    const pages = ['', 'years/2020/', 'regions/410000/', 'regions/410900/'];
    const feeds = pages.flatMap((page) => [`${page}feed.json`, `${page}feed.xml`]);
    expect(changed(archive, [...archive, newest])).toEqual([...feeds, 'sitemap-reports-2020.xml'].sort());
  });

  it('tell no one of a report that is older than what feeds hold', () => {
    const old = report(0xfff, { published: '2020-01-01', period: year(2020) });
    expect(changed(archive, [...archive, old])).toEqual(['sitemap-reports-2020.xml']);
  });

  it('follow an issuer from its third report on', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, index) => report(index, { issuer: '某某市司法局' }));
    const path = `issuers/${issuerSlug('某某市司法局')}/feed.xml`;
    expect([filesOf(of(2)).has(path), filesOf(of(3)).has(path)]).toEqual([false, true]);
  });

  it('carry no absolute address when the site does not know its own', () => {
    const paths = [...filesOf(archive, null).keys()].filter((path) => !path.startsWith('icons/'));
    expect(paths).toEqual(['robots.txt', 'site.webmanifest']);
  });

  it('change with the place of the site', () => {
    const [here, there] = ['https://a.example', 'https://b.example'].map((address) =>
      filesOf(archive, address),
    );
    for (const path of ['feed.xml', 'robots.txt', 'sitemap.xml', 'opensearch.xml']) {
      expect(here?.get(path)?.key(), path).not.toBe(there?.get(path)?.key());
    }
    expect(here?.get('og/site.png')?.key()).toBe(there?.get('og/site.png')?.key());
  });

  it('give the same bytes under the same key', async () => {
    const [one, other] = [filesOf(archive), filesOf(archive.toReversed())];
    expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
    for (const [path, file] of one) {
      if (path.endsWith('.png')) continue;
      expect(file.key(), path).toBe(other.get(path)?.key());
      expect(await file.bytes(), path).toEqual(await other.get(path)?.bytes());
    }
  });
});
