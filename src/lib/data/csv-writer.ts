/**
 * CSV in UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding. Lines end as those inside
 * a cell do: DuckDB refuses a file of mixed line ends. The texts come from anyone's documents: what a spreadsheet would
 * run as a formula gets an apostrophe before it.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { noFormula } from '../search/csv.ts';
import type { RowWriter } from './row-writer.ts';
import type { Table, Value } from './table.ts';

const lines = (rows: readonly (readonly Value[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'unix', cast: { string: noFormula, boolean: (value) => String(value) } },
  );

/** @param file is written anew */
export function csvWriter(file: string, { columns }: Table): RowWriter {
  const handle = openSync(file, 'w');
  writeSync(handle, `\ufeff${lines([columns.map(({ name }) => name)])}`);
  return {
    write: (rows) => {
      if (rows.length > 0) writeSync(handle, lines(rows));
    },
    close: () => closeSync(handle),
  };
}
