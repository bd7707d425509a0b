import { isCatalogueTable } from '../catalogue-table.ts';
import { isLabel, opensValue } from '../html/vocabulary.ts';

export type Cells = readonly string[];

/** How a table of a Word or PDF document is read. */
export type TableReading =
  | { readonly kind: 'data'; readonly rows: readonly Cells[] }
  /** Labels and values, one line for each pair. */
  | { readonly kind: 'labels'; readonly lines: readonly string[] }
  /** A frame around text, the text of each cell. */
  | { readonly kind: 'frame'; readonly lines: readonly string[] };

const join = (label: string, value: string): string => `${label}${opensValue(label) ? '' : '：'}${value}`;

/** Labels and the values beside them, one line for each pair. */
function pairs(row: Cells): string[] {
  const lines: string[] = [];
  const cells = row.filter((cell) => cell !== '');
  for (let i = 0; i < cells.length; i++) {
    const [cell = '', next = ''] = [cells[i], cells[i + 1]];
    const paired = isLabel(cell) && next !== '' && !isLabel(next) && !next.includes('。');
    lines.push(paired ? join(cell, next) : cell);
    if (paired) i++;
  }
  return lines;
}

/** More in a cell is prose, not the caption or value of a small table. */
const maxShortCell = 60;

const countOf = (row: Cells): number => row.filter((cell) => cell !== '').length;

/** A row of cells with a head over all of its columns, or beside a cell that reaches down over several rows. */
function isSmallTable(filled: readonly Cells[]): boolean {
  const width = filled[0]?.length ?? 0;
  return (
    width > 1 &&
    filled.length > 1 &&
    filled.some((row) => countOf(row) > 1) &&
    filled.every((row) => row.length === width) &&
    filled.flat().every((cell) => cell.length <= maxShortCell && !/[。；！？]./.test(cell))
  );
}

/** A table of one column only frames its text; a table of labels is metadata; the others hold data. */
export function readTable(rows: readonly Cells[]): TableReading {
  const filled = rows.filter((row) => countOf(row) > 0);
  const texts = filled.map((row) => row.filter((cell) => cell !== ''));
  const cells = texts.flat();
  if (isCatalogueTable(texts)) return { kind: 'labels', lines: filled.flatMap(pairs) };
  if (texts.filter((row) => row.length > 1).length < 2 && !isSmallTable(filled)) {
    return { kind: 'frame', lines: cells };
  }
  const width = Math.max(...filled.map((row) => row.length));
  return {
    kind: 'data',
    rows: filled.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
  };
}
