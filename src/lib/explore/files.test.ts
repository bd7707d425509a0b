import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreFiles, explorePart } from './files.ts';
import { packRows, unpackRows } from './pack.ts';
import type { ExploreIndex, ExploreReport, ExploreRow, PartFile } from './types.ts';

const facts = { indicator: 'cases.heard', name: '审理数', unit: '件', definition: '审理的案件。' };

function report(number: number, year: number | null = 2020): ExploreReport {
  const id = `r${String(number).padStart(12, '0')}`;
  return { id, title: `某县${year}年报告`, region: `41${number % 10}000`, regionName: '某省 某县', year };
}

function row(of: ExploreReport, part: Partial<ExploreRow> = {}): ExploreRow {
  const time =
    of.year === null ? { start: null, end: null } : { start: `${of.year}-01-01`, end: `${of.year}-12-31` };
  const value = { value: 153, upper: null, unit: '件', shown: '153件', scope: null };
  return { report: of, ...time, ...value, anchor: 's1-p1', sentence: '受理案件153件。', ...part };
}

const filesOf = (rows: readonly ExploreRow[], limit?: number) => [
  ...explorePart('cases.heard', '41', rows, limit),
];
const rowsOf = (files: readonly { text: string }[]): ExploreRow[] =>
  files.flatMap(({ text }) => unpackRows(JSON.parse(text) as PartFile));

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
const asSet = (rows: readonly ExploreRow[]) => rows.map((one) => JSON.stringify(one)).sort();
const seeded = { seed: 20261122, numRuns: 100 };

describe('files of values', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows('i', '41', rows))) as PartFile)).toEqual(rows);
      }),
      seeded,
    );
  });

  it('hold every row once and stay below the limit however small it is', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1_500, max: 6_000 }), (rows, limit) => {
        const files = filesOf(rows, limit);
        expect(asSet(rowsOf(files))).toEqual(asSet(rows));
        for (const { text, rows: count } of files) {
          expect(text.length).toBeLessThanOrEqual(limit);
          expect(unpackRows(JSON.parse(text) as PartFile)).toHaveLength(count);
        }
        expect(new Set(files.map(({ file }) => file)).size).toBe(files.length);
      }),
      seeded,
    );
  });

  it('do not depend on the order in which reports come', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const groups = [...Map.groupBy(rows, ({ report: of }) => of.id).values()];
        expect(filesOf(groups.toReversed().flat())).toEqual(filesOf(rows));
      }),
      seeded,
    );
  });

  it('are parted by the year of the value, the unknown year apart', () => {
    const long = (number: number) => ({ sentence: `受理案件${number}件，`.repeat(60) });
    const rows = [
      row(report(1), { start: '2019-01-01', end: '2019-12-31', ...long(1) }),
      row(report(1), long(2)),
      row(report(2, null), long(3)),
      row(report(3), { start: null, end: null, ...long(4) }),
    ];
    expect(filesOf(rows).map(({ file, year }) => [file, year])).toEqual([['41.json', null]]);
    expect(filesOf(rows, 1_800).map(({ file, year, rows: count }) => [file, year, count])).toEqual([
      ['41-0.json', 0, 1],
      ['41-2019.json', 2019, 1],
      ['41-2020.json', 2020, 2],
    ]);
  });

  it('cost a visitor at most 200 KB each with sentences that hardly repeat', () => {
    const characters =
      '行政复议受理案件审结维持撤销纠错率全市各级政府部门依法办理诉讼应出庭负责人规范性文件备案审查';
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const sentence = () =>
      Array.from({ length: 60 }, () => characters[next(characters.length)]).join('') + next(10_000);
    const rows = Array.from({ length: 8_000 }, (_, index) =>
      row(report(index, 2010 + (index % 15)), { sentence: sentence() }),
    );
    const files = filesOf(rows);
    expect(files.length).toBeGreaterThan(3);
    for (const { text } of files) {
      const bytes = gzipSync(text);
      expect(bytes.length).toBeLessThanOrEqual(200_000);
      expect(gunzipSync(bytes).toString()).toBe(text);
    }
  });
});

describe('an indicator', () => {
  const byPart = new Map([
    ['national', [row(report(9))]],
    ['41', [row(report(1)), row(report(2))]],
    ['11', []],
  ]);
  const files = [...exploreFiles(facts, byPart)];

  it('has files below its folder and an index that names them', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'explore/data/cases-heard/national.json',
      'explore/data/cases-heard/41.json',
      'explore/data/cases-heard/index.json',
    ]);
    const index = JSON.parse(files.at(-1)?.text ?? '') as ExploreIndex;
    expect(index).toEqual({
      ...facts,
      parts: {
        '41': [{ file: '41.json', year: null, rows: 2 }],
        national: [{ file: 'national.json', year: null, rows: 1 }],
      },
    });
  });

  it('keeps the file of a part when another part changes', () => {
    const changed = [...exploreFiles(facts, new Map([...byPart, ['41', [row(report(5))]]]))];
    expect(changed[0]).toEqual(files[0]);
    expect(changed[1]).not.toEqual(files[1]);
  });
});
