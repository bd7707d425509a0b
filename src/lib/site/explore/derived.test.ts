import { describe, expect, it } from 'vitest';
import { leastSiblings, ofSiblings, ratios } from './derived.ts';
import type { ExploreRow } from './types.ts';

function row(region: string, value: number, part: Partial<ExploreRow> = {}): ExploreRow {
  return {
    report: { id: `r${region}`, title: '报告', region, regionName: region, year: 2024, body: null },
    start: '2024-01-01',
    end: '2024-12-31',
    value,
    upper: null,
    unit: '件',
    shown: `${value}件`,
    scope: '全市',
    anchor: 's1-p1',
    sentence: `${value}件。`,
    ...part,
  };
}

const shown = (rows: readonly ExploreRow[]) => rows.map(({ report, shown: text }) => [report.region, text]);

describe('the ratio of two indicators', () => {
  it('is told for values of one body, year and scope', () => {
    const rows = ratios([row('410100', 10), row('410200', 5)], [row('410100', 40), row('410200', 0)]);
    expect(shown(rows)).toEqual([['410100', '25%']]);
    expect(rows[0]?.sentence).toBe('10件÷40件。10件。40件。');
  });

  it.each<[string, ExploreRow, ExploreRow[]]>([
    ['another scope', row('410100', 10), [row('410100', 40, { scope: '本级' })]],
    ['another year', row('410100', 10), [row('410100', 40, { start: '2023-01-01', end: '2023-12-31' })]],
    ['a part of a year', row('410100', 10), [row('410100', 40, { end: '2024-06-30' })]],
    ['a range', row('410100', 10), [row('410100', 40, { upper: 50 })]],
    ['two values', row('410100', 10), [row('410100', 40), row('410100', 41)]],
    ['a share over a count', row('410100', 10, { unit: '%' }), [row('410100', 40)]],
  ])('is not told for %s', (_, one, others) => {
    expect(ratios([one], others)).toEqual([]);
  });
});

describe('the share of the median of siblings', () => {
  const cities = (count: number) =>
    Array.from({ length: count }, (_, k) => row(`41${10 + k}00`, 10 * (k + 1)));

  it(`needs ${leastSiblings} siblings`, () => {
    expect(ofSiblings(cities(leastSiblings))).toEqual([]);
    expect(shown(ofSiblings(cities(leastSiblings + 1)))).toEqual([
      ['411000', '33.3%'],
      ['411100', '66.7%'],
      ['411200', '150%'],
      ['411300', '200%'],
    ]);
  });

  it('counts neither departments nor governments of another level', () => {
    const department = row('419000', 99, { report: { ...row('419000', 0).report, body: '某局' } });
    expect(ofSiblings([...cities(3), department, row('410000', 7)])).toEqual([]);
  });
});
