import { expect, it } from 'vitest';
import { drawTiles } from './tiles.ts';

const tile = (name: string, row: number, column: number, values: readonly (number | null)[]) => ({
  name,
  row,
  column,
  values,
  latest: String(values.at(-1) ?? ''),
});

it('gives each province its place in the grid, its name and its line', () => {
  const { width, height, shapes } = drawTiles(
    [tile('甲', 1, 7, [1, 2]), tile('乙', 3, 1, [null, null])],
    2,
    640,
  );
  const frames = shapes.filter(({ tag }) => tag === 'rect').map(({ attributes }) => attributes);
  expect(frames.map(({ x, width: own }) => [Number(x) >= 0, Number(x) + Number(own) <= width])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(Number(frames[1]?.['y'])).toBeGreaterThan(Number(frames[0]?.['y']));
  expect(Number(frames[1]?.['y']) + Number(frames[1]?.['height'])).toBeLessThanOrEqual(height);
  const lines = shapes.filter(({ attributes }) => attributes['class'] === 'line');
  expect(lines.map(({ attributes }) => attributes['d'])).toEqual([
    expect.stringMatching(/^M[\d.]+ 15L[\d.]+ 4$/),
    '',
  ]);
  expect(shapes.filter(({ tag }) => tag === 'text').map(({ text }) => text)).toEqual(['甲', '2', '乙', '']);
});
