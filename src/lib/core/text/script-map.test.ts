import { expect, test } from 'vitest';
import { readScriptTables } from './script-map.ts';

const { certain: map, full } = readScriptTables();

test.each([
  ['規', '规'],
  ['範', '范'],
  ['國', '国'],
  // A second reading that hardly anything uses.
  ['劃', '划'],
  ['餘', '余'],
])('%s stands for %s alone', (from, to) => {
  expect(map.get(from)).toBe(to);
});

test.each([
  ['乾', 'has two readings, and simplified texts use it themselves'],
  ['着', 'is a simplified character'],
  ['啊', 'is the first character of GB/T 2312'],
  ['齄', 'is the last one'],
  ['一', 'has one form'],
  ['#', 'begins a comment of the dictionary'],
])('%s is left alone: it %s', (character) => {
  expect(map.has(character)).toBe(false);
});

test('every entry leads from one character to another one', () => {
  expect(map.size).toBeGreaterThan(2000);
  for (const [from, to] of map) expect([from.length, to.length, from === to]).toEqual([1, 1, false]);
});

test.each([
  ['乾', '干'],
  ['後', '后'],
  ['瞭', '了'],
  ['規', '规'],
])('in a text in traditional characters %s is %s', (from, to) => {
  expect(full.get(from)).toBe(to);
});

test('the full table holds the certain one', () => {
  for (const [from, to] of map) expect(full.get(from)).toBe(to);
});
