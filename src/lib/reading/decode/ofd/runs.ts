/** Puts characters together that follow each other on a line, so that gaps between the runs are real gaps. */
import type { Placed } from '../pdf/upright.ts';
import type { Glyph } from './glyphs.ts';

/** Gap in font sizes that ends a run, and the wider one that a written space allows. */
const widestGap = 0.5;
const widestSpace = 1.2;
/** Punctuation is set closer than it is wide. */
const closest = -0.75;
/** Distance off the base line in font sizes, and part by which sizes may differ. */
const offLine = 0.2;
const sizeDiffers = 0.15;
/** Distance of characters that stand below each other, in font sizes. */
const below: readonly [number, number] = [0.8, 2.5];
/** Distance in font sizes at which the same character is printed over itself, to make it look bold. */
const overprint = 0.12;
/** The same character so often within a few points is a drawing: further ones are not compared with it. */
const mostOverprints = 8;

interface Step {
  /** Along the base line and across it, in font sizes. */
  readonly along: number;
  readonly across: number;
}

function stepBetween(from: Glyph, to: Glyph): Step {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [cos, sin] = [Math.cos(from.angle), Math.sin(from.angle)];
  return { along: (dx * cos + dy * sin) / from.size, across: (dy * cos - dx * sin) / from.size };
}

const isAlike = (a: Glyph, b: Glyph): boolean =>
  Math.abs(a.size - b.size) <= sizeDiffers * a.size && Math.cos(a.angle - b.angle) > 0.995;

function isBeside(from: Glyph, to: Glyph, spaced: boolean): boolean {
  const { along, across } = stepBetween(from, to);
  const gap = along - from.width / from.size;
  return (
    Math.abs(across) < offLine && along > 0 && gap > closest && gap <= (spaced ? widestSpace : widestGap)
  );
}

function isBelow(from: Glyph, to: Glyph): boolean {
  const { along, across } = stepBetween(from, to);
  return Math.abs(along) < 0.3 && across >= below[0] && across <= below[1];
}

const isBlank = ({ text }: Glyph): boolean => text.trim() === '';

/** Most characters stand below the one before: the page is written from top to bottom. */
function isVertical(glyphs: readonly Glyph[]): boolean {
  let count = 0;
  for (const [i, glyph] of glyphs.entries()) {
    const before = glyphs[i - 1];
    if (!before || !isAlike(before, glyph)) continue;
    if (isBelow(before, glyph)) count++;
    else if (isBeside(before, glyph, true)) count--;
  }
  return count > 0;
}

/** Side in points of the squares of a page in which the same character is looked for. */
const square = 4;
const around = [-1, 0, 1];

/** @returns the characters without those printed a second time in the same place */
function withoutOverprint(glyphs: readonly Glyph[]): Glyph[] {
  const squares = new Map<string, Map<number, Glyph[]>>();
  const keyOf = (column: number, row: number): number => column * 65_536 + row;
  return glyphs.filter((glyph) => {
    const same = squares.get(glyph.text) ?? new Map<number, Glyph[]>();
    squares.set(glyph.text, same);
    const [column, row] = [Math.floor(glyph.x / square), Math.floor(glyph.y / square)];
    const isDouble = (other: Glyph): boolean =>
      other.code !== glyph.code &&
      isAlike(other, glyph) &&
      Math.hypot(other.x - glyph.x, other.y - glyph.y) < overprint * glyph.size;
    // Never count from place to place: beyond 2^53 a number and the next one are the same.
    for (const i of around)
      for (const j of around) if (same.get(keyOf(column + i, row + j))?.some(isDouble)) return false;
    const here = same.get(keyOf(column, row)) ?? [];
    if (here.length < mostOverprints) here.push(glyph);
    same.set(keyOf(column, row), here);
    return true;
  });
}

class Run {
  readonly first: Glyph;
  last: Glyph;
  text: string;
  /** From top to bottom. */
  vertical = false;

  constructor(first: Glyph) {
    this.first = first;
    this.last = first;
    this.text = first.text;
  }

  /** @param spaced a space is written between; @returns false when the character does not follow on this run */
  take(glyph: Glyph, spaced: boolean, verticalPage: boolean): boolean {
    const { last } = this;
    if (!isAlike(last, glyph)) return false;
    const isSingle = this.first === last;
    const follows = !this.vertical && isBeside(last, glyph, spaced);
    const hangs =
      (verticalPage || last.code === glyph.code) && (isSingle || this.vertical) && isBelow(last, glyph);
    if (!follows && !hangs) return false;
    this.vertical = !follows;
    this.text += (spaced ? ' ' : '') + glyph.text;
    this.last = glyph;
    return true;
  }

  /** On a vertical page the line runs down from the head of the first character. */
  placed(verticalPage: boolean): Placed {
    const { text, first, last, vertical } = this;
    const { x, y, size, angle } = first;
    const { along, across } = stepBetween(first, last);
    if (!verticalPage) return { text, x, y, size, angle, width: vertical ? size : along * size + last.width };
    const height = (vertical ? across + 1 : 1) * size;
    const head: [number, number] = [x + size * Math.sin(angle), y - size * Math.cos(angle)];
    return { text, x: head[0], y: head[1], size, angle: angle + Math.PI / 2, width: height };
  }
}

/** @param glyphs of a page in the order of drawing; @returns runs on their base lines, none of them blank */
export function runsOf(glyphs: readonly Glyph[]): Placed[] {
  const inked = withoutOverprint(glyphs.filter((glyph) => glyph.size > 0));
  const verticalPage = isVertical(inked.filter((glyph) => !isBlank(glyph)));
  const runs: Run[] = [];
  let spaced = false;
  for (const glyph of inked) {
    if (isBlank(glyph)) {
      spaced = true;
      continue;
    }
    if (!runs.at(-1)?.take(glyph, spaced, verticalPage)) runs.push(new Run(glyph));
    spaced = false;
  }
  return runs.map((run) => run.placed(verticalPage));
}
