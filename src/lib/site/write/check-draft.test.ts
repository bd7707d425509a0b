import { describe, expect, it } from 'vitest';
import { checkDraft, daysBetween } from './check-draft.ts';
import { readDraft } from './draft.ts';
import { longestProbe, mostProbes, probesOf, shortestProbe } from './probes.ts';

const draft = `某某县人民政府2025年法治政府建设年度报告
2025年，某某县扎实推进法治政府建设，现报告如下。
一、主要举措和成效
（一）化解矛盾纠纷
全县共受理行政复议案件25件。受理行政复议案件30件。
二、存在的不足和原因
当前工作中仍存在一些不足，主要是基层执法力量偏弱。
三、下一年度主要安排
下一步，将继续完善机制，着力解决突出问题。`;
const context = { year: 2025, issuer: '某某县人民政府', level: 'county', today: '2026-03-21' } as const;

describe('a draft', () => {
  it('has its title and sections read as those of reports are', () => {
    const { title, sections } = readDraft(draft);
    expect(title).toBe('某某县人民政府2025年法治政府建设年度报告');
    expect(sections.map(({ level, heading, anchor }) => [level, heading, anchor])).toEqual([
      [0, '', ''],
      [1, '一、主要举措和成效', 's1'],
      [2, '（一）化解矛盾纠纷', 's1-1'],
      [1, '二、存在的不足和原因', 's2'],
      [1, '三、下一年度主要安排', 's3'],
    ]);
  });

  it('is told which required part was not found, and how long there is', () => {
    const { parts, deadline } = checkDraft(draft, context);
    expect(parts.map(({ part, required, found }) => [part, required, found])).toEqual([
      ['achievements', true, true],
      ['problems', true, true],
      ['first-responsible-person', true, false],
      ['next-plan', true, true],
    ]);
    expect(deadline).toMatchObject({ lastDay: '2026-03-31', daysLeft: 10 });
  });

  it('is told which figures name no scope', () => {
    const { withoutScope, figures } = checkDraft(draft, context);
    expect(figures).toBe(2);
    expect(withoutScope.map(({ name, shown }) => [name, shown])).toEqual([['行政复议受理数', '30件']]);
  });

  it('owes nothing under a rule that does not ask for parts', () => {
    expect(checkDraft(draft, { ...context, year: 2016 }).parts.some(({ required }) => required)).toBe(false);
    expect(checkDraft(draft, { ...context, year: 2010 }).deadline).toBeNull();
  });

  it('may be empty', () => {
    expect(checkDraft('', context)).toMatchObject({ title: null, headings: [], figures: 0, probes: [] });
  });
});

it.each([
  ['2026-03-31', '2026-03-31', 0],
  ['2026-04-01', '2026-03-31', -1],
  ['2026-02-28', '2026-03-01', 1],
])('from %s to %s there are %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

describe('what is looked for in the archive', () => {
  const probes = (...texts: string[]) =>
    probesOf([{ passages: texts.map((text) => ({ anchor: '', type: 'paragraph', text })) }]);
  const words = (length: number) => '推行网格巡查制度逐村落实责任'.repeat(4).slice(0, length);

  it.each([
    [words(shortestProbe), [words(shortestProbe)]],
    [words(shortestProbe - 1), []],
    [`全年办结135件，${words(20)}。`, [words(20)]],
    [`${words(18)}。${words(19)}，`, [words(19)]],
    [words(longestProbe + 1), [words(longestProbe)]],
    [`“${words(10)}”${words(10)}`, []],
  ])('%s', (text, expected) => {
    expect(probes(text)).toEqual(expected);
  });

  it('is bounded, the longest first', () => {
    const many = Array.from(
      { length: mostProbes + 5 },
      (_, k) => `${String.fromCharCode(0x4e00 + k)}${words(20)}`,
    );
    expect(probes(...many, words(30))).toHaveLength(mostProbes);
    expect(probes(...many, words(30))).toContain(words(30));
  });
});
