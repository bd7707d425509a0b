/**
 * Tells what a table is for: data (stays a table), metadata (labels and values, read line by line) or the layout
 * of the page (its cells are read one after the other).
 */
import { parseMarker } from '../../../core/text/markers.ts';
import { isCatalogueTable } from '../catalogue-table.ts';
import type { Box } from './box.ts';
import type { Paragraph } from './flow.ts';

export type Rows = readonly (readonly string[])[];

/** Paragraphs of each cell. */
export type CellTexts = ReadonlyMap<Box, readonly Paragraph[]>;

const maxCellLength = 400;
const maxColumns = 60;

export function cellTexts(paragraphs: readonly Paragraph[]): CellTexts {
  const cells = new Map<Box, Paragraph[]>();
  for (const paragraph of paragraphs) {
    const { cell } = paragraph.box;
    if (cell === null) continue;
    const list = cells.get(cell);
    if (list) list.push(paragraph);
    else cells.set(cell, [paragraph]);
  }
  return cells;
}

export const cellText = (cell: Box, texts: CellTexts): string =>
  (texts.get(cell) ?? []).map((paragraph) => paragraph.text).join(' ');

function columnsOf(cell: Box): number {
  const span = Number(cell.attributes.get('colspan') ?? 1);
  return Number.isInteger(span) && span > 1 ? Math.min(span, maxColumns) : 1;
}

const rowsOf = (table: Box, texts: CellTexts): Rows =>
  table.parts.map((row) =>
    row.parts.flatMap((cell) => [
      cellText(cell, texts),
      ...Array.from({ length: columnsOf(cell) - 1 }, () => ''),
    ]),
  );

/** Rows of the same length: cells that reach down over several rows leave gaps in the rows below. */
function squared(table: Box, texts: CellTexts): Rows {
  const rows: string[][] = [];
  const pending = new Map<number, number>();
  for (const row of table.parts) {
    const cells: string[] = [];
    const skip = (): void => {
      for (let left = pending.get(cells.length); left; left = pending.get(cells.length)) {
        pending.set(cells.length, left - 1);
        cells.push('');
        if (cells.length > maxColumns) return;
      }
    };
    for (const cell of row.parts) {
      skip();
      const down = Number(cell.attributes.get('rowspan') ?? 1);
      for (let i = 0; i < columnsOf(cell); i++) {
        if (down > 1) pending.set(cells.length, Math.min(down, 1000) - 1);
        cells.push(i === 0 ? cellText(cell, texts) : '');
      }
    }
    skip();
    if (cells.some((cell) => cell !== '')) rows.push(cells);
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

/** More in a cell is prose, not the caption or value of a small table. */
const maxShortCell = 60;

/** A row under a head that was merged over all of its columns: two rows that are a table all the same. */
function hasMergedHead(table: Box, texts: CellTexts): boolean {
  const rows = table.parts.filter((row) => row.parts.some((cell) => cellText(cell, texts) !== ''));
  const width = Math.max(...rows.map((row) => row.parts.reduce((sum, cell) => sum + columnsOf(cell), 0)));
  const isMerged = ({ parts: [cell, ...others] }: Box): boolean =>
    cell !== undefined && others.length === 0 && columnsOf(cell) === width;
  const covers = rows
    .flatMap((row) => row.parts)
    .some((cell) => Number(cell.attributes.get('rowspan') ?? 1) > 1);
  const short = rows
    .flatMap((row) => row.parts)
    .every((cell) => {
      const text = cellText(cell, texts);
      return text.length <= maxShortCell && !/[。；！？]./.test(text);
    });
  return short && width > 1 && rows.length > 1 && (covers || rows.some(isMerged));
}

/** Numbered as the main headings of a document are. */
const headingStyles = new Set<string>(['part', 'chapter', 'numeral', 'ordinal']);
const isMarked = (text: string): boolean => headingStyles.has(parseMarker(text)?.marker.style ?? '');

/**
 * A page that shows a text line by line, each with its number in a cell of its own: the cells of the numbers, or
 * null for a table of another kind. A list of data has a head, and neither headings nor whole sentences.
 */
export function lineNumbers(table: Box, texts: CellTexts): readonly Box[] | null {
  const rows = table.parts.filter((row) => row.parts.some((cell) => cellText(cell, texts) !== ''));
  if (rows.length < 4 || rows.some((row) => row.parts.length !== 2)) return null;
  const numbers = rows.map(({ parts: [cell] }) => (cell ? cellText(cell, texts).trim() : ''));
  const first = Number(numbers[0]);
  if (!Number.isInteger(first) || numbers.some((text, i) => text !== String(first + i))) return null;
  const lines = rows.map(({ parts: [, cell] }) => (cell ? cellText(cell, texts).trim() : ''));
  if (!lines.some(isMarked)) return null;
  return rows.flatMap(({ parts: [cell] }) => cell ?? []);
}

/** @returns the rows of a table that holds data, null for a table of another kind */
export function dataTable(table: Box, texts: CellTexts): Rows | null {
  const { mass } = table;
  if (table.holdsTable || mass.controls > 0 || mass.linked > mass.text / 2) return null;
  if (lineNumbers(table, texts)) return null;
  const filled = rowsOf(table, texts).map((row) => row.filter((cell) => cell !== ''));
  const cells = filled.flat();
  const wide = filled.filter((row) => row.length > 1).length;
  if (wide === 0 || (wide === 1 && !hasMergedHead(table, texts))) return null;
  if (cells.some((cell) => cell.length > maxCellLength)) return null;
  if (isCatalogueTable(filled)) return null;
  const rows = squared(table, texts);
  return (rows[0]?.length ?? 0) > maxColumns ? null : rows;
}
