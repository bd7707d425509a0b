/**
 * Reads the picture of one page: it is set upright, stamps and the rules of tables are taken off, lines are found and
 * read. The same picture gives the same text on every machine; the work is bounded by its number of dots.
 */
import type { Piece, PlacedTable } from '../pdf/placed-page.ts';
import { boxesOf, coresOf } from './detect.ts';
import { emptyAfter, emptyBefore, sizeOf, wordsOf } from './glyphs.ts';
import { inkBox, inkIn, inksOf, thresholdOf } from './ink.ts';
import type { Models } from './models.ts';
import { directionOf, isOverturned } from './orient.ts';
import { type Box, type Grey, type Picture, rotated, scaled, turned, whole } from './picture.ts';
import { type Glyph, glyphsOf } from './recognise.ts';
import { type Grid, gridsOf, withoutBars } from './rules.ts';

/** What was read on a page; lengths in dots of the page set upright, y grows downwards. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  /** Quarter turns and then radians, clockwise, by which the picture was set upright. */
  readonly turns: number;
  readonly angle: number;
  readonly pieces: readonly Piece[];
  readonly tables: readonly PlacedTable[];
  /** A red stamp lies on the page; its own words are not read. */
  readonly stamped: boolean;
  /** Traces like text that gave no character with any certainty. */
  readonly unread: number;
}

/** Skew that does no harm, in radians. */
const straight = 0.003;
/** Mean probability of the characters of a line below which it is no text. */
const leastConfidence = 0.5;
/** A line in red, which is no stamp: probability and number of its characters. */
const redLine = { confidence: 0.9, glyphs: 4 };
/** Share of a page that is red where there is a stamp or a red head. */
const redShare = 0.0003;
/** Part of the ink of a line that is red when the line is. */
const mostlyRed = 0.7;
/** Base line below the middle of a line, in sizes. */
const baseLine = 0.38;
/** Pieces whose middles differ by less, in sizes, stand on one line. */
const sameLine = 0.3;
/** Measured sizes that follow each other by less are one; a size that the ink tells is less exact. */
const stepOfSizes = 0.05;
const sameSize = 0.2;
/** Longer side of a page in dots: 210 dots an inch on A4 are enough for the smallest print. */
const longSide = 2480;

/** A line with what was read in it. */
interface ReadLine {
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
  readonly size: number;
  readonly measured: boolean;
  readonly middle: number;
}

const meanOf = (glyphs: readonly Glyph[]): number =>
  glyphs.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, glyphs.length);

/** The page in all its forms, set upright. */
interface Upright {
  readonly page: Grey;
  readonly all: Grey;
  readonly boxes: readonly Box[];
  readonly turns: number;
  readonly angle: number;
}

/** Turns the page until its lines run from left to right. */
async function setUpright({ detect, classify }: Models, printed: Grey, inks: Grey): Promise<Upright> {
  let [page, all, turns] = [printed, inks, 0];
  let cores = await coresOf(detect, page);
  if (directionOf(cores).upended) {
    [page, all, turns] = [turned(page, 1), turned(all, 1), 1];
    cores = await coresOf(detect, page);
  }
  const { skew } = directionOf(cores);
  const angle = Math.abs(skew) > straight ? -skew : 0;
  if (angle !== 0) [page, all] = [rotated(page, angle), rotated(all, angle)];
  let boxes = boxesOf(cores, angle);
  if (await isOverturned(classify, page, boxes)) {
    [page, all, turns] = [turned(page, 2), turned(all, 2), turns + 2];
    const { width, height } = page;
    boxes = boxes.map(({ left, top, right, bottom }) => ({
      left: width - right,
      top: height - bottom,
      right: width - left,
      bottom: height - top,
    }));
  }
  return { page, all, boxes, turns, angle };
}

/** Room beside a line for marks at its ends, which are too small to be found, in parts of its height. */
const roomBeside = 0.6;

