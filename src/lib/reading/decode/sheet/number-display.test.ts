import { expect, test } from 'vitest';
import { columnOf, formatCode, shownNumber } from './number-display.ts';

test.each<[stored: string, code: string, shown: string]>([
  ['1234.5', 'General', '1234.5'],
  ['0.30000000000000004', 'General', '0.3'],
  ['98.700000000000003', 'General', '98.7'],
  ['123456789012345', 'General', '123456789012345'],
  ['1.5E-7', 'General', '1.5E-7'],
  ['0.955', '0.0%', '95.5%'],
  ['0.955', '0%', '96%'],
  ['1', '0.##%', '100%'],
  ['1234567.891', '#,##0.00', '1,234,567.89'],
  ['1234567', '#,##0', '1,234,567'],
  ['7', '000', '007'],
  ['12', '0"件"', '12件'],
  ['12', '"共"0"件"', '共12件'],
  ['12.5', '￥#,##0.00', '￥12.50'],
  ['12.5', '[$¥-804]#,##0.00', '12.50'],
  ['-3', '0;[Red](0)', '(3)'],
  ['-3', '0', '-3'],
  ['0', '0;-0;"—"', '0'],
  ['45', '@', '45'],
  ['45.5', '# ?/?', '45.5'],
  ['45500', '0.0,', '45500'],
  ['45', '[>100]0;General', '45'],
  ['44941', 'yyyy/m/d', '2023/1/15'],
  ['44941', 'yyyy"年"m"月"d"日"', '2023年1月15日'],
  ['44941', 'yyyy\\-mm\\-dd', '2023-01-15'],
  ['44941', '[$-804]yyyy"年"m"月"d"日";@', '2023年1月15日'],
  ['44941', '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二三年一月十五日'],
  ['44941.5625', 'yyyy/m/d h:mm', '2023/1/15 13:30'],
  ['0.5625', 'h:mm', '13:30'],
  ['-5', 'yyyy/m/d', '-5'],
  ['x', '0.0', 'x'],
  ['1e400', '0', '1e400'],
])('%s as %s is %s', (stored, code, shown) => {
  expect(shownNumber(stored, code, false)).toBe(shown);
});

test('the days of the other calendar begin in 1904', () => {
  expect(shownNumber('43479', 'yyyy/m/d', true)).toBe('2023/1/15');
});

test('formats that go by number', () => {
  expect([formatCode(10, new Map()), formatCode(31, new Map()), formatCode(0, new Map())]).toEqual([
    '0.00%',
    'yyyy"年"m"月"d"日"',
    'General',
  ]);
  expect(formatCode(176, new Map([[176, '0.0']]))).toBe('0.0');
});

test.each([
  ['A1', 0],
  ['Z9', 25],
  ['AA1', 26],
  ['XFD1048576', 16383],
])('column of %s', (place, column) => {
  expect(columnOf(place)).toBe(column);
});
