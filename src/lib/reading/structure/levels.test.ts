import { expect, test } from 'vitest';
import { Levels } from './levels.ts';

const levels = (...markers: [string, number][]) => {
  const given = new Levels();
  return markers.map(([style, value]) => given.next(style, value));
};

test.each([
  [
    'the usual order',
    [
      ['numeral', 1],
      ['numeral-parenthesis', 1],
      ['arabic', 1],
      ['numeral-parenthesis', 2],
      ['numeral', 2],
    ],
    [1, 2, 3, 2, 1],
  ],
  [
    '第一, as the third level',
    [
      ['numeral', 1],
      ['numeral-parenthesis', 1],
      ['ordinal', 1],
      ['ordinal', 2],
      ['numeral-parenthesis', 2],
      ['ordinal', 1],
    ],
    [1, 2, 3, 3, 2, 3],
  ],
  [
    'arabic right below the first level',
    [
      ['numeral', 1],
      ['arabic', 1],
      ['arabic', 2],
      ['numeral', 2],
    ],
    [1, 2, 2, 1],
  ],
  [
    'a second level whose first number was missed',
    [
      ['numeral', 1],
      ['arabic', 1],
      ['numeral-parenthesis', 2],
    ],
    [1, 2, 2],
  ],
  [
    'chapters',
    [
      ['chapter', 1],
      ['article-section', 1],
      ['numeral', 1],
      ['chapter', 2],
    ],
    [1, 2, 3, 1],
  ],
] as [string, [string, number][], number[]][])('%s', (_name, markers, expected) => {
  expect(levels(...markers)).toEqual(expected);
});
