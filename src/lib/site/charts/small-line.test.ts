import { expect, it } from 'vitest';
import { smallLinePath, smallLinePoints } from './small-line.ts';

const size = { width: 48, height: 28 };
const heights = (values: readonly (number | null)[], most: number) =>
  smallLinePoints(values, most, size).map((point) => point?.y);

it('begins at zero and ends at the top of the scale', () => {
  expect(heights([0, 5, 10], 10)).toEqual([24, 14, 4]);
  expect(heights([5], 20)).toEqual([19]);
  expect(heights([0, 0], 0)).toEqual([24, 24]);
});

it('gives each year its place, and joins only years that follow each other', () => {
  const points = smallLinePoints([10, 10, null, 10, null], 10, size);
  expect(points.map((point) => point?.x)).toEqual([4, 14, undefined, 34, undefined]);
  expect(smallLinePath(points)).toBe('M4 4L14 4M34 4');
});
