import { expect, it } from 'vitest';
import { areSiblings, levelOf, partOfKey } from './place-keys.ts';

it.each([
  ['410000', 'province', 'national'],
  ['410900', 'prefecture', '41'],
  ['410927', 'county', '41'],
  ['110101', 'county', '11'],
  ['410927100', 'township', '41'],
  ['410900-0a1b2c', 'functional-area', '41'],
])('%s is a %s of part %s', (key, level, part) => {
  expect([levelOf(key), partOfKey(key)]).toEqual([level, part]);
});

it.each([
  ['410927', '410926', true],
  ['410927', '410225', false],
  ['410900', '410200', true],
  ['410900', '510100', false],
  ['410000', '510000', true],
  ['410900', '410927', false],
])('%s and %s are siblings: %s', (one, other, are) => {
  expect(areSiblings(one, other)).toBe(are);
});
