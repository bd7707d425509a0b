import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawStrips } from './strips.ts';

const width = 336;
const strip = (values: readonly number[]) => ({
  name: '全市',
  values: values.toSorted((a, b) => a - b),
  median: values[0] ?? 0,
});
const places = (...strips: readonly (readonly number[])[]) =>
  drawStrips(strips.map(strip), { width }, 'zh').shapes.flatMap(({ attributes }) =>
    attributes['class'] === 's1 dot'
      ? [
          String(attributes['transform'])
            .match(/[\d.]+/g)
            ?.map(Number),
        ]
      : [],
  );

it('has a point for each value on one scale, and a strip for each group', () => {
  const [low, high, other] = places([10, 20], [20]);
  expect(high?.[0]).toBe(other?.[0]);
  expect((high?.[0] ?? 0) - 8).toBeCloseTo(2 * ((low?.[0] ?? 0) - 8), -1);
  expect(other?.[1]).toBeGreaterThan(high?.[1] ?? 0);
});

it('stays small and inside its frame, however many values there are', () => {
  const values = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 2000 });
  fc.assert(
    fc.property(fc.array(values, { maxLength: 5 }), (groups) => {
      const drawing = drawStrips(groups.map(strip), { width }, 'zh');
      expect(drawing.shapes.length).toBeLessThanOrEqual(20 + groups.length * width);
      for (const place of places(...groups)) {
        expect(place?.[0]).toBeGreaterThanOrEqual(0);
        expect(place?.[0]).toBeLessThanOrEqual(width);
        expect(place?.[1]).toBeLessThanOrEqual(drawing.height);
      }
    }),
    { seed: 20261130, numRuns: 30 },
  );
});
