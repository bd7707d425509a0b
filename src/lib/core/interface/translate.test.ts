import { expect, it } from 'vitest';
import type { Locale } from './locale.ts';
import { type TextKey, translator } from './translate.ts';

/** Any text as if it stood in the dictionary. */
const say = (text: string, values: Readonly<Record<string, string | number>>, locale: Locale = 'en') =>
  (translator({ key: text }, locale) as unknown as (key: string, values: object) => string)('key', values);

it.each([
  ['{count} {count|report|reports}', { count: 1 }, '1 report'],
  ['{count} {count|report|reports}', { count: 0 }, '0 reports'],
  ['{count} {count|report|reports}', { count: 2 }, '2 reports'],
  ['of {year}', { year: 2021 }, 'of 2021'],
  ['{count}', { count: 9999 }, '9999'],
  ['{count}', { count: 10_000 }, '10,000'],
  ['{rate}', { rate: 98.125 }, '98.125'],
  ['{name}, {name}', { name: '$&' }, '$&, $&'],
])('says %s with %j', (text, values, expected) => {
  expect(say(text, values)).toBe(expected);
});

it('writes Chinese numbers as they are', () => {
  expect(say('共{count}份', { count: 1_234_567 }, 'zh')).toBe('共1234567份');
});

it('names the key of a text that is not there, and the value that is missing', () => {
  const t = translator({}, 'en');
  expect(() => t('common.search' satisfies TextKey)).toThrow('interface-en.yml: no text “common.search”');
  expect(() => say('{count}', {})).toThrow('{count}');
});
