import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../core/sample-report.ts';
import type { ExploreRow } from '../explore/types.ts';
import { wordingIn } from '../wording.ts';
import { bodiesByIndicator } from './bodies.ts';
import { distribution, maxScopes, median } from './distribution.ts';
import { provinceLines } from './province-lines.ts';
import { longCsv, wideCsv } from './value-files.ts';
import { valueTable } from './value-table.ts';

const wording = wordingIn('zh');

const county = { code: '410927', path: ['河南省', '濮阳市', '台前县'], level: 'county' } as const;

interface Said {
  readonly place?: string;
  readonly body?: string | null;
  readonly year?: number | null;
  readonly value: number;
  readonly upper?: number;
  readonly unit?: string;
  readonly shown?: string;
  readonly scope?: string | null;
  readonly half?: boolean;
}

function row(said: Said): ExploreRow {
  const { place = '410000', year = 2022, value, scope = '全省', body = null, unit = '%', half } = said;
  return {
    report: { id: `r${place}${year}`, title: '报告', region: place, regionName: place, year, body },
    start: year === null ? null : `${year}-01-01`,
    end: year === null ? null : `${year}-${half ? '06-30' : '12-31'}`,
    value,
    upper: said.upper ?? null,
    unit,
    shown: said.shown ?? `${value}${unit}`,
    scope,
    anchor: 's1-p1',
    sentence: `比例为${value}${unit}。`,
  };
}

const lines = (rows: readonly ExploreRow[]) =>
  valueTable(rows, wording).rows.map(({ place, scope, cells }) => [
    place,
    scope,
    ...cells.map((cell) => cell.map(({ row: { shown }, time }) => shown + (time ?? '')).join()),
  ]);

describe('bodies with values', () => {
  const report = (id: string, issuer: string, end: string) =>
    sampleReport({ id, issuer, region: { ...county, path: [...county.path] }, period: { start: end, end } });
  const government = '台前县人民政府';

  it('are governments before departments, each with its reports in the order of time', () => {
    const reports = [
      report('r3', '台前县司法局', '2020-12-31'),
      report('r2', government, '2021-12-31'),
      report('r1', government, '2020-12-31'),
      report('r0', government, '2019-12-31'),
    ];
    const found = bodiesByIndicator(
      reports,
      new Map([
        ['r1', ['a', 'b']],
        ['r2', ['a']],
        ['r3', ['a']],
      ]),
    );
    const ids = (indicator: string) => found.get(indicator)?.map((body) => body.reports.map(({ id }) => id));
    expect(ids('a')).toEqual([['r1', 'r2'], ['r3']]);
    expect(ids('b')).toEqual([['r1']]);
    expect(ids('c')).toBeUndefined();
  });
});

describe('the table of values', () => {
  it('has the newest year first and a row for each scope, which are never mixed', () => {
    const rows = [
      row({ value: 8, year: 2020 }),
      row({ value: 9, year: 2022 }),
      row({ value: 3, year: 2022, scope: null }),
    ];
    expect(valueTable(rows, wording).years).toEqual([2022, 2020]);
    expect(lines(rows)).toEqual([
      ['410000', '全省', '9%', '8%'],
      ['410000', '未说明', '3%', ''],
    ]);
  });

  it('keeps units apart, and bodies of one region', () => {
    const rows = [
      row({ value: 8, unit: '件' }),
      row({ value: 8, unit: '起' }),
      row({ value: 1, unit: '件', body: '某局' }),
    ];
    expect(lines(rows)).toEqual([
      ['410000', '全省', '8件'],
      ['410000', '全省', '8起'],
      ['410000（某局）', '全省', '1件'],
    ]);
  });

  it('shows all values that contradict each other, one value once, and says which time is no whole year', () => {
    const rows = [row({ value: 8 }), row({ value: 8 }), row({ value: 9 }), row({ value: 4, half: true })];
    expect(lines(rows)).toEqual([['410000', '全省', '8%,9%,4%2022年上半年']]);
  });

  it('has values of an unknown time last', () => {
    const rows = [row({ value: 8, year: null }), row({ value: 9 })];
    expect(valueTable(rows, wording).years).toEqual([2022, null]);
    expect(lines(rows)).toEqual([['410000', '全省', '9%', '8%时期不明']]);
  });

  it('loses no value and invents none, whatever the rows', () => {
    const said = fc.record({
      place: fc.constantFrom('110000', '330100'),
      year: fc.constantFrom(2019, 2020, null),
      value: fc.integer({ min: 0, max: 9 }),
      scope: fc.constantFrom('全市', '市政府', null),
      unit: fc.constantFrom('件', '%'),
    });
    fc.assert(
      fc.property(fc.array(said), (all) => {
        const rows = all.map(row);
        const key = (one: ExploreRow) => [one.report.region, one.scope, one.report.year, one.shown].join(' ');
        const shown = valueTable(rows, wording).rows.flatMap(({ cells }) =>
          cells.flat().map((cell) => key(cell.row)),
        );
        expect(shown.sort()).toEqual([...new Set(rows.map(key))].sort());
      }),
      { seed: 20261130 },
    );
  });
});

