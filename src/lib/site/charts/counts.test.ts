import { expect, it } from 'vitest';
import { translateTo } from '../../core/interface/texts.ts';
import { countsChart, yearInLabel } from './counts.ts';

const t = translateTo('zh');

it('has every year from the first to the last, but only the values that are known', () => {
  const chart = countsChart(
    '报告',
    '份',
    [
      { year: 2021, count: 4 },
      { year: null, count: 9 },
      { year: 2018, count: 2 },
    ],
    t,
  );
  expect(chart).toMatchObject({
    years: [2018, 2019, 2020, 2021],
    description: '2018年2份，2021年4份',
    series: [
      {
        points: [
          { year: 2018, value: 2 },
          { year: 2021, value: 4 },
        ],
      },
    ],
  });
});

it.each([[[]], [[{ year: 2020, count: 3 }]], [[{ year: null, count: 3 }]]])('is none for %j', (counts) => {
  expect(countsChart('报告', '份', counts, t)).toBeNull();
});

it('reads the year of a link', () => {
  expect(yearInLabel('2020年')).toBe(2020);
  expect(yearInLabel('时期不明')).toBeNull();
});
