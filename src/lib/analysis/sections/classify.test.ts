import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseReport, type Section } from '../../core/markdown/parse.ts';
import { projectRoot } from '../../core/vocab.ts';
import { classifySections, plannedSections } from './classify.ts';
import { kindVocabulary } from './kinds.ts';

const period = { start: '2021-01-01', end: '2021-12-31' };
const annotated = (name: string): unknown =>
  parse(readFileSync(join(projectRoot(), 'tests/figures', name), 'utf8'));
const headings = annotated('section-headings.yml') as Record<'top' | 'below', Record<string, string>>;
const reports = annotated('section-kinds.yml') as Record<string, string[]>;

const section = (level: number, label: string, texts: string[] = []): Section => ({
  anchor: `s-${level}-${label}`,
  level,
  heading: label,
  label,
  passages: texts.map((text, i) => ({ anchor: `p${i + 1}`, type: 'paragraph', text })),
});

const kindsOf = (sections: readonly Section[]): string[] =>
  classifySections(sections, period).map(({ kind, also }) => [kind, ...also].join(' + '));

describe('headings', () => {
  test.each(Object.entries(headings.top))('%s → %s', (label, kind) => {
    expect(kindsOf([section(1, label)])).toEqual([kind]);
  });

  test.each(Object.entries(headings.below))('below achievements: %s → %s', (label, kind) => {
    expect(kindsOf([section(1, '主要举措和成效'), section(2, label)])[1]).toBe(kind);
  });

  test('full-width punctuation changes nothing', () => {
    expect(kindsOf([section(1, '存在的不足，及原因（一）')])).toEqual(['problems']);
  });
});

describe('the five reports', () => {
  test('at least 95 % of the kinds are right', () => {
    let right = 0;
    let all = 0;
    const wrong: string[] = [];
    for (const [id, kinds] of Object.entries(reports)) {
      const parsed = parseReport(readFileSync(join(projectRoot(), `content/reports/${id}.md`), 'utf8'));
      const found = classifySections(parsed.sections, parsed.report.period);
      expect(found.length, id).toBe(kinds.length);
      for (const [i, kind] of kinds.entries()) {
        all += 1;
        if (found[i]?.kind === kind) right += 1;
        else wrong.push(`${id} ${parsed.sections[i]?.heading}: ${found[i]?.kind}, not ${kind}`);
      }
    }
    expect(right / all, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

describe('what stands below', () => {
  test('problems, plan and first responsible person hold for all sections below them', () => {
    const kinds = kindsOf([
      section(1, '存在的问题'),
      section(2, '行政执法水平有待提高'),
      section(1, '下一步工作'),
      section(2, '加强行政执法'),
    ]);
    expect(kinds).toEqual(['problems', 'problems', 'next-plan', 'next-plan']);
  });

  test('a heading of two parts does not make plans of the problems below it', () => {
    const found = classifySections(
      [section(1, '存在问题及下一步打算'), section(2, '存在的问题'), section(2, '下一步打算')],
      period,
    );
    expect(found.map(({ kind }) => kind)).toEqual(['problems', 'problems', 'next-plan']);
    expect([...plannedSections(found)]).toEqual([found[2]?.anchor]);
  });

  test('text decides when heading and parent do not', () => {
    const text =
      '全年受理行政复议案件20件。行政复议决定书全部上网。加强人民调解，排查矛盾纠纷，办理法律援助。';
    const [found] = classifySections([section(1, '其他方面', [text])], period);
    expect(found?.kind).toBe('disputes');
    expect(found?.evidence.where).toBe('body');
  });

  test('a hint in the heading decides only what the text leaves open', () => {
    const kindOf = (text: string) =>
      classifySections([section(1, '主要成效'), section(2, '规范权力运行', [text])], period)[1];
    expect(kindOf('查处违法案件12件，罚款3万元。')).toMatchObject({
      kind: 'enforcement',
      evidence: { where: 'body' },
    });
    expect(kindOf('各单位各负其责。')?.evidence.where).not.toBe('body');
    expect(kindOf('办理复议申请3件，审查合同4份。')?.kind).toBe('achievements');
  });

  test('nothing known gives other, without evidence', () => {
    const [found] = classifySections([section(1, '结语', ['谢谢。'])], period);
    expect(found).toMatchObject({ kind: 'other', evidence: { text: '', where: 'none' } });
  });

  test('the evidence of a heading stands in the heading', () => {
    for (const label of Object.keys(headings.top)) {
      const [found] = classifySections([section(1, label)], period);
      for (const word of found?.evidence.text.split('、') ?? []) expect(label).toContain(word);
    }
  });
});

test('every kind but other has words', () => {
  for (const { top, heading } of kindVocabulary())
    expect([...(top ?? []), ...(heading ?? [])].length).toBeGreaterThan(0);
});