/** Lines with room beside them, as far as no other line stands there. */
function withRoom(boxes: readonly Box[]): Box[] {
  return boxes.map((box) => {
    const room = roomBeside * (box.bottom - box.top);
    const beside = boxes.filter((other) => other !== box && other.top < box.bottom && box.top < other.bottom);
    const isFree = (left: number, right: number): boolean =>
      beside.every((other) => other.right <= left || right <= other.left);
    return {
      ...box,
      left: isFree(box.left - room, box.left) ? box.left - room : box.left,
      right: isFree(box.right, box.right + room) ? box.right + room : box.right,
    };
  });
}

async function readLine(models: Models, page: Grey, box: Box, threshold: number): Promise<ReadLine> {
  const glyphs = await glyphsOf(models, page, box);
  const ink = inkBox(page, box, threshold) ?? box;
  return { box: ink, glyphs, ...sizeOf(glyphs, ink.bottom - ink.top), middle: (box.top + box.bottom) / 2 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Lines printed in red, such as the head of an official paper; what else is red is a stamp. */
async function redLines(
  models: Models,
  { all, page, boxes }: Upright,
  threshold: number,
): Promise<ReadLine[]> {
  const cores = await coresOf(models.detect, all);
  const lines: ReadLine[] = [];
  for (const box of boxesOf(cores, 0)) {
    if (boxes.some((other) => overlap(box, other))) continue;
    if (inkIn(page, box, threshold) > (1 - mostlyRed) * inkIn(all, box, threshold)) continue;
    const line = await readLine(models, all, box, threshold);
    if (line.glyphs.length >= redLine.glyphs && meanOf(line.glyphs) >= redLine.confidence) lines.push(line);
  }
  return lines;
}

const glyphCount = (lines: readonly ReadLine[]): number =>
  lines.reduce((sum, { glyphs }) => sum + glyphs.length, 0);

/** The size in the middle, each line counted by its glyphs. */
function middleSize(lines: readonly ReadLine[]): number {
  const total = glyphCount(lines);
  let seen = 0;
  const middle = lines.find(({ glyphs }) => {
    seen += glyphs.length;
    return 2 * seen >= total;
  });
  return middle?.size ?? 0;
}

/** Sizes are measured, so those that are nearly the same become one; short lines take the size next to theirs. */
function settleSizes(lines: readonly ReadLine[]): ReadLine[] {
  const groups: ReadLine[][] = [];
  for (const line of lines.filter(({ measured }) => measured).toSorted((a, b) => a.size - b.size)) {
    const last = groups.at(-1)?.at(-1);
    if (last && line.size < (1 + stepOfSizes) * last.size) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  const sizes = groups.map(middleSize);
  return lines.map((line) => {
    const far = (size: number): number => Math.abs(Math.log(size / line.size));
    const nearest = sizes.toSorted((a, b) => far(a) - far(b))[0];
    return nearest !== undefined && far(nearest) < Math.log(1 + sameSize) ? { ...line, size: nearest } : line;
  });
}

/** Middles of lines that stand beside each other are one. */
function settleLines(lines: readonly ReadLine[]): ReadLine[] {
  const rows: ReadLine[][] = [];
  for (const line of lines.toSorted((a, b) => a.middle - b.middle)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && line.middle - first.middle < sameLine * Math.min(first.size, line.size))
      row.push(line);
    else rows.push([line]);
  }
  return rows.flatMap((row) => {
    const middle = row.reduce((sum, line) => sum + line.middle, 0) / row.length;
    return row.map((line) => ({ ...line, middle }));
  });
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const textOf = (glyphs: readonly Glyph[]): string => glyphs.map(({ text }) => text).join('');

const confidencesOf = (glyphs: readonly Glyph[]): number[] =>
  glyphs.filter(({ text }) => text.trim() !== '').map(({ confidence }) => rounded(confidence));

/** Nothing where every character is sure. */
function othersOf(glyphs: readonly Glyph[]): { readonly others?: readonly string[] } {
  const others = glyphs.filter(({ text }) => text.trim() !== '').map((glyph) => glyph.others ?? '');
  return others.some((characters) => characters !== '') ? { others } : {};
}

function piecesOf({ box, glyphs, size, middle }: ReadLine): Piece[] {
  const words = wordsOf(glyphs, size);
  return words.map((word, i): Piece => {
    const text = textOf(word);
    const [first, last] = [word[0], word.at(-1)];
    const left = i === 0 ? box.left - (emptyBefore(text) ? size / 2 : 0) : (first?.x ?? 0) - size / 2;
    const right =
      i === words.length - 1 ? box.right + (emptyAfter(text) ? size / 2 : 0) : (last?.x ?? 0) + size / 2;
    return {
      text,
      left: rounded(left),
      right: rounded(right),
      y: rounded(middle + baseLine * size),
      size: rounded(size),
      turned: false,
      confidence: confidencesOf(word),
      ...othersOf(word),
    };
  });
}

/** Index of the stretch between edges that a value lies in, -1 outside. */
const between = (edges: readonly number[], value: number): number =>
  value < (edges[0] ?? 0) || value >= (edges.at(-1) ?? 0) ? -1 : edges.findLastIndex((edge) => edge <= value);

/** The column that a value lies in, or the outer one beside it. */
const columnAt = (xs: readonly number[], x: number): number =>
  Math.max(
    0,
    xs.slice(0, -1).findLastIndex((edge) => edge <= x),
  );

/** Fills the cells of a table with the glyphs that lie in them; lines that lie in none are left. */
function fillGrid(
  { xs, ys, origins }: Grid,
  lines: readonly ReadLine[],
): { table: PlacedTable; rest: ReadLine[] } {
  const cells = origins.map((row) => row.map((): Glyph[] => []));
  const rest: ReadLine[] = [];
  let size = 0;
  const within = lines.toSorted((a, b) => a.middle - b.middle || a.box.left - b.box.left);
  for (const line of within) {
    const row = between(ys, line.middle);
    const inside = line.glyphs.filter(({ x }) => between(xs, x) !== -1);
    if (row === -1 || 2 * inside.length < line.glyphs.length) {
      rest.push(line);
      continue;
    }
    size = Math.max(size, line.size);
    const columns = Map.groupBy(line.glyphs, ({ x }) => columnAt(xs, x));
    for (const [column, glyphs] of columns) {
      const [r, c] = origins[row]?.[column] ?? [row, column];
      cells[r]?.[c]?.push(...wordsOf(glyphs, line.size).flat());
    }
  }
  const table: PlacedTable = {
    xs: xs.map(rounded),
    ys: ys.map(rounded),
    size: rounded(size),
    rows: cells.map((row) => row.map(textOf)),
    confidence: cells.flat(2).flatMap((glyph) => confidencesOf([glyph])),
  };
  return { table, rest };
}

function shrunk(grey: Grey): Grey {
  const ratio = longSide / Math.max(grey.width, grey.height);
  if (ratio >= 1) return grey;
  return scaled(grey, whole(grey), Math.round(grey.width * ratio), Math.round(grey.height * ratio));
}

export async function readPage(models: Models, picture: Picture): Promise<ReadPage> {
  const { withoutRed, all, red: redDots } = inksOf(picture);
  const upright = await setUpright(models, shrunk(withoutRed), shrunk(all));
  let { page, boxes } = upright;
  const threshold = thresholdOf(page);
  const grids = gridsOf(page, threshold, boxes);
  if (grids.length > 0) {
    page = withoutBars(page, grids);
    boxes = boxesOf(await coresOf(models.detect, page), 0);
  }
  const found: ReadLine[] = [];
  for (const box of withRoom(boxes)) found.push(await readLine(models, page, box, threshold));
  const hasRed = redDots > redShare * all.data.length;
  const red = hasRed ? await redLines(models, upright, threshold) : [];
  const sure = found.filter(({ glyphs }) => glyphs.length > 0 && meanOf(glyphs) >= leastConfidence);
  let lines = settleLines(settleSizes([...sure, ...red]));
  const tables = grids.flatMap((grid): PlacedTable[] => {
    const { table, rest } = fillGrid(grid, lines);
    if (table.confidence.length === 0) return [];
    lines = rest;
    return [table];
  });
  return {
    width: page.width,
    height: page.height,
    turns: upright.turns,
    angle: upright.angle,
    pieces: lines.flatMap(piecesOf),
    tables,
    stamped: hasRed && red.length === 0,
    unread: found.length - sure.length,
  };
}
