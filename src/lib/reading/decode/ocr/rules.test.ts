import { expect, test } from 'vitest';
import { thresholdOf } from './ink.ts';
import type { Box, Grey } from './picture.ts';
import { gridsOf, withoutBars } from './rules.ts';

type Bar = readonly [x1: number, y1: number, x2: number, y2: number];

/** A page of 800 × 1000 dots with bars two dots thick. */
function page(bars: readonly Bar[], paper = 240): Grey {
  const [width, height] = [800, 1000];
  const data = new Uint8Array(width * height).fill(paper);
  for (const [x1, y1, x2, y2] of bars)
    for (let y = y1; y <= y2 + 1; y++) data.fill(20, y * width + x1, y * width + x2 + 2);
  return { width, height, data };
}
const grids = (bars: readonly Bar[], lines: readonly Box[] = []) => {
  const made = page(bars);
  return gridsOf(made, thresholdOf(made), lines);
};

const frame: Bar[] = [
  [100, 200, 700, 200],
  [100, 300, 700, 300],
  [100, 400, 700, 400],
  [100, 200, 100, 400],
  [700, 200, 700, 400],
];

test('edges of rows and columns', () => {
  const [grid, ...others] = grids([...frame, [400, 200, 400, 400]]);
  expect(others).toEqual([]);
  expect(grid?.ys.map(Math.round)).toEqual([201, 301, 401]);
  expect(grid?.xs.map(Math.round)).toEqual([101, 401, 701]);
  expect(grid?.origins).toEqual([
    [
      [0, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [1, 1],
    ],
  ]);
});

test('a head over two columns is one cell', () => {
  const [grid] = grids([...frame, [400, 300, 400, 400]]);
  expect(grid?.origins).toEqual([
    [
      [0, 0],
      [0, 0],
    ],
    [
      [1, 0],
      [1, 1],
    ],
  ]);
});

test.each<[string, Bar[]]>([
  ['a line below a head', [[100, 200, 700, 200]]],
  ['a frame around one field', [frame[0], frame[2], frame[3], frame[4]] as Bar[]],
  ['lines without columns', [frame[0], frame[1], frame[2]] as Bar[]],
  ['a stroke as long as that of a large character', [[100, 200, 120, 200]]],
])('no table: %s', (_, bars) => {
  expect(grids(bars)).toEqual([]);
});

test('strokes of a large character are no bars', () => {
  expect(grids([...frame, [400, 200, 400, 400]], [{ left: 95, top: 195, right: 706, bottom: 406 }])).toEqual(
    [],
  );
});

test('two tables on a page stay apart', () => {
  const lower = frame.map(([x1, y1, x2, y2]): Bar => [x1, y1 + 400, x2, y2 + 400]);
  expect(grids([...frame, ...lower]).map(({ ys }) => Math.round(ys[0] ?? 0))).toEqual([201, 601]);
});

test('the bars of tables are taken off the page, other ink stays', () => {
  const made = page([...frame, [200, 800, 300, 800]]);
  const rest = withoutBars(made, gridsOf(made, thresholdOf(made), []));
  expect(rest.data.filter((value) => value < 100)).toHaveLength(2 * 102);
});
