/** JSON Lines: one object a line, UTF-8, unknown values as null. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { RowWriter } from './row-writer.ts';
import type { Table, Value } from './table.ts';

/** A row with the names of its columns. */
export const rowObject = ({ columns }: Table, row: readonly Value[]): Record<string, Value> =>
  Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]));

/** @param file is written anew */
export function jsonlWriter(file: string, table: Table): RowWriter {
  const handle = openSync(file, 'w');
  return {
    write: (rows) => {
      const text = rows.map((row) => `${JSON.stringify(rowObject(table, row))}\n`).join('');
      if (text !== '') writeSync(handle, text);
    },
    close: () => closeSync(handle),
  };
}
