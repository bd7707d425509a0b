import { expect, it } from 'vitest';
import { keepYears } from './keep-years.ts';

it('keeps a year of a title together', () => {
  expect(keepYears('某市2020年度报告')).toEqual([
    { text: '某市', together: false },
    { text: '2020年度', together: true },
    { text: '报告', together: false },
  ]);
});
