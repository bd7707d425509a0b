/**
 * Tells what a table is for: data (stays a table), metadata (labels and values, read line by line) or the layout
 * of the page (its cells are read one after the other).
 */
import type { Box } from './box.ts';
import type { Paragraph } from './flow.ts';
import { isLabel } from './vocabulary.ts';

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

/** @returns the rows of a table that holds data, null for a table of another kind */
export function dataTable(table: Box, texts: CellTexts): Rows | null {
  const { mass } = table;
  if (table.holdsTable || mass.controls > 0 || mass.linked > mass.text / 2) return null;
  const filled = rowsOf(table, texts).map((row) => row.filter((cell) => cell !== ''));
  const cells = filled.flat();
  if (filled.filter((row) => row.length > 1).length < 2) return null;
  if (cells.some((cell) => cell.length > maxCellLength)) return null;
  if (cells.filter(isLabel).length >= 2) return null;
  const rows = squared(table, texts);
  return (rows[0]?.length ?? 0) > maxColumns ? null : rows;
}
