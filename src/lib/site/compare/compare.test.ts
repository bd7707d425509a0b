import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignReports, type SectionText } from './align.ts';
import { changes, clauses, commonShare, marked } from './differences.ts';

const section = (heading: string, ...paragraphs: string[]): SectionText => ({
  anchor: heading,
  level: heading === '' ? 0 : 1,
  heading,
  kind: '',
  paragraphs,
});
const left = [
  section('', '2019年，某市扎实推进。'),
  section('一、主要举措和成效', '加强执法。'),
  section('二、强化行政复议', '收到申请10件。'),
  section('三、2020年工作安排', '继续努力。'),
];
const right = [
  section('', '2020年，某市深入推进。'),
  section('一、2020年主要举措和成效', '推进改革。'),
  section('二、疫情防控', '依法防控。'),
  section('三、2021年工作安排', '再接再厉。'),
];

describe('alignReports', () => {
  const headings = (...reports: SectionText[][]) =>
    alignReports(reports).map((row) => row.map((cell) => cell?.heading ?? null));

  it('puts sections on the same subject in a row whatever their number and year, others stand alone', () => {
    expect(headings(left, right)).toEqual([
      ['', ''],
      ['一、主要举措和成效', '一、2020年主要举措和成效'],
      ['二、强化行政复议', null],
      [null, '二、疫情防控'],
      ['三、2020年工作安排', '三、2021年工作安排'],
    ]);
  });

  it('sets a third report beside whichever of the others it is like', () => {
    const third = [section('一、疫情防控工作', '依法防控。'), section('二、行政复议情况', '收到申请12件。')];
    const rows = headings(left, right, third);
    expect(rows).toContainEqual([null, '二、疫情防控', '一、疫情防控工作']);
    expect(rows.every((row) => row.length === 3)).toBe(true);
  });

  it('keeps every section of all reports once and in order', () => {
    const sections = fc.array(fc.constantFrom(...left, ...right), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(sections, { maxLength: 3 }), (reports) => {
        const rows = alignReports(reports);
        for (const [index, report] of reports.entries()) {
          expect(rows.flatMap((row) => row[index] ?? [])).toEqual(report);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('pairs sections of one kind and level though no word is the same, but not across levels', () => {
    const achievements = { ...section('一、工作开展', '甲'), kind: 'achievements' };
    const same = { ...section('一、基本情况', '乙'), kind: 'achievements' };
    expect(alignReports([[achievements], [same]])).toHaveLength(1);
    expect(alignReports([[achievements], [{ ...same, level: 2 }]])).toHaveLength(2);
  });

  it('pairs a report with itself throughout', () => {
    expect(alignReports([left, left]).every(([one, other]) => one === other)).toBe(true);
  });
});

describe('changes', () => {
  it('marks the figure that changed in a clause that stayed', () => {
    expect(changes('受理153件，办结135件，纠错20%。', '受理160件，办结135件，纠错20%。')).toEqual([
      { text: '受理', side: 'both' },
      { text: '153', side: 'left' },
      { text: '160', side: 'right' },
      { text: '件，办结135件，纠错20%。', side: 'both' },
    ]);
  });

  it('marks whole clauses where they have little in common', () => {
    expect(changes('加强组织领导，办结。', '深化改革创新，办结。')).toEqual([
      { text: '加强组织领导，', side: 'left' },
      { text: '深化改革创新，', side: 'right' },
      { text: '办结。', side: 'both' },
    ]);
  });

  it('tells how much is common', () => {
    expect(commonShare(changes('甲甲，乙，', '甲甲，丙，'))).toBeCloseTo(6 / 10);
    expect(commonShare([])).toBe(0);
  });

  it('loses no character', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '。', '3', ' ', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(clauses(a).join('')).toBe(a);
        const side = (which: string) =>
          changes(a, b)
            .filter((change) => change.side === 'both' || change.side === which)
            .map((change) => change.text)
            .join('');
        expect([side('left'), side('right')]).toEqual([a, b]);
        const joined = marked([a, null, b, c]).map((shown) =>
          shown?.pieces.map((piece) => piece.text).join(''),
        );
        expect(joined).toEqual([a, undefined, b, c]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('ends in bounded time on long texts without a common clause', () => {
    const long = (name: string) => Array.from({ length: 4000 }, (_, index) => `${name}${index}，`).join('');
    const found = changes(long('甲'), long('乙'));
    expect(found.map(({ side }) => side)).toEqual(['left', 'right']);
  });
});

describe('marked', () => {
  it('marks what stands in no other text', () => {
    const [one, , three] = marked(['甲甲甲，乙乙乙，', null, '甲甲甲，丙丙丙，', '丙丙丙，丁丁丁，']);
    expect(one?.pieces).toEqual([
      { text: '甲甲甲，', common: true },
      { text: '乙乙乙，', common: false },
    ]);
    expect(three?.pieces).toEqual([{ text: '甲甲甲，丙丙丙，', common: true }]);
    expect([one?.different, three?.different]).toEqual([false, false]);
  });

  it('marks nothing where hardly anything is common, and says so', () => {
    expect(marked(['甲甲甲甲甲甲', '乙乙乙乙乙乙'])).toEqual([
      { pieces: [{ text: '甲甲甲甲甲甲', common: true }], different: true },
      { pieces: [{ text: '乙乙乙乙乙乙', common: true }], different: true },
    ]);
  });

  it('does not call different what stands alone, or what one of two others has as well', () => {
    expect(marked(['甲甲甲甲甲甲', null])[0]?.different).toBe(false);
    const three = marked(['甲甲甲，乙乙乙，', '甲甲甲，乙乙乙，', '丙丙丙，丁丁丁，']);
    expect(three.map((one) => one?.different)).toEqual([false, false, true]);
  });
});
