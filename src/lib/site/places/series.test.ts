import { describe, expect, it } from 'vitest';
import type { ExploreLine } from '../explore/rows.ts';
import { agreedValue, medianOf } from './series.ts';

const line = (amount: number, over: Partial<ExploreLine> = {}): ExploreLine => ({
  value: `${amount}件`,
  amount,
  upper: null,
  unit: '件',
  period: '2021年',
  start: '2021-01-01',
  end: '2021-12-31',
  scope: null,
  sentence: '',
  anchor: 's1',
  ...over,
});

describe('the value of a report', () => {
  it.each([
    ['one value', [line(3)], 3],
    ['the same value twice', [line(3), line(3, { scope: '全市' })], 3],
    ['two values', [line(3), line(9, { scope: '全市' })], null],
    ['another unit', [line(3), line(3, { unit: '次' })], null],
    ['half a year', [line(3, { end: '2021-06-30' })], null],
    ['another year beside it', [line(3), line(2, { start: '2020-01-01', end: '2020-12-31' })], 3],
    ['a range', [line(3, { upper: 5 })], null],
    ['none', [], null],
  ])('%s', (_, lines, amount) => {
    expect(agreedValue(lines, 2021)?.amount ?? null).toBe(amount);
  });
});

it.each([
  [[1, 9], null],
  [[9, 1, 5], 5],
  [[4, 1, 9, 6], 5],
])('the median of %j is %j', (amounts, median) => {
  expect(medianOf(amounts)).toBe(median);
});
