import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Routes, routes } from '../core/routes.ts';
import { projectRoot } from '../core/vocab.ts';
import { withdrawnPages } from '../core/withdrawn.ts';
import { buildArchive } from '../store/archive.ts';
import { registry, unlistedPaths } from './registry.ts';
import type { Site } from './site.ts';
import { wordingIn } from './wording.ts';

const kinds = registry.flatMap((set) => set.kinds);
const src = (...path: string[]) => join(projectRoot(), 'src', ...path);

/** An address of each kind of link: the names of `Routes`, so that a new one has to be listed. */
const links: Record<keyof Routes, (to: Routes) => string[]> = {
  home: (to) => [to.home()],
  reports: (to) => [to.reports()],
  report: (to) => [to.report('r0'), to.report('r0', 'p1')],
  regions: (to) => [to.regions()],
  region: (to) => [to.region('410000'), to.region('410000', 2)],
  years: (to) => [to.years()],
  year: (to) => [to.year(2020), to.year('unknown', 2)],
  kinds: (to) => [to.kinds()],
  kind: (to) => [to.kind('other'), to.kind('other', 2020), to.kind('other', 2020, 2)],
  issuers: (to) => [to.issuers()],
  issuer: (to) => [to.issuer('i0'), to.issuer('i0', 2)],
  issuersIn: (to) => [to.issuersIn('410000'), to.issuersIn('410000', 2)],
  sections: (to) => [to.sections()],
  section: (to) => [to.section('a'), to.section('a', 2020), to.section('a', 'unknown', 3)],
  indicators: (to) => [to.indicators()],
  indicator: (to) => [to.indicator('a'), to.indicator('a', 2020), to.indicator('a', 2020, 2)],
  topics: (to) => [to.topics()],
  topic: (to) => [to.topic('a'), to.topic('a', 2020), to.topic('a', 2020, 2)],
  explore: (to) => [to.explore(), to.explore('a')],
  duties: (to) => [to.duties(), to.duties('410000')],
  dutiesOfYear: (to) => [to.dutiesOfYear('', 2021), to.dutiesOfYear('410000', 2021)],
  cited: (to) => [to.cited()],
  citedGroup: (to) => [to.citedGroup('law'), to.citedGroup('law', 2)],
  instrument: (to) => [to.instrument('c0'), to.instrument('c0', 2020), to.instrument('c0', 2020, 2)],
  search: (to) => [to.search(), to.search({ q: '行政' })],
  compare: (to) => [to.compare(), to.compare('r0', 'r1')],
  originals: (to) => [to.originals(), to.originals(2026), to.originals(2026, 2)],
  gaps: (to) => [to.gaps(), to.gaps('410000')],
  similarity: (to) => [to.similarity(), to.similarity(2021), to.similarity('410000')],
  write: (to) => [to.write(), to.write('410927')],
  review: (to) => [to.review()],
  data: (to) => [to.data()],
  dataTable: (to) => [to.dataTable('figures'), to.dataTable('figures', '2020')],
  docs: (to) => [to.docs()],
  doc: (to) => [to.doc('search')],
  // A page by its path, and files.
  page: () => [],
  inLanguage: () => [],
  file: () => [],
  markdown: () => [],
  plainText: () => [],
  raw: () => [],
};

/** What an address of the kind looks like, further parts of a list included. */
const patternOf = (address: string): RegExp =>
  new RegExp(`^${address.replace(/\[\w+\]/g, '[^/]+')}(?:page/[0-9]+/)?$`);

describe('the registry', () => {
  it('gives each address to one kind of page', () => {
    const addresses = kinds.map(({ address }) => address);
    expect(addresses.length).toBeGreaterThan(30);
    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
  });

  it('names a component for each kind, and each component is used', () => {
    const named = new Set(kinds.map(({ template }) => `${template}.astro`));
    expect([...named].sort()).toEqual(readdirSync(src('templates')).sort());
  });

  it.each([...new Set(kinds.map(({ sheet }) => sheet))])('names a stylesheet that is there: %s', (sheet) => {
    expect(existsSync(src('styles', 'sheets', `${sheet}.css`))).toBe(true);
  });

  it.each(Object.entries(links))('has a page where the link leads: %s', (_, addresses) => {
    const patterns = kinds.map(({ address }) => patternOf(address));
    for (const address of addresses(routes('/base/'))) {
      const path = new URL(address, 'https://archive.example').pathname.slice('/base/'.length);
      expect(
        patterns.some((pattern) => pattern.test(path)),
        path,
      ).toBe(true);
    }
  });

  it('keeps from search engines what maintainers need, what is gone and what hosts show instead', () => {
    const site = { archive: buildArchive([]), wording: wordingIn('zh') } as unknown as Site;
    const gone = withdrawnPages().map(({ path }) => path);
    expect([...unlistedPaths(site)].sort()).toEqual(['404.html', 'offline/', 'review/', ...gone].sort());
  });
});
