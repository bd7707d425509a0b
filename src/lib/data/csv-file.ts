/**
 * CSV in UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding. Lines end as those inside
 * a cell do: DuckDB refuses a file of mixed line ends. The texts come from anyone's documents: what a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
import { stringify } from 'csv-stringify/sync';
import { noFormula } from '../search/csv.ts';
import type { Table, Value } from './table.ts';

export function csvFile({ columns }: Table, rows: readonly (readonly Value[])[]): Uint8Array {
  const all = [columns.map(({ name }) => name), ...rows] as Value[][];
  const cast = { string: noFormula, boolean: (value: boolean) => String(value) };
  return Buffer.from(stringify(all, { bom: true, record_delimiter: 'unix', cast }));
}
