/** Tells the gaps between the cells of a table from those between words: they lie below each other. */
import type { Piece } from './placed-page.ts';

/** Pieces on one base line, from left to right. */
export type PieceRow = readonly Piece[];

/** Gaps in parts of the font size: one that parts cells by itself, and one that does so with others below it. */
const wide = 1.2;
const narrow = 0.6;
/** Width that the gaps of several rows have in common, and the distance of the rows, in font sizes. */
const shared = 0.4;
const nextRow = 3;
/** So many rows below each other make a column. */
const rowsInColumn = 3;

interface Gap {
  readonly from: number;
  readonly to: number;
  /** Index of the piece behind the gap. */
  readonly before: number;
}

/** A number of a list, of a chapter or of an article has a gap behind it as well. */
const isItemNumber = (text: string): boolean =>
  /^\s*第[\d一二三四五六七八九十百千零〇]+[编章节条款]\s*$/.test(text) ||
  /^\s*[(（]?[\d一二三四五六七八九十①-⑳]+[)）.．、]\s*$|^\s*[•●·■◆-]\s*$/.test(text);

function gapsOf(row: PieceRow): Gap[] {
  const gaps: Gap[] = [];
  let right = Number.NEGATIVE_INFINITY;
  let text = '';
  for (const [before, piece] of row.entries()) {
    const isGap = before > 0 && piece.left - right > narrow * piece.size && !isItemNumber(text);
    if (isGap) gaps.push({ from: right, to: piece.left, before });
    right = Math.max(right, piece.right);
    text += piece.text;
  }
  return gaps;
}

const areNear = (a: PieceRow, b: PieceRow): boolean => {
  const [first, second] = [a[0], b[0]];
  return first !== undefined && second !== undefined && Math.abs(second.y - first.y) < nextRow * first.size;
};

/** True when a strip that gaps of several rows in succession have in common runs through a gap. */
function isInColumn(gap: Gap, at: number, rows: readonly PieceRow[], gaps: readonly Gap[][]): boolean {
  const size = rows[at]?.[gap.before]?.size ?? 0;
  const reach = (step: 1 | -1): number => {
    let [from, to] = [gap.from, gap.to];
    let count = 0;
    for (let i = at + step; count < rowsInColumn; i += step, count++) {
      const [row, last] = [rows[i], rows[i - step]];
      if (!row || !last || !areNear(last, row)) break;
      const fitting = gaps[i]?.find(
        (other) => Math.min(to, other.to) - Math.max(from, other.from) >= shared * size,
      );
      if (fitting === undefined) break;
      [from, to] = [Math.max(from, fitting.from), Math.min(to, fitting.to)];
    }
    return count;
  };
  return 1 + reach(1) + reach(-1) >= rowsInColumn;
}

/** @returns each row cut at the gaps that part cells */
export function cutRows(rows: readonly PieceRow[]): PieceRow[][] {
  const gaps = rows.map(gapsOf);
  return rows.map((row, at) => {
    const cuts = (gaps[at] ?? [])
      .filter(
        (gap) => gap.to - gap.from > wide * (row[gap.before]?.size ?? 0) || isInColumn(gap, at, rows, gaps),
      )
      .map(({ before }) => before);
    return [0, ...cuts].map((start, i) => row.slice(start, cuts[i]));
  });
}
