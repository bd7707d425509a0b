import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../core/markdown/parse.ts';
import { markdownProcessor } from '../../core/markdown/processor.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { factsOf } from '../tables/report-facts.ts';
import { figureLines, formatFigure, indicatorName } from './indicator-index.ts';
import type { Figure } from './types.ts';

const text =
  '## 一、主要举措和成效\n\n全年受理行政复议案件153件。受理行政复议案件153件。\n\n## 二、下一步工作安排\n\n受理行政复议案件200件。';
const { figures } = factsOf({
  report: sampleReport(),
  sections: sectionsOf(markdownProcessor.parse(text) as Root),
});

it('lists a figure once, with its sentence and place, and nothing that is planned', () => {
  expect(figureLines(figures)).toEqual([
    {
      indicator: 'reconsideration.accepted',
      value: '153件',
      amount: 153,
      upper: null,
      unit: '件',
      period: '2020年',
      start: '2020-01-01',
      end: '2020-12-31',
      scope: null,
      sentence: '全年受理行政复议案件153件。',
      anchor: 's1-p1',
    },
  ]);
});

it('says of a value that it was recognised in a picture', () => {
  expect(figureLines(figures, true).map(({ value, amount }) => [value, amount])).toEqual([
    ['153件（识别自图像）', 153],
  ]);
});

it('names an indicator', () => {
  expect(indicatorName('reconsideration.accepted')).toBe('行政复议受理数');
});

const figure = (over: Partial<Figure>) =>
  ({ value: 18484, upper: null, unit: '条', qualifier: 'exact', ...over }) as Figure;

it.each([
  [figure({}), '18,484条'],
  [figure({ qualifier: 'more-than' }), '18,484条以上'],
  [figure({ qualifier: 'about', value: 97.5, unit: '%' }), '约97.5%'],
  [figure({ qualifier: 'range', value: 3, upper: 5, unit: '件' }), '3至5件'],
  [figure({ value: null }), ''],
])('writes a figure as a reader says it: %#', (given, words) => {
  expect(formatFigure(given)).toBe(words);
});
