import { expect, test } from 'vitest';
import { after, apply, identity, type Matrix, numbersOf, placement } from './matrix.ts';

test('the inner map is done first', () => {
  const double: Matrix = [2, 0, 0, 2, 0, 0];
  const moved: Matrix = [1, 0, 0, 1, 3, 4];
  expect(apply(after(moved, double), 1, 1)).toEqual([5, 6]);
  expect(apply(after(double, moved), 1, 1)).toEqual([8, 10]);
  expect(after(identity, moved)).toEqual(moved);
});

test.each<[Record<string, string>, readonly [number, number]]>([
  [{}, [1, 2]],
  [{ Boundary: '10 20 5 5' }, [11, 22]],
  [{ CTM: '2 0 0 2 1 1' }, [3, 5]],
  [{ Boundary: '10 20 5 5', CTM: '0 1 -1 0 0 0' }, [8, 21]],
  [{ Boundary: '10 20 5 5', CTM: '2 0' }, [11, 22]],
])('%j', (attributes, expected) => {
  expect(apply(placement(attributes), 1, 2)).toEqual(expected);
});

test('what is no number is left out', () => {
  expect(numbersOf(' 1 x 2.5,-3 ')).toEqual([1, 2.5, -3]);
});
