/**
 * CSV in UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding. Lines end as those inside
 * a cell do: DuckDB refuses a file of mixed line ends. The texts come from anyone's documents: what a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
import { stringify } from 'csv-stringify/sync';
import type { Table, Value } from '../../analysis/tables/table.ts';
import { noFormula } from '../../core/csv.ts';
import type { FileMaker } from './format.ts';

const cast = { string: noFormula, boolean: (value: boolean) => String(value) };

const text = (rows: readonly (readonly Value[])[]): Buffer =>
  Buffer.from(stringify(rows as Value[][], { record_delimiter: 'unix', cast }));

export function csvFile({ columns }: Table): FileMaker {
  const pieces = [Buffer.from('\ufeff'), text([columns.map(({ name }) => name)])];
  return {
    add: ({ values }) => void pieces.push(text(values)),
    finish: () => Buffer.concat(pieces),
  };
}
