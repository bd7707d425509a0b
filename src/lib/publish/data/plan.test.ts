import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Placed, planParts } from './plan.ts';

interface Entry {
  readonly report: Placed;
  readonly size: number;
}

const entry = fc
  .record({
    id: fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    year: fc.option(fc.integer({ min: 2015, max: 2017 })),
    province: fc.option(fc.constantFrom('11', '41', '50')),
    size: fc.integer({ min: 1, max: 40 }),
  })
  .map(
    ({ id, year, province, size }): Entry => ({
      size,
      report: {
        id: `r${id.toString(16).padStart(12, '0')}`,
        period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31` },
        region: province === null ? null : { code: `${province}0000`, path: ['某'], level: 'province' },
      },
    }),
  );

const byId = (entries: readonly Entry[]) => entries.toSorted((a, b) => (a.report.id < b.report.id ? -1 : 1));
const archive = fc.uniqueArray(entry, { selector: ({ report }) => report.id, minLength: 1, maxLength: 60 });
const parts = (entries: readonly Entry[], limit: number) =>
  planParts(byId(entries), ({ size }) => size, limit);
const settings = { seed: 20_261_122, numRuns: 300 };

test('every report stands in one part, in order; a part above the limit is a single report', () => {
  fc.assert(
    fc.property(archive, fc.integer({ min: 40, max: 1_000 }), (entries, limit) => {
      const plan = parts(entries, limit);
      const found = plan.flatMap((part) => part.entries);
      expect(byId(found)).toEqual(byId(entries));
      for (const part of plan) {
        expect(part.entries).toEqual(byId(part.entries));
        expect(part.size).toBe(part.entries.reduce((sum, { size }) => sum + size, 0));
        expect(part.size <= limit || part.entries.length === 1).toBe(true);
      }
      expect(new Set(plan.map(({ suffix }) => suffix)).size).toBe(plan.length);
    }),
    settings,
  );
});

test('what fits is one part without a suffix', () => {
  fc.assert(
    fc.property(archive, (entries) => {
      expect(parts(entries, 2_400).map(({ suffix }) => suffix)).toEqual(['']);
    }),
    settings,
  );
  expect(planParts<Entry>([], ({ size }) => size, 10)).toEqual([{ suffix: '', entries: [], size: 0 }]);
});

test('a report that joins changes the one part that it joins, or parts that one', () => {
  fc.assert(
    fc.property(archive, fc.integer({ min: 40, max: 200 }), (entries, limit) => {
      const [joined, ...before] = entries;
      if (!joined || before.length === 0) return;
      const names = (plan: ReturnType<typeof parts>) =>
        new Map(plan.map(({ suffix, entries: own }) => [suffix, own.map(({ report }) => report.id).join()]));
      const [old, now] = [names(parts(before, limit)), names(parts(entries, limit))];
      const changed = [...old].filter(([suffix, ids]) => now.get(suffix) !== ids);
      expect(changed.length).toBeLessThanOrEqual(1);
      for (const [suffix, ids] of now) {
        if (old.get(suffix) === ids) continue;
        // New names stand below the part that became too large, or for a year or province that is new.
        const split = changed[0]?.[0];
        const isNew = ids === joined.report.id;
        expect(isNew || suffix === split || (split !== undefined && suffix.startsWith(split))).toBe(true);
      }
    }),
    settings,
  );
});

test('a part is named by year, province and the first digits of ids, as far as it needs to be', () => {
  const report = (id: string, year: number | null, code: string | null): Entry => ({
    size: 1,
    report: {
      id,
      period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31` },
      region: code === null ? null : { code, path: ['某'], level: 'county' },
    },
  });
  const entries = [
    report('r0a0000000000', 2020, '510100'),
    report('r0b0000000000', 2020, '510101'),
    report('r1a0000000000', 2020, '510102'),
    report('r200000000000', 2020, null),
    report('r300000000000', 2021, '110000'),
    report('r400000000000', null, '110000'),
  ];
  const suffixes = (limit: number) => parts(entries, limit).map(({ suffix }) => suffix);
  expect(suffixes(4)).toEqual(['2020', '2021', 'undated']);
  expect(suffixes(3)).toEqual(['2020-00', '2020-51', '2021', 'undated']);
  expect(suffixes(2)).toEqual(['2020-00', '2020-51-0', '2020-51-1', '2021', 'undated']);
  expect(suffixes(1)).toEqual(['2020-00', '2020-51-0a', '2020-51-0b', '2020-51-1', '2021', 'undated']);
});
