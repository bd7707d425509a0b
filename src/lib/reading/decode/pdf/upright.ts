/** Turns a page so that its text runs from left to right: a wide table may lie on its side, a scan upside down. */
import type { Page, Piece } from './placed-page.ts';

/** A piece as it lies on the page; the angle is clockwise from left to right, in radians. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly angle: number;
}

const quarter = Math.PI / 2;
const slant = 0.1;

const isAt = (angle: number, turn: number): boolean => Math.cos(angle - turn) > Math.cos(slant);

/** A way in which a page may lie. */
interface Way {
  /** Direction of its text. */
  readonly turn: number;
  /** Quarter turns clockwise that set it upright. */
  readonly turns: number;
  /** Where a point of it comes to. */
  readonly place: (x: number, y: number, width: number, height: number) => readonly [number, number];
}

const asItLies: Way = { turn: 0, turns: 0, place: (x, y) => [x, y] };
const ways: readonly Way[] = [
  asItLies,
  { turn: quarter, turns: 3, place: (x, y, width) => [y, width - x] },
  { turn: -quarter, turns: 1, place: (x, y, _, height) => [height - y, x] },
  { turn: Math.PI, turns: 2, place: (x, y, width, height) => [width - x, height - y] },
];

/** The page turned so that most of its text runs from left to right. */
export function upright(placed: readonly Placed[], width: number, height: number): Omit<Page, 'number'> {
  const charactersAt = ({ turn }: Way): number =>
    placed.reduce((sum, piece) => sum + (isAt(piece.angle, turn) ? piece.text.length : 0), 0);
  const counts = ways.map(charactersAt);
  const { turn, turns, place } = ways[counts.indexOf(Math.max(...counts))] ?? asItLies;
  const pieces = placed.map(({ text, x, y, width: length, size, angle }): Piece => {
    const [left, base] = place(x, y, width, height);
    return { text, left, right: left + length, y: base, size, turned: !isAt(angle, turn) };
  });
  const lies = Math.abs(turn) === quarter;
  return { ...(lies ? { width: height, height: width } : { width, height }), turns, pieces };
}
