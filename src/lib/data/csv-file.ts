/**
 * CSV in UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding. Lines end as those inside
 * a cell do: DuckDB refuses a file of mixed line ends. The texts come from anyone's documents: what a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
import { stringify } from 'csv-stringify/sync';
import { noFormula } from '../search/csv.ts';
import type { Table, Value } from './table.ts';

/** Rows that are turned into text at once: the text of a whole part would be held several times. */
const step = 1_000;

export function csvFile({ columns }: Table, rows: readonly (readonly Value[])[]): Uint8Array {
  const cast = { string: noFormula, boolean: (value: boolean) => String(value) };
  const text = (some: readonly (readonly Value[])[]): Buffer =>
    Buffer.from(stringify(some as Value[][], { record_delimiter: 'unix', cast }));
  const pieces = [Buffer.from('\ufeff'), text([columns.map(({ name }) => name)])];
  for (let start = 0; start < rows.length; start += step) pieces.push(text(rows.slice(start, start + step)));
  return Buffer.concat(pieces);
}
