import { expect, test } from 'vitest';
import { type Grey, rotated, scaled, turned, whole } from './picture.ts';

const grey = (width: number, ...data: number[]): Grey => ({
  width,
  height: data.length / width,
  data: Uint8Array.from(data),
});
const l = grey(3, 1, 2, 3, 4, 5, 6);

test.each([
  [0, grey(3, 1, 2, 3, 4, 5, 6)],
  [1, grey(2, 4, 1, 5, 2, 6, 3)],
  [2, grey(3, 6, 5, 4, 3, 2, 1)],
  [3, grey(2, 3, 6, 2, 5, 1, 4)],
  [-1, grey(2, 3, 6, 2, 5, 1, 4)],
])('%i quarter turns clockwise', (turns, expected) => {
  expect(turned(l, turns)).toEqual(expected);
});

test('rotated by a quarter, a square is turned; what comes from outside is paper', () => {
  const dot = { width: 5, height: 5, data: new Uint8Array(25).fill(255) };
  dot.data[7] = 0;
  expect(rotated(dot, Math.PI / 2)).toEqual(turned(dot, 1));
  expect(rotated(dot, 0.4).data[0]).toBe(255);
});

test('a smaller picture has the mean of the dots, a larger one what lies between', () => {
  expect(scaled(grey(4, 0, 100, 200, 200), { left: 0, top: 0, right: 4, bottom: 1 }, 2, 1)).toEqual(
    grey(2, 50, 200),
  );
  const pair = grey(2, 0, 100);
  expect([...scaled(pair, whole(pair), 4, 1).data].slice(1, 3)).toEqual([25, 75]);
});

test('a part beyond the edge is filled up with paper', () => {
  expect(scaled(grey(1, 7), { left: 0, top: 0, right: 2, bottom: 1 }, 2, 1)).toEqual(grey(2, 7, 255));
});
