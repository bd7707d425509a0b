/** Joins the lines of a PDF to paragraphs by indentation, line length, spacing and font size. */
import type { BlockHints } from '../../../core/model.ts';
import { parseMarker } from '../../../core/text/markers.ts';
import { isLabel } from '../html/vocabulary.ts';
import { readTable } from '../word/tables.ts';
import type { Line } from './lines.ts';
import { type PageSizes, type PlacedSegments, placesOf } from './places.ts';

export interface PdfBlock {
  readonly text: string;
  readonly table?: readonly (readonly string[])[];
  readonly hints: BlockHints;
}

/** The size that most characters have. */
export function bodySize(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

const isCentred = ({ left, right, column: [start, end], size }: Line): boolean =>
  left - start > 1.5 * size && end - right > 1.5 * size && Math.abs(left - start - (end - right)) < 2 * size;

/** The line runs to the right edge of its column. */
const isFull = ({ right, column: [, end], size }: Line): boolean => end - right < 1.6 * size;

/** Width of what cannot be parted at the start of a line: a number, or a character with the marks behind it. */
function unitWidth({ text, size }: Line): number {
  const unit = /^(?:[0-9A-Za-z.%,]+|.)[，。、；：！？”’）》」』】〕]*/u.exec(text)?.[0] ?? '';
  const narrow = unit.replace(/[^\0-\x7f]/g, '').length;
  return (narrow * 0.55 + unit.length - narrow) * size;
}

/** A line may end early because the first word of the next one had no room. */
const hadNoRoom = (before: Line, line: Line): boolean =>
  !/[。！？；：]$/.test(before.text) && before.column[1] - before.right < unitWidth(line) + 0.8 * line.size;

const isIndented = ({ left, column: [start], size }: Line): boolean => left - start > 1.2 * size;

const sameSize = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) <= 0.12 * a.size;

const sameColumn = (a: Line, b: Line): boolean => a.page === b.page && a.column[0] === b.column[0];

/** Usual distance of base lines, in font sizes. */
function lineDistance(lines: readonly Line[]): number {
  const gaps: number[] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before && sameColumn(before, line) && line.y > before.y) gaps.push((line.y - before.y) / line.size);
  }
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 1.5;
}

const endsSentence = ({ text }: Line): boolean => /[。！？；：”）]$/.test(text);

/** A number behind the end of a sentence opens a paragraph; within a sentence it may be a wrapped reference. */
const opensItem = (before: Line, line: Line): boolean =>
  endsSentence(before) && parseMarker(line.text.trim()) !== null;

function continues(before: Line, line: Line, distance: number): boolean {
  if (opensItem(before, line)) return false;
  if (!isFull(before) && !hadNoRoom(before, line)) return false;
  if (!sameSize(before, line) || isIndented(line) || isCentred(line)) return false;
  // An indented line that ends early because nothing more had room stands in the middle by chance.
  if (isCentred(before) && !hadNoRoom(before, line)) return false;
  const gap = (line.y - before.y) / line.size;
  return !sameColumn(before, line) || gap < 1.35 * distance;
}

/**
 * Drops the spaces that stand for the printer's spacing: between Chinese characters in a line that is stretched to
 * the edge of its column, and the quarter of an em that word processors set between Chinese and Latin.
 */
function unstretched(line: Line): string {
  const text = line.text
    .replace(/([^\0-\x7f]) (?=[0-9A-Za-z])/g, '$1')
    .replace(/([0-9A-Za-z%]) (?=[^\0-\x7f])/g, '$1');
  return isFull(line) && text.length >= 12 ? text.replace(/([^\0-\x7f]) (?=[^\0-\x7f])/g, '$1') : text;
}

const joint = (text: string, next: string): string =>
  /[0-9A-Za-z,.;]$/.test(text) && /^[A-Za-z]/.test(next) ? ' ' : '';

