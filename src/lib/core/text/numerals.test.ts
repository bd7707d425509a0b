import { expect, test } from 'vitest';
import { parseNumeral } from './numerals.ts';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Every numeral from 1 to 999 as it is written. */
function write(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const high = hundreds > 0 ? `${digits[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return high + middle + (digits[ones] ?? '');
}

test('every numeral from 一 to 九百九十九', () => {
  for (let value = 1; value <= 999; value++) expect(parseNumeral(write(value)), write(value)).toBe(value);
});

test.each([
  ['二〇二一', 2021],
  ['二零二一', 2021],
  ['一九九九', 1999],
  ['两千三百', 2300],
  ['零', 0],
  ['', null],
  ['十百', null],
  ['一二十', null],
  ['二百三百', null],
  ['百', null],
  ['五〇', 50],
  ['一千零五', 1005],
  ['廿', 20],
  ['廿一', 21],
  ['卅', 30],
  ['卅一', 31],
  ['一廿', null],
  ['廿十', null],
  ['甲', null],
])('%s', (text, expected) => {
  expect(parseNumeral(text)).toBe(expected);
});
