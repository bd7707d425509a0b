import { expect, test } from 'vitest';
import { spokenYearsAt, yearAt } from './years.ts';

test.each<[string, [number, number, number] | null]>([
  ['2020', [4, 2020, 2020]],
  ['2020年', [5, 2020, 2020]],
  ['2020年度法治', [6, 2020, 2020]],
  // Its 年度 belongs to the kind, 年度报告.
  ['2020年度报告', [4, 2020, 2020]],
  ['二〇二〇年', [5, 2020, 2020]],
  ['二零一九年度', [6, 2019, 2019]],
  ['二○二一年', [5, 2021, 2021]],
  ['二O二一年', [5, 2021, 2021]],
  ['2018-2020年', [10, 2018, 2020]],
  ['2018年至2020年', [11, 2018, 2020]],
  ['2020—2018', [9, 2018, 2020]],
  ['21年', [3, 2021, 2021]],
  ['09年度', [4, 2009, 2009]],
  ['20年来', null],
  ['21年3月', null],
  // In numerals only with its unit.
  ['二〇二〇', null],
  // Dates, amounts and longer numbers are no years.
  ['2020年1月1日', null],
  ['2020年十二月', null],
  ['2020-01-01', null],
  ['2020.1.1', null],
  ['2020元', null],
  ['2020件', null],
  ['20201', null],
  ['1020年', null],
])('%s → %o', (text, expected) => {
  const year = yearAt(text, 0);
  expect(year && [year.length, year.from, year.to]).toEqual(expected);
});

test('a year does not begin within a number', () => {
  expect(yearAt('12020年', 1)).toBeNull();
});

test.each<[string, [number, number, number] | null]>([
  ['去年败诉率', [2, 2025, 2025]],
  ['今年', [2, 2026, 2026]],
  ['前年的', [2, 2024, 2024]],
  ['近三年', [3, 2021, 2023]],
  ['最近5年来', [5, 2019, 2023]],
  ['过去两年', [4, 2022, 2023]],
  ['近年', null],
  ['年近', null],
])('%s by the calendar → %o', (text, expected) => {
  const years = spokenYearsAt(text, 0, { present: 2026, newest: 2023 });
  expect(years && [years.length, years.from, years.to]).toEqual(expected);
});
