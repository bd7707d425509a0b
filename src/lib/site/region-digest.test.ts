import { expect, test } from 'vitest';
import type { Report } from '../core/schema.ts';
import { regionDigest } from './region-digest.ts';
import type { RegionNode } from './region-tree.ts';
import type { Site } from './site.ts';

const report = (id: string, year: number | null) =>
  ({ id, period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31` } }) as Report;

const node = (key: string, reports: readonly Report[], children: RegionNode[] = [], hasPage = true) =>
  ({ key, reports, children, hasPage }) as unknown as RegionNode;

/** A prefecture with two counties, of which the first has the reports. */
function digests(reports: readonly Report[], sources: Readonly<Record<string, string>>, hasPage = true) {
  const site = { sources: new Map(Object.entries(sources)) } as unknown as Site;
  const [first, second] = [node('a', reports), node('b', [], [], hasPage)];
  const above = node('c', [], [first, second]);
  return [first, second, above].map((one) => regionDigest(site, one));
}

const [a, b] = [report('r1', 2020), report('r2', 2021)];
const before = digests([a, b], { r1: 'x', r2: 'y' });

test('the digest follows from the reports alone', () => {
  expect(digests([a, b], { r1: 'x', r2: 'y' })).toEqual(before);
});

test.each([
  ['a report that was prepared from something else', [a, b], { r1: 'x', r2: 'z' }],
  ['a report more', [a, b, report('r3', 2021)], { r1: 'x', r2: 'y', r3: 'z' }],
])('%s changes its region, all above it and its year; nothing else', (_, reports, sources) => {
  const [first, second, above] = digests(reports, sources);
  expect([first?.own, first?.all, above?.all]).not.toContain(before[0]?.own);
  expect(above?.all).not.toBe(before[2]?.all);
  expect(second).toEqual(before[1]);
  expect(above?.byYear.get(2021)).not.toBe(before[2]?.byYear.get(2021));
  expect(above?.byYear.get(2020)).toBe(before[2]?.byYear.get(2020));
  expect(above?.own).toBe(before[2]?.own);
});

test('a report of an unknown year counts', () => {
  const [, , above] = digests([a, b, report('r3', null)], { r1: 'x', r2: 'y', r3: 'z' });
  expect(above?.all).not.toBe(before[2]?.all);
});

test('a region that gets a page changes what leads to it', () => {
  const [, , above] = digests([a, b], { r1: 'x', r2: 'y' }, false);
  expect(above?.pages).not.toBe(before[2]?.pages);
  expect(above?.all).not.toBe(before[2]?.all);
});
