import { describe, expect, test } from 'vitest';
import { figuresOfPassage } from './find-figures.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import { standingInWords, standingOf } from './standing.ts';
import type { Standing } from './types.ts';

const vocabulary = figureVocabulary();

describe('standingOf', () => {
  test.each([
    ['青田县人民政府', 'county', 'authority'],
    ['青田县司法局', 'county', 'authority'],
    ['船寮镇人民政府', 'township', 'respondent'],
    ['鹤城街道办事处', 'township', 'respondent'],
    ['青田县水利局', 'county', 'respondent'],
    ['青田县水利局', null, 'respondent'],
    ['青田县公安局', 'county', 'department'],
    ['丽水市水利局', 'prefecture', 'department'],
    ['丽水市水利局', null, 'department'],
    ['浙江省水利厅', 'province', 'unknown'],
    ['浙江省药品监督管理局', null, 'unknown'],
    ['国家某局', 'national', 'unknown'],
    [null, null, 'unknown'],
  ] as const)('%s (%s): %s', (issuer, level, expected) => {
    expect(standingOf(issuer, level, vocabulary.steering)).toBe(expected);
  });

  test.each([
    ['本镇收到申请', 'unknown', 'respondent'],
    ['我局收到申请', 'unknown', 'department'],
    ['我局收到申请', 'authority', 'authority'],
    ['我局收到申请', 'respondent', 'respondent'],
    ['全县收到申请', 'unknown', 'unknown'],
  ] as const)('%s in a report of %s', (text, own, expected) => {
    expect(standingInWords(text, own, vocabulary.steering)).toBe(expected);
  });
});

describe('cases of 行政复议 by what the body is', () => {
  const assigned = (text: string, standing: Standing): string[] => {
    const period = { start: '2021-01-01', end: '2021-12-31' };
    const context = { anchor: 'p1', heading: '', period, planned: false, standing };
    return figuresOfPassage(text, context, vocabulary).flatMap(({ kind, indicator, value }) =>
      kind === 'assigned' ? [`${indicator} ${value}`] : [],
    );
  };

  test.each([
    ['全年新增行政复议案件3件。', 'authority', 'reconsideration.applications 3'],
    ['全年新增行政复议案件3件。', 'department', 'reconsideration.respondent 3'],
    ['全年受理行政复议案件3件。', 'department', 'reconsideration.accepted 3'],
    ['全年受理行政复议案件3件。', 'respondent', 'reconsideration.respondent 3'],
    ['县政府受理行政复议案件3件。', 'respondent', 'reconsideration.accepted 3'],
    ['未发生行政复议案件。', 'respondent', 'reconsideration.respondent 0'],
    ['收到以乡镇政府为被申请人的行政复议申请3件。', 'authority', 'reconsideration.applications 3'],
    ['收到以县政府为被申请人的行政复议申请3件。', 'authority', 'reconsideration.respondent 3'],
  ] as const)('%s by %s', (text, standing, expected) => {
    expect(assigned(text, standing)).toEqual([expected]);
  });
});
