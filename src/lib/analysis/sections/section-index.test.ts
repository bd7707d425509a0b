import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../core/markdown/parse.ts';
import { markdownProcessor } from '../../core/markdown/processor.ts';
import { classifySections } from './classify.ts';
import { kindsByAnchor, kindsOf, openingLength, sectionEntries } from './section-index.ts';

const sections = sectionsOf(
  markdownProcessor.parse(
    [
      '## 一、主要举措和成效',
      '### （一）推进行政执法规范化',
      `${'执法'.repeat(100)}。`,
      '## 二、存在的问题和不足',
      '### （一）存在的短板',
      '一些单位重视不够。',
      '## 三、下一步工作安排',
      '加强学习。',
    ].join('\n\n'),
  ) as Root,
);
const parsed = { sections, findings: classifySections(sections, null) };

it('lists a section under its kind and not again what stands below it', () => {
  const entries = sectionEntries(parsed);
  expect(entries.filter(({ kind }) => kind === 'problems')).toEqual([
    { kind: 'problems', anchor: 's2', heading: '二、存在的问题和不足', opening: '一些单位重视不够。' },
  ]);
  expect(entries.find(({ kind }) => kind === 'enforcement')?.anchor).toBe('s1-1');
});

it('cuts the opening words', () => {
  const { opening = '' } = sectionEntries(parsed).find(({ kind }) => kind === 'enforcement') ?? {};
  expect([...opening]).toHaveLength(openingLength + 1);
});

it('names the kinds of a report once each, in reading order', () => {
  expect(kindsOf(parsed)).toEqual(['achievements', 'enforcement', 'problems', 'next-plan']);
});

it('writes kinds by anchor for scripts', () => {
  expect(kindsByAnchor(parsed)).toMatch(/^s1:achievements s1-1:enforcement s2:problems s2-1:problems /);
});
