import { expect, test } from 'vitest';
import type { Picture } from './picture.ts';
import { cutsOf, sliceOf } from './slices.ts';

/** A picture whose rows of ink are those for which `hasInk` holds. */
function picture(width: number, height: number, hasInk: (y: number) => boolean): Picture {
  const data = new Uint8Array(3 * width * height).fill(250);
  for (let y = 0; y < height; y++) if (hasInk(y)) data.fill(10, 3 * y * width + 9, 3 * y * width + 60);
  return { width, height, data };
}

test('a sheet is not cut', () => {
  expect(cutsOf(picture(100, 200, () => true))).toEqual([0, 200]);
  expect(cutsOf(picture(100, 20, () => true))).toEqual([0, 20]);
});

test('a long picture is cut between lines, where the strip is highest', () => {
  const lines = (y: number): boolean => y % 20 >= 8 && !(y >= 150 && y < 170);
  const cuts = cutsOf(picture(100, 280, lines));
  expect(cuts).toHaveLength(3);
  expect(cuts[1]).toBeGreaterThanOrEqual(148);
  expect(cuts[1]).toBeLessThan(170);
});

test('one without a blank row is cut all the same, and no row is lost or doubled', () => {
  const long = picture(100, 1000, () => true);
  const cuts = cutsOf(long);
  expect(cuts).toHaveLength(9);
  const heights = cuts.slice(1).map((to, i) => sliceOf(long, cuts[i] ?? 0, to).height);
  expect(heights.reduce((a, b) => a + b, 0)).toBe(1000);
  expect(Math.min(...heights)).toBeGreaterThan(100);
});
