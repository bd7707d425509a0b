import { expect, test } from 'vitest';
import { inkBox, inksOf, thresholdOf } from './ink.ts';

const inks = (...dots: [number, number, number][]) => {
  const { all, withoutRed, red } = inksOf({
    width: dots.length,
    height: 1,
    data: Uint8Array.from(dots.flat()),
  });
  return { all: [...all.data], withoutRed: [...withoutRed.data], red };
};

test('stamp ink is taken off, print below it and black print stay', () => {
  const { withoutRed, red } = inks([214, 30, 30], [22, 4, 4], [20, 20, 20], [240, 240, 240]);
  expect(withoutRed).toEqual([255, 25, 20, 240]);
  expect(red).toBe(1);
});

test('a red dot is ink among all inks', () => {
  expect(inks([214, 30, 30]).all).toEqual([85]);
});

test('ink is darker than two thirds of the paper, whatever its grey', () => {
  const data = new Uint8Array(100).fill(200);
  data.fill(10, 0, 20);
  expect(thresholdOf({ width: 10, height: 10, data })).toBe(130);
});

test('the box of ink leaves out single dots', () => {
  const data = new Uint8Array(100).fill(255);
  for (const at of [33, 34, 43, 44, 99]) data[at] = 0;
  const grey = { width: 10, height: 10, data };
  const all = { left: 0, top: 0, right: 10, bottom: 10 };
  expect(inkBox(grey, all, 128)).toEqual({ left: 3, top: 3, right: 5, bottom: 5 });
  expect(inkBox({ ...grey, data: new Uint8Array(100).fill(255) }, all, 128)).toBeNull();
});
