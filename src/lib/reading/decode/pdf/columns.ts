/** Finds the gutters between columns of running text. The cells of a table lie beside each other too. */
import type { Row, Segment } from './placed-page.ts';

/** Fewer pieces of lines do not show how a page is set. */
const fewestSegments = 12;
/** Share of the segments that may lie across a gutter: titles and headings over all columns. */
const mostCrossing = 0.2;
/** Share of the segments that may lie across a part of the gutter besides. */
const shortLines = 0.05;
/** How far from its place between columns of equal width a gutter may lie, in widths of a column. */
const slack = 0.25;
const steps = 24;
/** A line that fills so much of its column goes on in the next one; so many of them make text of it. */
const full = 0.85;
const shareFull = 0.25;
/** Width of a column of text in font sizes, and the share of its lines that have a mark of a sentence. */
const narrowest = 10;
const shareMarked = 0.15;
/** So many cells that begin beside each other, and none that does not, make a table. */
const fewestTogether = 3;

/** Segments of one column with its edges in points. */
interface Column {
  readonly left: number;
  readonly right: number;
  readonly segments: readonly Segment[];
}

const isAcross = (segment: Segment, x: number): boolean => segment.left < x && segment.right > x;

/** The middle of the widest strip near `at` that the fewest segments cross; null when too many do. */
function gutterNear(at: number, reach: number, segments: readonly Segment[]): number | null {
  const places = Array.from({ length: steps + 1 }, (_, step) => at + reach * ((2 * step) / steps - 1));
  const crossing = places.map((x) => segments.filter((segment) => isAcross(segment, x)).length);
  const fewest = Math.min(...crossing);
  if (fewest > mostCrossing * segments.length) return null;
  // A short line of a title may lie across a part of the gutter only.
  const most = fewest + Math.max(1, shortLines * segments.length);
  let best: readonly number[] = [];
  let strip: number[] = [];
  for (const [i, x] of places.entries()) {
    strip = (crossing[i] ?? most + 1) <= most ? [...strip, x] : [];
    if (strip.length > best.length) best = strip;
  }
  return ((best[0] ?? at) + (best.at(-1) ?? at)) / 2;
}

/** Index of the column that a segment stands in, -1 when it lies across a gutter. */
export function columnOf(segment: Segment, gutters: readonly number[]): number {
  if (gutters.some((x) => isAcross(segment, x))) return -1;
  return gutters.filter((x) => segment.left >= x).length;
}

function columnsAt(gutters: readonly number[], segments: readonly Segment[]): Column[] {
  return [...gutters, 0].map((_, i) => {
    const own = segments.filter((segment) => columnOf(segment, gutters) === i);
    return {
      left: Math.min(...own.map(({ left }) => left)),
      right: Math.max(...own.map(({ right }) => right)),
      segments: own,
    };
  });
}

const isFull = ({ left, right }: Segment, column: Column): boolean =>
  right - left > full * (column.right - column.left);

function isText(column: Column): boolean {
  const { segments, left, right } = column;
  const size = segments[0]?.size ?? 0;
  if (segments.length < 2 || right - left < narrowest * size) return false;
  const share = (holds: (segment: Segment) => boolean): number =>
    segments.filter(holds).length / segments.length;
  return (
    share((segment) => isFull(segment, column)) >= shareFull &&
    share(({ text }) => /[，。；：,;]/.test(text)) >= shareMarked
  );
}

/** Base lines on which something new begins: what stands above it in the column was no full line. */
function beginnings(column: Column): number[] {
  return column.segments.flatMap((segment, i) => {
    const above = column.segments[i - 1];
    return above !== undefined && !isFull(above, column) && above.y < segment.y ? [segment.y] : [];
  });
}

/** Cells of a row begin on one base line, each time; paragraphs of two columns do so by chance. */
function isTable(columns: readonly Column[]): boolean {
  const size = columns[0]?.segments[0]?.size ?? 0;
  const all = columns.map(beginnings).toSorted((a, b) => a.length - b.length);
  const [fewest = [], ...others] = all;
  return (
    fewest.length >= fewestTogether &&
    fewest.every((y) => others.every((ys) => ys.some((other) => Math.abs(other - y) < 0.5 * size)))
  );
}

/**
 * @param rows of a page from top to bottom, without running heads
 * @returns where the gutters between two or three columns of text lie, from left to right; none for other pages; null
 * when the page is too short to tell
 */
export function guttersOf(rows: readonly Row[]): readonly number[] | null {
  const segments = rows.flat();
  if (segments.length < fewestSegments) return null;
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  for (const count of [2, 3]) {
    const width = (right - left) / count;
    const found = Array.from({ length: count - 1 }, (_, i) =>
      gutterNear(left + (i + 1) * width, slack * width, segments),
    );
    const gutters = found.filter((x) => x !== null);
    if (gutters.length < found.length) continue;
    const columns = columnsAt(gutters, segments);
    if (columns.every(isText) && !isTable(columns)) return gutters;
  }
  return [];
}
