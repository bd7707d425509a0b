import { describe, expect, it } from 'vitest';
import { translateTo } from '../../core/interface/texts.ts';
import { exploreCharts, maxRegions } from './charts.ts';
import { scopesOf, select } from './select.ts';
import { emptyState, noScope } from './state.ts';
import { tableRow, timeOf, toTsv } from './table.ts';
import type { ExploreRow } from './types.ts';

const t = translateTo('zh');

let made = 0;
function row(
  region: string | null,
  year: number | null,
  value: number,
  part: Partial<ExploreRow> = {},
): ExploreRow {
  made += 1;
  const names: Record<string, string> = { '410100': '河南省 郑州市', '411300': '河南省 南阳市' };
  return {
    report: {
      id: `r${made}`,
      title: '报告',
      region,
      regionName: region && (names[region] ?? `某省 ${region}`),
      year: year === null ? 2020 : year,
      body: null,
    },
    start: year === null ? null : `${year}-01-01`,
    end: year === null ? null : `${year}-12-31`,
    value,
    upper: null,
    unit: '件',
    shown: `${value}件`,
    scope: null,
    anchor: 'p1',
    sentence: `共${value}件。`,
    ...part,
  };
}

const zhengzhou = row('410100', 2020, 7, { scope: '全市' });
const own = row('410100', 2020, 3, { scope: '市政府' });
const nanyang = row('411300', 2019, 5);
const unknown = row(null, null, 0);
const all = [unknown, nanyang, zhengzhou, own];

describe('what is selected', () => {
  it.each([
    [{}, [zhengzhou, own, nanyang, unknown]],
    [{ regions: ['郑州'] }, [zhengzhou, own]],
    [{ regions: ['郑州', '南阳'] }, [zhengzhou, own, nanyang]],
    [{ parts: [], places: ['411300'] }, [nanyang]],
    [{ parts: ['unknown'], places: ['411300'] }, [nanyang, unknown]],
    [{ regions: ['郑州'], places: ['411300'] }, [zhengzhou, own, nanyang]],
    [{ from: 2020, to: 2020 }, [zhengzhou, own, unknown]],
    [{ to: 2019 }, [nanyang]],
    [{ scope: '市政府' }, [own]],
    [{ scope: noScope }, [nanyang, unknown]],
    [{ sort: 'value' as const }, [unknown, own, nanyang, zhengzhou]],
    [{ sort: 'value' as const, descending: true }, [zhengzhou, nanyang, own, unknown]],
    [{ sort: 'time' as const, descending: true }, [zhengzhou, own, unknown, nanyang]],
  ])('%j', (part, rows) => {
    expect(select(all, { ...emptyState, parts: ['41', 'unknown'], ...part })).toEqual(rows);
  });

  it('lists scopes, the commonest first, and those that name none', () => {
    expect(scopesOf(all)).toEqual([
      [null, 2],
      ['全市', 1],
      ['市政府', 1],
    ]);
  });
});

describe('charts', () => {
  it('keep regions and scopes apart on one scale', () => {
    const { charts, scopes, left } = exploreCharts([zhengzhou, own, nanyang], '审理数', t);
    expect(charts.map(({ title }) => title)).toEqual(['河南省 郑州市', '河南省 南阳市']);
    expect(scopes).toEqual(['未说明', '全市', '市政府']);
    expect(charts[0]?.series.map(({ points }) => points.map(({ value }) => value))).toEqual([[], [7], [3]]);
    expect(charts.map(({ max }) => max)).toEqual([7, 7]);
    expect(charts[0]?.years).toEqual([2019, 2020]);
    expect(left).toEqual({ time: 0, kind: 0, scope: 0, regions: 0 });
  });

  it.each([
    ['time', [row('410100', null, 9), row('410100', 2020, 8, { end: '2020-06-30' })]],
    ['kind', [row('410100', 2020, 9, { upper: 12 }), row('410100', 2020, 9, { unit: '人' })]],
  ] as const)('leave out what can not be placed (%s) and count it', (reason, more) => {
    const { charts, left } = exploreCharts([zhengzhou, own, nanyang, ...more], '审理数', t);
    expect(charts.flatMap(({ series }) => series.flatMap(({ points }) => points))).toHaveLength(3);
    expect(left[reason]).toBe(2);
  });

  it('show several values of one scope and year beside each other, the same value once', () => {
    const rows = [row('411300', 2020, 4), row('411300', 2020, 6), row('411300', 2020, 4)];
    expect(exploreCharts(rows, '审理数', t).charts[0]?.series[0]?.points).toEqual([
      { year: 2020, value: 4 },
      { year: 2020, value: 6 },
    ]);
  });

  it('keep the report of a department apart from that of its government', () => {
    const police = row('411300', 2019, 2);
    const rows = [nanyang, { ...police, report: { ...police.report, body: '南阳市公安局' } }];
    expect(exploreCharts(rows, '审理数', t).charts.map(({ title }) => title)).toEqual([
      '河南省 南阳市',
      '河南省 南阳市（南阳市公安局）',
    ]);
  });

  it('are bounded', () => {
    const rows = Array.from({ length: maxRegions + 3 }, (_, index) => row(`42${index}000`, 2020, index));
    const { charts, left } = exploreCharts(rows, '审理数', t);
    expect(charts).toHaveLength(maxRegions);
    expect(left.regions).toBe(3);
  });

  it('are none where there is nothing to draw', () => {
    expect(exploreCharts([], '审理数', t).charts).toEqual([]);
  });
});

describe('rows as text', () => {
  it('say whose year it is when the time is unknown', () => {
    expect(timeOf(unknown, t)).toBe('不明（报告：2020年）');
    expect(timeOf(nanyang, t)).toBe('2019年');
  });

  it('have one cell a column whatever the text holds', () => {
    const tricky = row('410100', 2020, 1, { sentence: '=SUM(A1)\t第一\n第二', scope: '+1' });
    const cells = toTsv([tableRow(tricky, () => 'https://example.org/reports/r1/#p1', t)])
      .trimEnd()
      .split('\t');
    expect(cells).toHaveLength(10);
    expect(cells.slice(6)).toEqual([
      "'+1",
      '报告',
      "'=SUM(A1) 第一 第二",
      'https://example.org/reports/r1/#p1',
    ]);
  });
});
