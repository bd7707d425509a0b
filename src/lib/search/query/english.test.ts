import { expect, it } from 'vitest';
import { type EnglishEntry, findEnglish, isLatin } from './english.ts';

const entries: EnglishEntry[] = [
  ['place', '510000', 'Sichuan', '四川省'],
  ['place', '610100', 'Xi’an', '西安市'],
  ['place', '141100', 'Lüliang', '吕梁市'],
  ['place', '110118', 'Miyun District 密云区', '密云区'],
  ['indicator', 'litigation.loss-rate', 'Litigation loss rate', ''],
  ['indicator', 'litigation.win-rate', 'Litigation win rate', ''],
  ['family', 'litigation', 'Administrative litigation', ''],
  ['topic', 'litigation', 'Administrative litigation', ''],
  ['topic', 'inspection', 'Rule-of-law inspection', ''],
  ['term', 'rule of law', 'rule of law', '法治'],
];

it.each([
  ['Sichuan', ['Sichuan']],
  ['sichuan', ['Sichuan']],
  ['xian', ['Xi’an']],
  ["Xi'an", ['Xi’an']],
  ['luliang', ['Lüliang']],
  ['miyun', ['Miyun District 密云区']],
  ['litigation loss rate', ['Litigation loss rate']],
  ['litigation', ['Administrative litigation', 'Litigation loss rate', 'Litigation win rate']],
  ['rule of law', ['rule of law', 'Rule-of-law inspection']],
  ['nothing like it', []],
  ['行政复议', []],
])('finds %s', (text, names) => {
  expect(findEnglish(entries, text, 5).map(([, , name]) => name)).toEqual(names);
});

it('gives no more than asked for', () => {
  expect(findEnglish(entries, 'litigation', 1)).toHaveLength(1);
});

it.each([
  ['rule of law', true],
  ['NEAR', true],
  ['行政复议 OR 诉讼', false],
  ['88.59%', false],
])('takes %s for Latin letters: %s', (text, expected) => {
  expect(isLatin(text)).toBe(expected);
});