describe('the distribution of a year', () => {
  it('has values of one whole year and one unit, by scope; the rest is counted', () => {
    const rows = [
      row({ value: 8 }),
      row({ value: 2 }),
      row({ value: 1, scope: null }),
      row({ value: 2, scope: null }),
      row({ value: 3, scope: null }),
      row({ value: 5, half: true }),
      row({ value: 5, upper: 6 }),
      row({ value: 5, unit: '件' }),
      row({ value: 5, year: 2021 }),
    ];
    expect(distribution(rows, 2022, wording)).toEqual({
      year: 2022,
      unit: '%',
      scopes: [
        { scope: '全省', values: [2, 8] },
        { scope: '未说明', values: [1, 2, 3] },
      ],
      left: 3,
    });
    expect(distribution(rows, 2020, wording)).toBeNull();
  });

  it.each([maxScopes, maxScopes + 1])('draws no more scopes than can be taken in: %i', (count) => {
    const rows = Array.from({ length: count }, (_, index) => row({ value: 1, scope: `第${index}类` }));
    const found = distribution(rows, 2022, wording);
    expect([found?.scopes.length, found?.left]).toEqual([maxScopes, count - maxScopes]);
  });

  it.each([
    [[4], 4],
    [[1, 4], 2.5],
    [[1, 2, 9], 2],
    [[1, 2, 4, 9], 3],
  ])('has the median of %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('the lines of the provinces', () => {
  const lineOf = (rows: readonly ExploreRow[], code: string) =>
    provinceLines(rows)?.lines.find(({ tile }) => tile.code === code)?.values;
  const others = ['110000', '120000'].map((place) => row({ place, value: 5 }));

  it('have one scale and a value for each year, none where a year is missing', () => {
    const rows = [...others, row({ value: 8, year: 2019 }), row({ value: 7, year: 2021 })];
    const found = provinceLines(rows);
    expect(found).toMatchObject({ unit: '%', years: [2019, 2020, 2021, 2022], max: 8, left: 0 });
    expect(found?.lines).toHaveLength(31);
    expect(lineOf(rows, '410000')).toEqual([8, null, 7, null]);
    expect(lineOf(rows, '440000')).toEqual([null, null, null, null]);
  });

  it('are of one scope, and of values that agree; the rest is counted', () => {
    const rows = [
      ...others,
      row({ value: 8, year: 2019 }),
      row({ value: 8, year: 2019 }),
      row({ value: 7, year: 2020 }),
      row({ value: 6, year: 2020 }),
      row({ value: 1, year: 2021, scope: '省政府' }),
      row({ value: 2, year: 2021, half: true }),
      row({ value: 3, year: 2021, unit: '件' }),
      row({ value: 3, year: 2021, upper: 4 }),
    ];
    expect(lineOf(rows, '410000')).toEqual([8, null, null, null]);
    expect(provinceLines(rows)?.left).toBe(6);
  });

  it('are those of provincial governments alone, of three at least', () => {
    const more = [row({ place: '410900', value: 90 }), row({ value: 80, body: '某厅' })];
    expect(provinceLines([...others, ...more])).toBeNull();
    const found = provinceLines([...others, ...more, row({ value: 8 })]);
    expect([found?.max, found?.left]).toEqual([8, 0]);
  });
});

describe('the files of a table', () => {
  const rows = [
    row({ value: 8.5 }),
    row({ value: 1200, year: 2021, shown: '约1,200%' }),
    row({ value: 3, year: 2020 }),
    row({ value: 4, year: 2020 }),
  ];

  it('are wide: a plain number is one, anything else stands as the report has it', () => {
    const [head, line] = parse(wideCsv(rows, wording), { bom: true }) as string[][];
    expect(head).toEqual(['地区', '范围', '单位', '2022', '2021', '2020']);
    expect(line).toEqual(['410000', '全省', '%', '8.5', '约1,200%', '3%；4%']);
  });

  it('have an English head on English pages', () => {
    const [head] = parse(wideCsv(rows, wordingIn('en')), { bom: true }) as string[][];
    expect(head).toEqual(['Region', 'Scope', 'Unit', '2022', '2021', '2020']);
  });

  it('are long: each value with its sentence and its link', () => {
    const records = parse(
      longCsv(rows, ({ report, anchor }) => `https://a.example/${report.id}#${anchor}`, wording),
      {
        bom: true,
        columns: true,
      },
    ) as Record<string, string>[];
    expect(records).toHaveLength(4);
    expect(records[0]).toMatchObject({
      数值: '8.5',
      范围: '全省',
      时期: '2022年',
      原句: '比例为8.5%。',
      链接: 'https://a.example/r4100002022#s1-p1',
    });
  });
});
