import { expect, test } from 'vitest';
import { shown, shownJson, shownLines } from './shown.ts';

test.each([
  ['2021年度报告（终稿）.html', '2021年度报告（终稿）.html'],
  ['\u001b[2J\u001b]0;x\u0007.txt', '\\u{1B}[2J\\u{1B}]0;x\\u{7}.txt'],
  ['\u009b31m.txt', '\\u{9B}31m.txt'],
  ['a\u202egpj.exe', 'a\\u{202E}gpj.exe'],
  ['一\n二\r三\t四', '一\\u{A}二\\u{D}三\\u{9}四'],
  ['\ud800.txt', '\\u{D800}.txt'],
  ['𠮷野.txt', '𠮷野.txt'],
])('%j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('lines of a difference stay lines', () => {
  expect(shownLines('-一\n+\u001b[31m二\t\n')).toBe('-一\n+\\u{1B}[31m二\t\n');
});

test('JSON stays the same value', () => {
  const value = { file: '\u001b[2J\u009b\u202e\ud800𠮷.txt', size: 3 };
  expect(shownJson(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(JSON.parse(shownJson(value))).toEqual(value);
});
