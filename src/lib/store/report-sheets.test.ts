import { expect, test } from 'vitest';
import type { ToldFigure } from '../analysis/figures/indicator-index.ts';
import type { Section } from '../core/markdown/parse.ts';
import type { PageSheet } from '../core/model.ts';
import { reportSheets } from './report-sheets.ts';

const sheet: PageSheet = { page: 1, width: 595, height: 842, turns: 0, angle: 0, recognised: false };
const section: Section = {
  anchor: 's1',
  level: 1,
  heading: '一、复议',
  label: '复议',
  passages: [{ anchor: 's1-p1', type: 'paragraph', text: '全年 收到申请６３件。' }],
};
const told = (anchor: string, offset: number, length: number): ToldFigure => ({
  line: {} as ToldFigure['line'],
  figure: { anchor, offset, length } as ToldFigure['figure'],
});

const trace = {
  sheets: [sheet],
  places: [[[1, 1000, 1000, 3000, 1200, 4] as const], [[1, 1000, 2000, 6000, 2200, 10] as const]].map(
    (places) => places.map((place): [number, number, number, number, number, number] => [...place]),
  ),
  evidence: [
    {
      field: 'title',
      text: '报告',
      line: 1,
      rule: 'x',
      places: [[1, 1, 2, 3, 4, 2]] as [number, number, number, number, number, number][],
    },
    { field: 'region', text: '某县', line: 2, rule: 'x' },
  ],
};

test('passages, figures and fields have their boxes; what has no place is left out', () => {
  const found = reportSheets(trace, ['s1', 's1-p1'], [section], [told('s1-p1', 7, 3), told('s9', 0, 1)]);
  expect(found).toEqual({
    sheets: [sheet],
    places: {
      s1: [[1, 1000, 1000, 3000, 1200]],
      's1-p1': [[1, 1000, 2000, 6000, 2200]],
      // Full-width figures are as wide as characters: the seventh to the ninth of ten.
      'figure-0': [[1, 4000, 2000, 5500, 2200]],
      'field-title': [[1, 1, 2, 3, 4]],
    },
  });
});

test('an original without pages has none', () => {
  expect(reportSheets({ ...trace, sheets: [] }, [], [], [])).toBeNull();
});
