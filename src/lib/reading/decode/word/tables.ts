import { isLabel, opensValue } from '../html/vocabulary.ts';

export type Cells = readonly string[];

/** How a table of a Word or PDF document is read. */
export type TableReading =
  | { readonly kind: 'data'; readonly rows: readonly Cells[] }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

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

/** A table of one column only frames its text; a table of labels is metadata; the others hold data. */
export function readTable(rows: readonly Cells[]): TableReading {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  const cells = filled.flat().filter((cell) => cell !== '');
  if (cells.filter(isLabel).length >= 2) return { kind: 'lines', lines: filled.flatMap(pairs) };
  if (filled.filter((row) => row.filter((cell) => cell !== '').length > 1).length < 2) {
    return { kind: 'lines', lines: cells };
  }
  const width = Math.max(...filled.map((row) => row.length));
  return {
    kind: 'data',
    rows: filled.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]),
  };
}
