import { expect, test } from 'vitest';
import { stepsOf } from './ofd-path.ts';

const shape = (data: string, most = 100): string[] =>
  stepsOf(data, most).map(({ sign, numbers }) => `${sign}${numbers.join(' ')}`);

test.each([
  ['a line', 'M 0 0 L 170 0', ['M0 0', 'L170 0']],
  ['a closed curve', 'S 1 2 B 1 2 3 4 5 6 Q 1 1 2 2 C', ['S1 2', 'B1 2 3 4 5 6', 'Q1 1 2 2', 'C']],
  ['an arc', 'M 0 0 A 5 5 0 1 0 9 9', ['M0 0', 'A5 5 0 1 0 9 9']],
  ['numbers that break off', 'M 0 0 L 170', ['M0 0']],
  ['what is no number', 'M 0 0 L x 1 L 2 2', ['M0 0']],
  ['an unknown sign', 'M 0 0 Z L 1 1', ['M0 0']],
  ['nothing', '', []],
])('%s', (_, data, steps) => {
  expect(shape(data)).toEqual(steps);
});

test('no more steps than are allowed', () => {
  expect(stepsOf('M 0 0 '.repeat(50), 7)).toHaveLength(7);
});
