import { describe, expect, test } from 'vitest';
import type { ParsedReport } from '../../core/markdown/parse.ts';
import { figuresOfReport } from './find-figures.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import { tableNumbers } from './table-cells.ts';
import type { Figure } from './types.ts';

const vocabulary = figureVocabulary();

function read(rows: readonly (readonly string[])[], planned = false): { text: string; figures: Figure[] } {
  const text = rows.map((row) => row.join('\t')).join('\n');
  const parsed = {
    report: { period: { start: '2021-01-01', end: '2021-12-31' }, issuer: null, region: null },
    sections: [
      {
        anchor: 's1',
        level: 1,
        heading: '一、数据',
        label: '数据',
        passages: [{ anchor: 's1-p1', type: 'table', text }],
      },
    ],
  } as unknown as ParsedReport;
  return { text, figures: figuresOfReport(parsed, vocabulary, () => planned) };
}

/** `indicator value unit @year`, and the words of the cell that are the evidence. */
const assigned = (rows: readonly (readonly string[])[]): string[] => {
  const { text, figures } = read(rows);
  return figures.flatMap(({ kind, indicator, value, unit, period, offset, length }) =>
    kind === 'assigned'
      ? [
          `${indicator} ${value} ${unit} @${period?.start.slice(0, 4)} “${text.slice(offset, offset + length)}”`,
        ]
      : [],
  );
};

describe('a table of statistics', () => {
  test('label, number with its unit', () => {
    expect(
      assigned([
        ['项目', '完成情况'],
        ['受理行政复议案件', '153件'],
        ['行政机关负责人出庭应诉率', '98.5%'],
        ['绿化面积', '320亩'],
      ]),
    ).toEqual([
      'reconsideration.accepted 153 件 @2021 “153件”',
      'litigation.appearance-rate 98.5 % @2021 “98.5%”',
    ]);
  });

  test('units in a column of their own, in the label, in the head and above the table', () => {
    const one = 'disclosure.proactive 1280 条 @2021 “1280”';
    expect(
      assigned([
        ['序号', '指标', '单位', '数值'],
        ['1', '主动公开政府信息', '条', '1280'],
      ]),
    ).toEqual([one]);
    expect(
      assigned([
        ['指标', '数值'],
        ['主动公开政府信息（条）', '1280'],
      ]),
    ).toEqual([one]);
    expect(
      assigned([
        ['指标', '数值（条）'],
        ['主动公开政府信息', '1280'],
      ]),
    ).toEqual([one]);
    expect(
      assigned([
        ['单位：条', ''],
        ['指标', '数值'],
        ['主动公开政府信息', '1280'],
      ]),
    ).toEqual([one]);
  });

  test('years in the head are the period, differences are no figures', () => {
    expect(
      assigned([
        ['指标名称', '2020年', '2021年', '同比变化'],
        ['行政复议案件受理数（件）', '120', '153', '33'],
      ]),
    ).toEqual(['reconsideration.accepted 120 件 @2020 “120”', 'reconsideration.accepted 153 件 @2021 “153”']);
  });

  test('a merged cell holds for the rows below it', () => {
    expect(
      assigned([
        ['类别', '项目', '数量'],
        ['行政复议', '受理', '40件'],
        ['', '审结', '38件'],
        ['规范性文件', '制定', '5件'],
      ]),
    ).toEqual([
      'reconsideration.accepted 40 件 @2021 “40件”',
      'reconsideration.concluded 38 件 @2021 “38件”',
      'normative-documents.issued 5 件 @2021 “5件”',
    ]);
  });

  test('one row of numbers under heads that name them', () => {
    expect(
      assigned([
        ['地区', '受理行政复议案件（件）', '政府信息公开申请（件）'],
        ['全县', '31', '17'],
      ]),
    ).toEqual(['reconsideration.accepted 31 件 @2021 “31”', 'disclosure.requests 17 件 @2021 “17”']);
  });

  test('rows of several bodies are not the figures of the report', () => {
    expect(
      assigned([
        ['部门', '受理行政复议案件（件）'],
        ['公安局', '31'],
        ['自然资源局', '17'],
      ]),
    ).toEqual([]);
  });

  test('parts, numbers without a unit and unknown labels stay unassigned', () => {
    const rows = [
      ['项目', '数量'],
      ['受理行政复议案件', '31'],
      ['其中：受理行政复议案件（公安）', '9件'],
      ['其他', '4件'],
    ];
    expect(assigned(rows)).toEqual([]);
    expect(read(rows).figures.filter(({ kind }) => kind === 'unassigned').length).toBe(3);
  });

  test('every number of a table belongs to exactly one figure, whatever it is', () => {
    const { text, figures } = read([
      ['序号', '指标', '2020年', '2021年'],
      ['1', '受理行政复议案件（件）', '1,120', '153'],
      ['2', '罚款（万元）', '3.5', '4'],
    ]);
    for (const match of text.matchAll(/\d[\d.,]*/g)) {
      const here = figures.filter(
        ({ offset, length }) => offset <= match.index && match.index < offset + length,
      );
      expect(here.length, match[0]).toBe(1);
    }
    expect(figures.find(({ indicator }) => indicator === 'enforcement.fines')).toMatchObject({
      value: 35000,
      unit: '元',
      period: { start: '2020-01-01' },
      rule: 'table',
      sentence: '2\t罚款（万元）\t3.5\t4',
    });
  });

  test('what is planned is no figure', () => {
    const { figures } = read(
      [
        ['项目', '数量'],
        ['受理行政复议案件', '31件'],
      ],
      true,
    );
    expect(figures.map(({ kind }) => kind)).toEqual(['unassigned']);
  });

  test('a table of words has no numbers', () => {
    expect(tableNumbers('姓名\t职务\n张某\t局长')).toEqual([]);
    expect(tableNumbers('')).toEqual([]);
  });
});
