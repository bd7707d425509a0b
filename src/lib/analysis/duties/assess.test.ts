import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ParsedReport, parseReport, type Section } from '../../core/markdown/parse.ts';
import { projectRoot } from '../../core/vocab.ts';
import { classifySections } from '../sections/classify.ts';
import { assessDuties, type DutyAssessment } from './assess.ts';
import { findParts } from './parts.ts';

const assess = (parsed: ParsedReport): DutyAssessment =>
  assessDuties(parsed, classifySections(parsed.sections, parsed.report.period));

const seed = (id: string): DutyAssessment =>
  assess(parseReport(readFileSync(join(projectRoot(), `content/reports/${id}.md`), 'utf8')));

const statuses = (found: DutyAssessment): string => found.parts.map(({ status }) => status).join(' ');

describe('the five reports', () => {
  test('half-year and survey reports owe nothing and say so', () => {
    for (const id of ['rbc4e1f433c03', 'r3b591f8ad43a']) {
      const found = seed(id);
      expect(found.exempt).toMatch(/报告/);
      expect(found.timeliness.status).toBe('exempt');
      expect(found.parts.some(({ required }) => required)).toBe(false);
    }
  });

  test('Miyun 2020: on the last day, all four parts', () => {
    const found = seed('raf779c9ac012');
    expect(found.timeliness).toMatchObject({ status: 'on-time', lastDay: '2021-03-31', basis: 'published' });
    expect(statuses(found)).toBe('present present present present');
    expect(found.parts.every(({ required }) => required)).toBe(true);
    expect(found.parts.map(({ places }) => places[0]?.anchor)).toEqual(['s1', 's2', 's3', 's4']);
  });

  test('Kaizhou 2018: under the outline, which asks for no parts', () => {
    const found = seed('rd63915c6103f');
    expect(found.rule?.id).toBe('outline-2015');
    expect(found.timeliness.status).toBe('on-time');
    expect(statuses(found)).toBe('present present not-found present');
    expect(found.parts.some(({ required }) => required)).toBe(false);
  });

  test('the Puyang functional area 2020: date and duty unknown', () => {
    const found = seed('r7b2c73e28293');
    expect(found.timeliness).toMatchObject({ status: 'unknown', reason: 'body-not-named-by-the-rule' });
    expect(statuses(found)).toBe('present present not-found present');
  });
});

const section = (level: number, label: string, ...texts: string[]): Section => ({
  anchor: `s-${label}`,
  level,
  heading: label,
  label,
  passages: texts.map((text, i) => ({ anchor: `s-${label}-p${i + 1}`, type: 'paragraph', text })),
});
const period = { start: '2021-01-01', end: '2021-12-31' };
const partsOf = (...sections: Section[]) => findParts(sections, classifySections(sections, period));
const present = (...sections: Section[]): string[] =>
  partsOf(...sections)
    .filter(({ status }) => status === 'present')
    .map(({ part }) => part);

describe('parts without headings of their own', () => {
  const achieved = '2021年，全县深入推进法治政府建设，行政执法水平明显提高。';

  test('a report without any heading is read by its sentences', () => {
    const all = section(
      0,
      '',
      achieved,
      '县长认真履行推进法治建设第一责任人职责，主持召开常务会议学法4次。',
      '当前，我县法治政府建设还存在一些薄弱环节。',
      '下一步，我县将继续加强依法行政。',
    );
    expect(present(all)).toEqual(['achievements', 'problems', 'first-responsible-person', 'next-plan']);
    expect(partsOf(all).map(({ places }) => places[0]?.anchor)).toEqual(['s--p1', 's--p3', 's--p2', 's--p4']);
  });

  test('the first responsible person stands embedded in another section', () => {
    const [, , found] = partsOf(
      section(1, '加强组织领导', '县委书记切实履行第一责任人职责，对重要工作亲自部署、重大问题亲自过问。'),
    );
    expect(found).toMatchObject({
      status: 'present',
      places: [{ how: 'text', anchor: 's-加强组织领导-p1' }],
    });
  });

  test('a plan to press others does not make the part', () => {
    expect(present(section(1, '下一步打算', '督促党政主要负责人切实履行第一责任人职责。'))).toEqual([
      'next-plan',
    ]);
    expect(present(section(1, '加强领导', '印发第一责任人职责清单。'))).not.toContain(
      'first-responsible-person',
    );
  });

  test('problems that were found and mended are no shortcomings of the report', () => {
    expect(
      present(section(1, '主要成效', achieved, '对检查中发现的问题当场督促整改，当前存在的问题均得到解决。')),
    ).toEqual(['achievements']);
  });

  test('one heading can name two parts', () => {
    expect(present(section(1, '存在问题和下一步打算', '一些单位重视不够。'))).toEqual([
      'problems',
      'next-plan',
    ]);
  });

  test('a heading without any text below it is no part', () => {
    expect(present(section(1, '主要成效', achieved), section(1, '存在的问题'))).toEqual(['achievements']);
  });

  test('an empty report has no part', () => {
    expect(present()).toEqual([]);
  });
});
