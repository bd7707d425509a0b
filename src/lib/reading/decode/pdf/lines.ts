/** Puts the pieces of a page together to lines, and lines to their reading order when there are columns. */
import { columnOf } from './columns.ts';
import { cutRows } from './gaps.ts';
import type { Page, Piece, PlacedTable, Row, Segment } from './placed-page.ts';
import { settleMarks } from './raised-pieces.ts';

/** A row, or the part of it that stands in one column. */
export interface Line extends Segment {
  readonly segments: readonly Segment[];
  readonly page: number;
  /** Left and right edge of the column that the line stands in. */
  readonly column: Edges;
}

/** Left and right edge in points. */
export type Edges = readonly [number, number];

/** Gap between words in parts of the font size. */
const wordGap = 0.25;

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[0-9A-Za-z]/.test(character);

function join(pieces: readonly Piece[]): Segment {
  let text = '';
  let right = pieces[0]?.left ?? 0;
  let size = 0;
  for (const piece of pieces) {
    const gap = piece.left - right;
    const between = isWord(text.at(-1)) && isWord(piece.text[0]) ? wordGap : 0.8;
    if (gap > between * piece.size && text !== '' && !text.endsWith(' ')) text += ' ';
    text += piece.text;
    right = Math.max(right, piece.right);
    if (piece.text.trim() !== '') size = Math.max(size, piece.size);
  }
  const first = pieces.find((piece) => piece.text.trim() !== '') ?? pieces[0];
  const joined = { text: text.trim(), left: first?.left ?? 0, right, y: first?.y ?? 0, size };
  const recognised = pieces.every((piece) => piece.confidence !== undefined);
  return recognised ? { ...joined, ...recognitionOf(pieces) } : joined;
}

type Recognised = Pick<Segment, 'text' | 'confidence' | 'others'>;

/** How sure the characters of texts are that stand behind each other; those of a text layer are. */
export function recognitionOf(texts: readonly Recognised[]): Pick<Segment, 'confidence' | 'others'> {
  const confidence = texts.flatMap((one) => one.confidence ?? visible(one.text).map(() => 1));
  if (texts.every(({ others }) => others === undefined)) return { confidence };
  const others = texts.flatMap((one) => one.others ?? visible(one.text).map(() => ''));
  return { confidence, others };
}

const visible = (text: string): string[] => [...text.replace(/\s/gu, '')];

/** A ruled table takes the place of a row; its cells need not be looked for. */
function tableRow(table: PlacedTable): Row {
  const { xs, ys, size, rows, confidence } = table;
  const text = rows.map((row) => row.join('\t')).join('\n');
  const [left = 0, right = 0, top = 0] = [xs[0], xs.at(-1), ys[0]];
  return [{ text, left, right, y: top + size, size, confidence, table }];
}

/** @returns the rows of a page from top to bottom */
export function rowsOf(page: Page): Row[] {
  const pieces = settleMarks(page.pieces).filter((piece) => !piece.turned && piece.size > 0);
  const sorted = pieces
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => a.y - b.y || a.left - b.left);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const base = row?.[0];
    if (row && base && piece.y - base.y < 0.45 * Math.min(piece.size, base.size)) row.push(piece);
    else rows.push([piece]);
  }
  const ordered = rows.map((row) => row.toSorted((a, b) => a.left - b.left));
  const lines: Row[] = cutRows(ordered).map((parts) => parts.map(join));
  if (!page.tables || page.tables.length === 0) return lines;
  return [...lines, ...page.tables.map(tableRow)].toSorted((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0));
}

const extent = (segments: readonly Segment[]): Edges => [
  Math.min(...segments.map(({ left }) => left)),
  Math.max(...segments.map(({ right }) => right)),
];

/** Parts of the rows and of the width of the text, for an edge that only short lines may have by chance. */
const fewestAtEdge = 4;
const shareAtEdge = 0.15;
const narrow = 0.8;

/**
 * The edges of a column of text: the outermost ones that several rows share, because a stamp or an overlong line
 * may stand out. Short lines share an edge by chance as well, so a right edge that further lines pass, or one far
 * inside the page that few lines have, is none; the text may then run as far as the margin on the left is wide.
 * @param width of the page where the text runs in one column, null inside one of several columns
 */
export function edgesOf(rows: readonly Row[], width: number | null = null): Edges {
  const [outerLeft, outerRight] = extent(rows.flat());
  const lefts = rows.map((row) => row[0]?.left ?? outerLeft).toSorted((a, b) => a - b);
  const rights = rows.map((row) => row.at(-1)?.right ?? outerRight).toSorted((a, b) => b - a);
  const size = median(rows.flat().map((segment) => segment.size));
  const sharing = (edges: readonly number[], edge: number): number =>
    edges.filter((other) => Math.abs(other - edge) < size / 2).length;
  const left = lefts.slice(0, 400).find((edge) => sharing(lefts, edge) >= 2) ?? outerLeft;
  const margin = width === null ? outerRight : Math.max(outerRight, width - left);
  const isEdge = (edge: number): boolean => {
    const count = sharing(rights, edge);
    const beyond = rights.filter((other) => other > edge + size).length;
    if (count < 2 || count < 3 * beyond) return false;
    if (width === null || edge - left > narrow * (margin - left)) return true;
    return count >= Math.max(fewestAtEdge, shareAtEdge * rows.length);
  };
  return [left, rights.slice(0, 400).find(isEdge) ?? margin];
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const isFilled = (row: Row): boolean => row.length > 0;

function lineOf(segments: Row, page: number, column: Edges): Line {
  const [left, right] = extent(segments);
  const size = Math.max(...segments.map((segment) => segment.size));
  const text = segments.map((segment) => segment.text).join('  ');
  return { text, left, right, y: segments[0]?.y ?? 0, size, segments, page, column };
}

/**
 * @param rows of a page, without running heads
 * @param whole edges of the text where it runs in one column
 * @param gutters x of each gutter between columns, from left to right; none for one column
 * @returns the lines of the page in reading order
 */
export function linesOf(
  rows: readonly Row[],
  page: number,
  whole: Edges,
  gutters: readonly number[],
): Line[] {
  if (gutters.length === 0) return rows.map((row) => lineOf(row, page, whole));
  const inColumns = (row: Row): Row[] =>
    [...gutters, 0].map((_, i) => row.filter((segment) => columnOf(segment, gutters) === i));
  const isAcross = (row: Row): boolean => row.some((segment) => columnOf(segment, gutters) === -1);
  const parted = rows.filter((row) => !isAcross(row)).map(inColumns);
  const edges = [...gutters, 0].map((_, i) =>
    edgesOf(parted.map((sides) => sides[i] ?? []).filter(isFilled)),
  );
  const lines: Line[] = [];
  let part: Row[][] = [];
  const flush = (): void => {
    for (const [i, column] of edges.entries()) {
      const own = part.map((sides) => sides[i] ?? []).filter(isFilled);
      lines.push(...own.map((row) => lineOf(row, page, column)));
    }
    part = [];
  };
  for (const row of rows) {
    if (isAcross(row)) {
      flush();
      lines.push(lineOf(row, page, whole));
    } else part.push(inColumns(row));
  }
  flush();
  return lines;
}
