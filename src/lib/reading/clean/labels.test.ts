import { expect, test } from 'vitest';
import type { Block } from '../../core/model.ts';
import { readLabels } from './labels.ts';

const blocks = (...lines: string[]): Block[] =>
  lines.map((text, index) => ({ index, line: index + 1, text }));
const read = (...lines: string[]) => readLabels(blocks(...lines)).map(({ group, value }) => [group, value]);

test('labels with spaces inside, one a line, without values', () => {
  expect(read('索 引 号:', '发文机关:', '时  效:')).toEqual([
    ['indexNumber', ''],
    ['issuer-author', ''],
    ['validity', ''],
  ]);
});

test('a value on the next line, when it looks like one', () => {
  expect(read('名  称:', '伊春市人民政府关于2020年上半年法治政府建设情况的报告')[0]?.[1]).toMatch(/^伊春市/);
  expect(read('发布日期:', '政务公开')[0]).toEqual(['published', '']);
});

test('several labels in brackets on one line', () => {
  expect(
    read(
      '[ 索引号 ]11500234008646033P/2022-05576 [ 发文字号 ] [ 发布机构 ]开州区政府办公室 [ 成文日期 ]2019-02-02',
    ),
  ).toEqual([
    ['indexNumber', '11500234008646033P/2022-05576'],
    ['documentNumber', ''],
    ['issuer-publisher', '开州区政府办公室'],
    ['written', '2019-02-02'],
  ]);
});

test('labels that follow each other without a space', () => {
  expect(read('发布时间:2020-08-20 10:15来源:伊春市司法局访问量:')).toEqual([
    ['published', '2020-08-20 10:15'],
    ['source', '伊春市司法局'],
    ['none', ''],
  ]);
});

test('a date before the first label', () => {
  expect(read('2021-03-31 10:00 来源:密云区政府 浏览次数:20')).toEqual([
    ['published', '2021-03-31 10:00'],
    ['source', '密云区政府'],
    ['none', '20'],
  ]);
});

test('full-width colons and brackets', () => {
  expect(read('【发文字号】密政发〔2021〕3号', '发布机构\uff1a密云区司法局')).toEqual([
    ['documentNumber', '密政发〔2021〕3号'],
    ['issuer-publisher', '密云区司法局'],
  ]);
});

test('a catalogue copied as a list of bullets, label and value in turn', () => {
  expect(
    read('- 索引号：', '- 0012/2020-3', '* 文号：', '* 某政发〔2020〕3号', '· 发布日期：', '· 2020-03-02'),
  ).toEqual([
    ['indexNumber', '0012/2020-3'],
    ['documentNumber', '某政发〔2020〕3号'],
    ['published', '2020-03-02'],
  ]);
});

test('a catalogue copied as rows between bars', () => {
  expect(read('| 索引号 | 0012/2020-3 | 发布机构 | 某镇政府 |', '生成日期 | 2020-03-02 | ||')).toEqual([
    ['indexNumber', '0012/2020-3'],
    ['issuer-publisher', '某镇政府'],
    ['written', '2020-03-02'],
  ]);
});

test.each([
  ['序号\t文件名称\t文号', []],
  ['文件名称\t发布日期\t发布机构', []],
  [
    '索引号\t无\t发布机构\t某局',
    [
      ['indexNumber', '无'],
      ['issuer-publisher', '某局'],
    ],
  ],
])('%s in cells', (line, expected) => {
  expect(read(line)).toEqual(expected);
});

test.each([
  '各部门认真履职,公开日期:以网站为准。其他从略。',
  '本报告的时间:截止到去年底。以下为正文,共分四个部分。',
  '来源广泛,形式多样',
])('%s is prose', (text) => {
  expect(read(text)).toEqual([]);
});
