import { describe, expect, test } from 'vitest';
import { figuresOfPassage, figuresOfReport } from './find-figures.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import { headingTimes } from './passage-time.ts';

const vocabulary = figureVocabulary();
const report = { start: '2021-01-01', end: '2021-12-31' };
const year = (value: number) => ({ start: `${value}-01-01`, end: `${value}-12-31` });

/** Periods of the assigned figures, as `start..end`. */
const periods = (
  text: string,
  period: typeof report | null = report,
  headingTime?: typeof report,
): string[] =>
  figuresOfPassage(text, { anchor: 'p1', heading: '', period, headingTime, planned: false }, vocabulary)
    .filter(({ kind }) => kind === 'assigned')
    .map((figure) => (figure.period ? `${figure.period.start}..${figure.period.end}` : 'unknown'));

describe('the period comes from sentence, passage, heading, report, in this order', () => {
  test.each([
    ['2018年，机构改革完成。2019年受理行政复议案件5件。', '2019-01-01..2019-12-31'],
    ['2018年，机构改革完成。受理行政复议案件5件。', '2018-01-01..2018-12-31'],
    ['机构改革完成。受理行政复议案件5件。', '2020-01-01..2020-12-31'],
  ])('%s below a heading of 2020', (text, expected) => {
    expect(periods(text, report, year(2020))).toEqual([expected]);
  });

  test('then the report’s, and unknown when nobody says', () => {
    expect(periods('受理行政复议案件5件。')).toEqual(['2021-01-01..2021-12-31']);
    expect(periods('受理行政复议案件5件。', null)).toEqual(['unknown']);
    expect(periods('2019年，依法履职。受理行政复议案件5件。', null)).toEqual(['2019-01-01..2019-12-31']);
  });
});

describe('what a passage hands on', () => {
  test.each([
    ['较2019年，受案量上升。受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['2019年3月，成立复议局。受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['2019年，成立复议局。今年受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['一是2019年，成立复议局。二是受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['2019年，成立复议局。全年受理行政复议案件5件。', []],
    ['2021年，成立复议局。全年受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['近三年来，认真履职。受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['近三年来，受理行政复议案件90件。审结88件。', []],
    ['我局在县城2019年设立分局。受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual(expected);
  });
});

describe('days and months', () => {
  test.each([
    ['2021年3月受理行政复议案件5件。', ['2021-03-01..2021-03-31']],
    ['12月4日，发放普法资料80份。', ['2021-12-04..2021-12-04']],
    ['全县于3月印发方案，受理行政复议案件5件。', []],
    ['全县于3月印发方案，全年受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['3月底前完成清理，受理行政复议案件5件。', ['2021-01-01..2021-12-31']],
    ['2月30日，受理行政复议案件5件。', []],
    ['自2019年5月改革以来，截至2021年6月底受理行政复议案件5件。', ['2019-05-01..2021-06-30']],
    ['从2019年1月起至2021年6月，受理行政复议案件5件。', ['2019-01-01..2021-06-30']],
    ['从2018年改革到2021年底，受理行政复议案件5件。', ['2018-01-01..2021-12-31']],
  ])('%s', (text, expected) => {
    expect(periods(text)).toEqual(expected);
  });
});

describe('headings', () => {
  test('hold for the headings below them, the next of the same level ends them', () => {
    const label = (level: number, text: string) => ({ level, label: text });
    const sections = [
      label(1, '2019年工作回顾'),
      label(2, '行政复议'),
      label(2, '2020年以来的变化'),
      label(1, '保障措施'),
      label(1, '2019年和2020年比较'),
    ];
    expect(headingTimes(sections, null, vocabulary)).toEqual([
      year(2019),
      year(2019),
      year(2019),
      undefined,
      undefined,
    ]);
  });

  test('a heading about the coming year gives no facts a time', () => {
    const passage = { anchor: 's1-p1', type: 'paragraph' as const, text: '制定规范性文件5件。' };
    const sections = [
      { anchor: 's1', level: 1, heading: '一、2022年安排', label: '2022年安排', passages: [passage] },
    ];
    const parsed = {
      report: { period: report, issuer: null, region: null },
      sections,
    } as unknown as Parameters<typeof figuresOfReport>[0];
    const [figure] = figuresOfReport(parsed, vocabulary, () => true);
    expect(figure).toMatchObject({ kind: 'unassigned', rule: 'target', period: report });
  });
});