/** A row of the same cells as the line before: at least two segments each, one above the other. */
function aligned(a: Line, b: Line): boolean {
  if (a.page !== b.page || a.segments.length < 2 || a.segments.length !== b.segments.length) return false;
  return a.segments.every((cell, i) => {
    const other = b.segments[i];
    return other !== undefined && cell.left < other.right && other.left < cell.right;
  });
}

/**
 * @param line the first of the block; @param joined whether more follow in it
 * @param largest size of the largest lines, which hold the title
 */
function hintsOf(line: Line, joined: boolean, body: number, largest: number): BlockHints {
  const large = line.size > 1.15 * body && line.text.length <= 60;
  return {
    page: line.page,
    ...(isCentred(line) && !joined ? { centred: true } : {}),
    ...(large ? { heading: line.size > 0.95 * largest ? 1 : 2 } : {}),
  };
}

/** Labels and values in one line (`索引号：…  发文机关：…`) are pairs of their own. */
function splitLabels(line: Line): string[] {
  const labelled = line.segments.filter(({ text }) => isLabel(/^[^:：]*[:：]/.exec(text)?.[0] ?? text));
  return labelled.length >= 2 ? line.segments.map(({ text }) => text) : [unstretched(line)];
}

const placed = (lines: readonly Line[]): PlacedSegments =>
  lines.flatMap(({ segments, page }) => segments.map((segment) => [segment, page] as const));

/** A table by its cells, or the text that it only frames. */
function tableBlocks(
  cells: readonly (readonly string[])[],
  segments: PlacedSegments,
  sizes: PageSizes,
): PdfBlock[] {
  const reading = readTable(cells);
  const page = segments[0]?.[1] ?? 1;
  if (reading.kind === 'data') {
    const text = reading.rows.map((row) => row.join('\t')).join('\n');
    return [{ text, table: reading.rows, hints: { page, ...placesOf(segments, sizes) } }];
  }
  // The lines are other texts than the cells, so that each has the place of all.
  const { places = [] } = placesOf(segments, sizes);
  return reading.lines.map((text) => ({ text, hints: { page, places } }));
}

/**
 * @param lines in reading order, without running heads
 * @param sizes of the pages
 */
export function paragraphsOf(lines: readonly Line[], sizes: PageSizes): PdfBlock[] {
  const body = bodySize(lines);
  const largest = Math.max(...lines.map(({ size }) => size));
  const distance = lineDistance(lines);
  const blocks: PdfBlock[] = [];
  for (let i = 0; i < lines.length; ) {
    const first = lines[i];
    if (first === undefined) break;
    const ruled = first.segments[0]?.table;
    if (ruled) {
      blocks.push(...tableBlocks(ruled.rows, placed([first]), sizes));
      i++;
      continue;
    }
    let end = i + 1;
    for (let next = lines[end]; next && aligned(lines[end - 1] ?? next, next); next = lines[++end]);
    const rows = lines.slice(i, end);
    if (rows.length > 1) {
      const cells = rows.map((row) => row.segments.map(({ text }) => text));
      blocks.push(...tableBlocks(cells, placed(rows), sizes));
      i = end;
      continue;
    }
    let text = unstretched(first);
    let before = first;
    const joined = [first];
    const alone = splitLabels(first);
    i++;
    for (let next = lines[i]; alone.length === 1 && next; next = lines[++i]) {
      if (next.segments.length > 1 || next.segments[0]?.table || !continues(before, next, distance)) break;
      text += joint(text, next.text) + unstretched(next);
      before = next;
      joined.push(next);
    }
    const hints = hintsOf(first, joined.length > 1, body, largest);
    if (alone.length > 1) {
      const parts = first.segments.map((segment) => placesOf([[segment, first.page]], sizes));
      blocks.push(...alone.map((part, k) => ({ text: part, hints: { ...hints, ...parts[k] } })));
    } else blocks.push({ text, hints: { ...hints, ...placesOf(placed(joined), sizes) } });
  }
  return blocks;
}
