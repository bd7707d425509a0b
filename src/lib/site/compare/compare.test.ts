import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSections, type SectionText } from './align.ts';
import { clauses, commonShare, differences } from './differences.ts';

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

describe('alignSections', () => {
  it('pairs sections on the same subject whatever their number and year, others stand alone', () => {
    expect(
      alignSections(left, right).map((pair) => [pair.left?.heading ?? null, pair.right?.heading ?? null]),
    ).toEqual([
      ['', ''],
      ['一、主要举措和成效', '一、2020年主要举措和成效'],
      ['二、强化行政复议', null],
      [null, '二、疫情防控'],
      ['三、2020年工作安排', '三、2021年工作安排'],
    ]);
  });

  it('keeps every section of both once and in order', () => {
    const sections = fc.array(fc.constantFrom(...left, ...right), { maxLength: 8 });
    fc.assert(
      fc.property(sections, sections, (a, b) => {
        const pairs = alignSections(a, b);
        expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual(a);
        expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual(b);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('pairs sections of one kind and level though no word is the same, but not across levels', () => {
    const achievements = { ...section('一、工作开展', '甲'), kind: 'achievements' };
    const same = { ...section('一、基本情况', '乙'), kind: 'achievements' };
    expect(alignSections([achievements], [same])).toHaveLength(1);
    expect(alignSections([achievements], [{ ...same, level: 2 }])).toHaveLength(2);
  });

  it('pairs a report with itself throughout', () => {
    expect(alignSections(left, left).every((pair) => pair.left === pair.right)).toBe(true);
  });
});

describe('differences', () => {
  it('marks whole clauses', () => {
    expect(differences('受理153件，办结135件，纠错20%。', '受理160件，办结135件，纠错20%。')).toEqual({
      left: [
        { text: '受理153件，', common: false },
        { text: '办结135件，纠错20%。', common: true },
      ],
      right: [
        { text: '受理160件，', common: false },
        { text: '办结135件，纠错20%。', common: true },
      ],
    });
  });

  it('tells how much is common', () => {
    expect(commonShare(differences('甲，乙，', '甲，丙，'))).toBe(0.5);
    expect(commonShare(differences('', ''))).toBe(0);
  });

  it('loses no character', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '。', '3', ' ', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(clauses(a).join('')).toBe(a);
        const result = differences(a, b);
        expect(result.left.map((piece) => piece.text).join('')).toBe(a);
        expect(result.right.map((piece) => piece.text).join('')).toBe(b);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
