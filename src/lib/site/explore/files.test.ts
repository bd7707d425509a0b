import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explorePath, indexText, maxReports, partText, planPart } from './files.ts';
import { unpackRows } from './pack.ts';
import type { ExploreReport, ExploreRow, PartFile } from './types.ts';

const facts = { indicator: 'cases.heard', name: '审理数', unit: '件', definition: '审理的案件。' };

function report(number: number, year: number | null = 2020): ExploreReport {
  const id = `r${String(number).padStart(12, '0')}`;
  return {
    id,
    title: `某县${year}年报告`,
    region: `41${number % 10}000`,
    regionName: '某省 某县',
    year,
    body: null,
  };
}

function row(of: ExploreReport, part: Partial<ExploreRow> = {}): ExploreRow {
  const time =
    of.year === null ? { start: null, end: null } : { start: `${of.year}-01-01`, end: `${of.year}-12-31` };
  const value = { value: 153, upper: null, unit: '件', shown: '153件', scope: null };
  return { report: of, ...time, ...value, anchor: 's1-p1', sentence: '受理案件153件。', ...part };
}

const anyRow = fc
  .record({
    number: fc.integer({ min: 1, max: 30 }),
    start: fc.option(fc.integer({ min: 2012, max: 2024 }), { nil: null }),
    value: fc.double({ min: 0, max: 10 ** 9, noNaN: true }),
    upper: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
    scope: fc.option(fc.constantFrom('全市', '区政府'), { nil: null }),
    sentence: fc.string({ unit: 'grapheme', maxLength: 60 }),
  })
  .map(({ number, start, value, upper, scope, sentence }) =>
    row(report(number), {
      start: start === null ? null : `${start}-01-01`,
      end: start === null ? null : `${start}-12-31`,
      value: Object.is(value, -0) ? 0 : value,
      upper,
      scope,
      sentence,
    }),
  );
const anyRows = fc
  .array(anyRow, { minLength: 1, maxLength: 80 })
  .map((rows) => rows.toSorted((a, b) => (a.report.id < b.report.id ? -1 : 1)));
const seeded = { seed: 20261122, numRuns: 100 };

it('a file comes back as it went in', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const text = partText('cases.heard', '41', rows);
      expect(unpackRows(JSON.parse(text) as PartFile)).toEqual(rows);
    }),
    seeded,
  );
});

const anyReports = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 500 }).map((number) => `r${number}`),
    region: fc.option(fc.constantFrom('410100', '411300', '411302'), { nil: null }),
    year: fc.option(fc.integer({ min: 2015, max: 2019 }), { nil: null }),
  }),
  { minLength: 1, maxLength: 60, selector: ({ id }) => id },
);

describe('the files of a part', () => {
  it('hold every report once, at most so many each, whatever the order in which they come', () => {
    fc.assert(
      fc.property(anyReports, fc.integer({ min: 1, max: 70 }), (reports, limit) => {
        const files = planPart('41', reports, limit);
        expect(files.flatMap(({ ids }) => ids).sort()).toEqual(reports.map(({ id }) => id).sort());
        expect(Math.max(...files.map(({ ids }) => ids.length))).toBeLessThanOrEqual(limit);
        expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
        expect(planPart('41', reports.toReversed(), limit)).toEqual(files);
      }),
      seeded,
    );
  });

  it('are parted by the year of the report, the unknown year apart', () => {
    const reports = [report(1), report(2, null), report(3, 2019), report(4)];
    expect(planPart('41', reports).map(({ file, year }) => [file, year])).toEqual([['41.json', null]]);
    expect(planPart('41', reports, 1).map(({ file, year, ids }) => [file, year, ids.length])).toEqual([
      ['41-0.json', 0, 1],
      ['41-2019.json', 2019, 1],
      ['41-2020.json', 2020, 1],
      ['41-2020-2.json', 2020, 1],
    ]);
  });

  it('cost a visitor at most 200 KB with two values a report and sentences that hardly repeat', () => {
    const characters =
      '行政复议受理案件审结维持撤销纠错率全市各级政府部门依法办理诉讼应出庭负责人规范性文件备案审查';
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const sentence = () =>
      Array.from({ length: 60 }, () => characters[next(characters.length)]).join('') + next(10_000);
    const rows = Array.from({ length: maxReports }, (_, index) => report(index, 2010 + (index % 15))).flatMap(
      (of) => [row(of, { sentence: sentence() }), row(of, { sentence: sentence(), scope: '全市' })],
    );
    expect(gzipSync(partText('cases.heard', '41', rows)).length).toBeLessThanOrEqual(200_000);
  });
});

it('the index of an indicator names its files', () => {
  const parts = new Map([
    ['national', planPart('national', [report(9)])],
    ['41', planPart('41', [report(1, 2019), report(2)], 1)],
  ]);
  expect(JSON.parse(indexText(facts, parts))).toEqual({
    ...facts,
    parts: {
      '41': [
        { file: '41-2019.json', year: 2019, reports: 1 },
        { file: '41-2020.json', year: 2020, reports: 1 },
      ],
      national: [{ file: 'national.json', year: null, reports: 1 }],
    },
  });
  expect(explorePath('cases.heard', '41.json')).toBe('explore/data/cases-heard/41.json');
});
