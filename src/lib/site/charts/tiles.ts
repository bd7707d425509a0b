/** The grid of the provinces with a small line in each tile, all on one scale, as one drawing. */
import { smallLinePath, smallLinePoints } from './small-line.ts';
import type { Drawing, Shape } from './spec.ts';

export interface DrawnTile {
  readonly name: string;
  /** Counted from 1. */
  readonly row: number;
  readonly column: number;
  /** One for each year; null where there is none. */
  readonly values: readonly (number | null)[];
  /** What stands below the line; empty for a tile without values. */
  readonly latest: string;
}

const columns = 7;
const gap = 4;
const height = 66;
const lineTop = 18;
const lineHeight = 30;
const pointRadius = 1.5;

/** A small circle as a path, which is what drawings have. */
const circle = (x: number, y: number): string =>
  `M${x - pointRadius} ${y}a${pointRadius} ${pointRadius} 0 1 0 ${2 * pointRadius} 0a${pointRadius} ${pointRadius} 0 1 0 ${-2 * pointRadius} 0`;

function shapesOf(
  { name, values, latest }: DrawnTile,
  x: number,
  y: number,
  width: number,
  max: number,
): Shape[] {
  const points = smallLinePoints(values, max, { width: width - 8, height: lineHeight });
  const transform = `translate(${x + 4} ${y + lineTop})`;
  const middle = { x: x + width / 2, 'text-anchor': 'middle' };
  return [
    { tag: 'rect', attributes: { class: 'tile', x, y, width, height } },
    { tag: 'text', attributes: { ...middle, y: y + 14 }, text: name },
    { tag: 'path', attributes: { class: 'line', d: smallLinePath(points), transform } },
    {
      tag: 'path',
      attributes: {
        class: 's1',
        d: points.map((point) => point && circle(point.x, point.y)).join(''),
        transform,
      },
    },
    { tag: 'text', attributes: { class: 'tick', ...middle, y: y + height - 5 }, text: latest },
  ];
}

/** @param width in pixels at full size; the height follows from the rows */
export function drawTiles(tiles: readonly DrawnTile[], max: number, width: number): Drawing {
  const own = Math.floor((width - (columns - 1) * gap) / columns);
  const rows = Math.max(...tiles.map(({ row }) => row));
  return {
    width,
    height: rows * (height + gap),
    shapes: tiles.flatMap((tile) =>
      shapesOf(tile, (tile.column - 1) * (own + gap), (tile.row - 1) * (height + gap), own, max),
    ),
  };
}
