import { expect, test } from 'vitest';
import { deltasOf } from './deltas.ts';

test.each<[string | undefined, number, number[]]>([
  ['3.5 3.5 1.75', 9, [3.5, 3.5, 1.75]],
  ['g 3 3.5', 9, [3.5, 3.5, 3.5]],
  ['g 2 3.5 1.75 g 2 -4', 9, [3.5, 3.5, 1.75, -4, -4]],
  [' 1,2 ,3 ', 9, [1, 2, 3]],
  ['1e1 .5', 9, [10, 0.5]],
  ['1 2 3', 2, [1, 2]],
  ['g 4000000000 1', 3, [1, 1, 1]],
  ['g 0 1 2', 9, [2]],
  ['g x 1 2', 9, [2]],
  ['g 2', 9, []],
  ['1 x 2', 9, [1, 2]],
  ['', 9, []],
  [undefined, 9, []],
])('%s, %i of use at most', (list, most, expected) => {
  expect(deltasOf(list, most)).toEqual(expected);
});
