import { describe, expect, it } from 'vitest';
import type { DutyAssessment } from '../../analysis/duties/assess.ts';
import { dutyFact } from '../../analysis/duties/duty-fact.ts';
import { assessTimeliness } from '../../analysis/duties/timeliness.ts';
import { requiredParts } from '../../analysis/sections/kinds.ts';
import { translateTo } from '../../core/interface/texts.ts';
import { type DutyReport, dutyCell } from './duty-table.ts';

const region = { code: '410900', path: ['河南省', '濮阳市'], level: 'prefecture' as const };
const period = { start: '2020-01-01', end: '2020-12-31' };

function report(id: string, part: Partial<DutyReport> = {}): DutyReport {
  const base = { kind: 'annual-report' as const, published: '2021-03-20', written: null, region };
  return { id, title: '2020年法治政府建设年度报告', issuer: '濮阳市人民政府', ...base, ...part };
}

/** Facts by the real rules; `found` parts are present. */
function factOf(reports: readonly DutyReport[], found = 4) {
  return (id: string) => {
    const own = reports.find((one) => one.id === id);
    if (!own) return undefined;
    const timeliness = assessTimeliness({ ...own, region, period });
    const parts = requiredParts.map((part, index) => ({
      part,
      required: (timeliness.rule?.parts ?? []).includes(part),
      status: index < found ? ('present' as const) : ('not-found' as const),
      places: [],
    }));
    const assessment: DutyAssessment = { exempt: null, timeliness, rule: timeliness.rule, parts };
    return dutyFact(assessment);
  };
}

const cell = (reports: readonly DutyReport[], found?: number) =>
  dutyCell(reports, factOf(reports, found), translateTo('zh'));

describe('a cell of the table of duties', () => {
  it.each([
    [[], '—', 'none', null],
    [[report('a')], '按期', 'on-time', '4/4'],
    [[report('a', { published: '2021-04-12' })], '逾期12天', 'late', '4/4'],
    [[report('a', { published: null, written: '2021-04-02' })], '逾期至少2天', 'late', '4/4'],
    [[report('a', { published: null })], '日期不明', 'unknown', '4/4'],
    [[report('a', { kind: 'half-year-report' })], '其他', 'other', null],
    [[report('a', { issuer: '濮阳市司法局' })], '其他', 'other', null],
  ] as const)('%j says %s', (reports, words, state, parts) => {
    expect(cell(reports)).toMatchObject({ words, state, parts });
  });

  it('counts the parts that were found', () => {
    expect(cell([report('a')], 3).parts).toBe('3/4');
    expect(cell([report('a')], 0).parts).toBe('0/4');
  });

  it.each([
    ['the government before a department', report('b', { issuer: '濮阳市司法局', published: '2021-01-02' })],
    ['the government before an unknown body', report('b', { issuer: null, published: '2021-01-02' })],
    ['the annual report before others', report('b', { kind: 'half-year-report', published: '2021-01-02' })],
    ['the earliest date', report('b', { published: '2021-05-01' })],
  ])('speaks of %s', (_, other) => {
    const expected = { report: 'a', words: '按期', more: 1 };
    expect(cell([report('a'), other])).toMatchObject(expected);
    expect(cell([other, report('a')])).toMatchObject(expected);
  });

  it('takes a report whose body is unknown where there is no other', () => {
    expect(cell([report('a', { issuer: null })])).toMatchObject({ report: 'a', words: '按期', more: 0 });
  });
});
