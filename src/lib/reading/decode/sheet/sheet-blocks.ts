/** Turns the sheets of a workbook into blocks: what fills a row alone is a paragraph, the other rows are tables. */
import type { Declared } from '../../../core/model.ts';
import type { LooseBlock } from '../reading.ts';
import { readTable } from '../word/tables.ts';

export interface Sheet {
  readonly name: string;
  /** Cells as they are shown; rows may differ in length. */
  readonly rows: readonly (readonly string[])[];
  /** Rows, from 0, whose only cell is centred or spans several columns. */
  readonly centred: ReadonlySet<number>;
  /** Texts of boxes that lie over the cells. */
  readonly boxes: readonly string[];
}

/** Names that programs give to sheets that nobody named. */
const unnamed = /^(?:sheet|工作表|表格?)\s*\d*$/i;

/** More in a row of one cell is prose also in the middle of a table. */
const maxCaption = 60;

const filledOf = (row: readonly string[]): string[] => row.filter((cell) => cell.trim() !== '');

const width = (rows: readonly (readonly string[])[]): number =>
  Math.max(0, ...rows.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1));

type Loose = Omit<LooseBlock, 'line'>;

const paragraphs = (text: string, hints: LooseBlock['hints']): Loose[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line, hints: { ...hints, element: 'cell' } }));

/** A run of rows that is a table, with the single cells at its edges told apart. */
function tableBlocks(rows: readonly (readonly string[])[], element: string): Loose[] {
  if (rows.length === 0) return [];
  const columns = width(rows);
  // Columns that no row fills only keep a distance.
  const used = Array.from({ length: columns }, (_, i) => i).filter((i) =>
    rows.some((row) => (row[i] ?? '').trim() !== ''),
  );
  const cells = rows.map((row) => used.map((i) => (row[i] ?? '').replace(/[\t\r\n]+/g, ' ').trim()));
  const reading = readTable(cells);
  if (reading.kind !== 'data') return reading.lines.map((text) => ({ text, hints: { element } }));
  return [
    { text: reading.rows.map((row) => row.join('\t')).join('\n'), table: reading.rows, hints: { element } },
  ];
}

function oneSheet({ rows, centred, boxes }: Sheet): Loose[] {
  const alone = rows.map((row) => filledOf(row).length === 1);
  const first = rows.findIndex((row) => filledOf(row).length > 1);
  const last = rows.findLastIndex((row) => filledOf(row).length > 1);
  const isProse = (i: number): boolean =>
    alone[i] === true && (i < first || i > last || (filledOf(rows[i] ?? [])[0] ?? '').length > maxCaption);
  const blocks: Loose[] = [];
  let table: (readonly string[])[] = [];
  for (const [i, row] of rows.entries()) {
    if (filledOf(row).length === 0) continue;
    if (isProse(i) || first === -1) {
      blocks.push(...tableBlocks(table, 'sheet'));
      table = [];
      blocks.push(...paragraphs(filledOf(row)[0] ?? '', centred.has(i) ? { centred: true } : {}));
    } else table.push(row);
  }
  return [...blocks, ...tableBlocks(table, 'sheet'), ...boxes.flatMap((text) => paragraphs(text, {}))];
}

/**
 * @param sheets that are shown, in order
 * @returns blocks, and the names of the sheets; where there are several, a name that a person gave is the caption
 */
export function sheetBlocks(sheets: readonly Sheet[]): { blocks: LooseBlock[]; names: Declared[] } {
  const filled = sheets
    .map((sheet) => ({ sheet, blocks: oneSheet(sheet) }))
    .filter(({ blocks }) => blocks.length > 0);
  const loose = filled.flatMap(({ sheet: { name }, blocks }) => {
    const isCaption =
      filled.length > 1 && !unnamed.test(name) && !blocks.some(({ text }) => text.trim() === name);
    return isCaption ? [{ text: name, hints: { element: 'sheet-name' } }, ...blocks] : blocks;
  });
  const names = sheets.map(({ name }): Declared => ({ name: 'sheet', value: name.slice(0, 2000), line: 1 }));
  return { blocks: loose.map((block, i) => ({ line: i + 1, ...block })), names };
}
