import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SitemapEntry, sitemapParts } from './sitemap-parts.ts';

const entries = (paths: Iterable<string>): SitemapEntry[] => [...paths].map((path) => ({ path }));
const numbered = (count: number) => entries(Array.from({ length: count }, (_, index) => `/p/${index}/`));

describe('parts of the sitemap', () => {
  it('are named by their group while it is short', () => {
    const groups = new Map([
      ['reports-2020', entries(['/b/', '/a/'])],
      ['pages', entries(['/'])],
      ['reports-2021', []],
    ]);
    expect(sitemapParts(groups)).toEqual([
      { name: 'pages', entries: [{ path: '/' }] },
      { name: 'reports-2020', entries: [{ path: '/a/' }, { path: '/b/' }] },
    ]);
  });

  it('hold every address once, none more than its size, whatever the addresses', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.webPath(), { maxLength: 300 }),
        fc.integer({ min: 1, max: 20 }),
        (paths, size) => {
          const parts = sitemapParts(new Map([['pages', entries(paths)]]), size);
          expect(parts.flatMap(({ entries: of }) => of.map(({ path }) => path)).sort()).toEqual(
            [...paths].sort(),
          );
          expect(Math.max(0, ...parts.map(({ entries: of }) => of.length))).toBeLessThanOrEqual(size);
          expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
        },
      ),
      { seed: 5, numRuns: 50 },
    );
  });

  it('do not depend on the order, and a further address changes one of them', () => {
    const all = numbered(4001);
    const before = sitemapParts(new Map([['issuers', all.slice(1)]]), 1000);
    const after = sitemapParts(new Map([['issuers', all.toReversed()]]), 1000);
    expect(before.map(({ name }) => name)).toEqual(after.map(({ name }) => name));
    expect(before.length).toBe(16);
    const changed = after.filter((part, index) => JSON.stringify(part) !== JSON.stringify(before[index]));
    expect(changed.map(({ entries: of }) => of.length)).toEqual([expect.any(Number)]);
  });
});
