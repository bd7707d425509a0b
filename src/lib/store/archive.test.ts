import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../core/sample-report.ts';
import { besides, buildArchive, neighbours } from './archive.ts';

const year = (id: string, of: number, over = {}) =>
  sampleReport({
    id,
    period: { start: `${of}-01-01`, end: `${of}-12-31` },
    published: `${of + 1}-03-01`,
    ...over,
  });

const reports = [
  year('r000000000001', 2019),
  year('r000000000002', 2021),
  year('r000000000003', 2020),
  year('r000000000004', 2020, { issuer: '某某市司法局' }),
  sampleReport({ id: 'r000000000005', period: null, region: null, issuer: null, published: null }),
];

describe('buildArchive', () => {
  const archive = buildArchive(reports);

  it('puts the newest period first and the unknown one last', () => {
    expect(archive.reports.map(({ id }) => id.at(-1))).toEqual(['2', '3', '4', '1', '5']);
  });

  it('files by year, the unknown year last', () => {
    expect(archive.years.map(({ year: of, reports: r }) => [of, r.length])).toEqual([
      [2021, 1],
      [2020, 2],
      [2019, 1],
      [null, 1],
    ]);
  });

  it('joins spellings of an issuer that differ in width and spaces', () => {
    const spelt = buildArchive([year('r1', 2020), year('r2', 2021, { issuer: '某某市 人民政府' })]);
    expect(spelt.issuers).toHaveLength(1);
    expect(spelt.issuers[0]?.reports).toHaveLength(2);
  });

  it('does not depend on the order in which reports were read', () => {
    const ids = (of: typeof archive) => JSON.stringify([of.reports, of.years, of.issuers, [...of.regions]]);
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (shuffled) => {
        expect(ids(buildArchive(shuffled))).toBe(ids(archive));
      }),
      { seed: 42, numRuns: 50 },
    );
  });
});

describe('neighbours', () => {
  const archive = buildArchive(reports);

  it('finds the report before and after of the same issuer', () => {
    const middle = archive.byId.get('r000000000003');
    const { earlier, later } = neighbours(archive, middle ?? sampleReport());
    expect([earlier?.id, later?.id]).toEqual(['r000000000001', 'r000000000002']);
  });

  it('has none for a report without a period', () => {
    expect(neighbours(archive, sampleReport({ period: null }))).toEqual({ earlier: null, later: null });
  });
});

it('names other reports of the same region and year', () => {
  const archive = buildArchive(reports);
  expect(besides(archive, reports[2] ?? sampleReport()).map(({ id }) => id)).toEqual(['r000000000004']);
});
