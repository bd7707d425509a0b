import { expect, test } from 'vitest';
import { findDates, firstDate, isDateLine } from './dates.ts';

test.each([
  ['2021-03-31', '2021-03-31'],
  ['2021-3-31 10:00', '2021-03-31'],
  ['2021年3月31日', '2021-03-31'],
  ['2021 年 3 月 31 日', '2021-03-31'],
  ['二〇二一年三月三十一日', '2021-03-31'],
  ['二○二一年十二月一日', '2021-12-01'],
  ['二零二一年十月二十日', '2021-10-20'],
  ['20210331', '2021-03-31'],
  ['2016/9/20', '2016-09-20'],
  ['2016.9.20', '2016-09-20'],
  ['\uff12\uff10\uff12\uff11年\uff13月\uff11日', '2021-03-01'],
  ['发布日期:2021-02-30', null],
  ['2021年13月1日', null],
  ['第20210号', null],
  ['2021年', null],
  ['500154202103311', null],
  ['', null],
])('%s', (text, expected) => {
  expect(firstDate(text)).toBe(expected);
});

test('all dates in order, with offsets into the text', () => {
  const text = '成文日期:2019-02-02 发布日期:2019年2月3日';
  expect(findDates(text).map(({ date, start, end }) => [date, text.slice(start, end)])).toEqual([
    ['2019-02-02', '2019-02-02'],
    ['2019-02-03', '2019年2月3日'],
  ]);
});

test.each([
  ['2021年3月31日', true],
  ['(2021年3月31日)', true],
  ['2021-03-31 10:00', true],
  ['2021年3月31日星期三', false],
  ['截至2021年3月31日', false],
])('%s is a line with a date alone: %s', (text, expected) => {
  expect(isDateLine(text)).toBe(expected);
});
