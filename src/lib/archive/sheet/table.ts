/** Cells of a spreadsheet by what their columns mean, with their names (`E5`) for messages. */
import { cellText } from './same-cell.ts';
import { allColumns, type Column, labelOf, sheetWords } from './vocabulary.ts';

export interface CellProblem {
  /** Name of the cell, such as `E5`; the row alone where no cell stands for it; null for the whole sheet. */
  readonly cell: string | null;
  readonly message: string;
}

export interface TableRow {
  /** As the file counts them, from 1. */
  readonly number: number;
  /** Empty for a column that the sheet lacks. */
  readonly text: (column: Column) => string;
  /** Name of a cell; that of the row when the sheet has no such column. */
  readonly cell: (column: Column) => string;
}

export interface Table {
  readonly columns: ReadonlySet<Column>;
  /** Headings that mean nothing here. */
  readonly strangers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly CellProblem[];
}

/** `A`, `Z`, `AA`. */
function letters(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

const bare = (text: string): string => cellText(text).normalize('NFKC').replace(/\s/g, '').toLowerCase();

const known: ReadonlyMap<string, Column> = new Map(
  allColumns.flatMap((column) =>
    [labelOf(column), ...sheetWords.columns[column].names].map((name) => [bare(name), column] as const),
  ),
);

/** Lines above the headings that a person may have put there. */
const headReach = 10;

function headRow(cells: readonly (readonly string[])[]): number {
  const counts = cells.slice(0, headReach).map((row) => row.filter((text) => known.has(bare(text))).length);
  return counts.indexOf(Math.max(1, ...counts));
}

const isBlank = (row: readonly string[]): boolean => row.every((text) => cellText(text) === '');

/** @param cells as they stand in the file */
export function tableOf(cells: readonly (readonly string[])[]): Table {
  const none: Table = { columns: new Set(), strangers: [], rows: [], problems: [] };
  const whole = (message: string): Table => ({ ...none, problems: [{ cell: null, message }] });
  if (cells.every(isBlank)) return whole('表里没有内容');
  const at = headRow(cells);
  if (at < 0) return whole(`没有找到表头；第一行应有“${labelOf('id')}”或“${labelOf('file')}”等列名`);
  const places = new Map<Column, number>();
  const strangers: string[] = [];
  const problems: CellProblem[] = [];
  for (const [place, heading] of (cells[at] ?? []).entries()) {
    const column = known.get(bare(heading));
    if (column === undefined && cellText(heading) !== '') strangers.push(cellText(heading));
    if (column === undefined) continue;
    const first = places.get(column);
    if (first === undefined) places.set(column, place);
    else {
      const message = `“${cellText(heading)}”与 ${letters(first)}${at + 1} 是同一列；请留下一列`;
      problems.push({ cell: `${letters(place)}${at + 1}`, message });
    }
  }
  if (!places.has('id') && !places.has('file')) {
    const message = `没有“${labelOf('id')}”列，也没有“${labelOf('file')}”列，不知道每一行是哪一份`;
    problems.push({ cell: null, message });
  }
  const rows = cells.flatMap((row, i): TableRow[] => {
    if (i <= at || isBlank(row)) return [];
    const number = i + 1;
    const cell = (column: Column): string => {
      const place = places.get(column);
      return place === undefined ? `第 ${number} 行` : `${letters(place)}${number}`;
    };
    return [{ number, cell, text: (column) => cellText(row[places.get(column) ?? -1] ?? '') }];
  });
  return { columns: new Set(places.keys()), strangers, rows, problems };
}
