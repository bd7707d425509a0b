/** The formats of every table. A part of a table is small enough to be made in memory. */
import { csvFile } from './csv-file.ts';
import { parquetFile } from './parquet-file.ts';
import type { Table, Value } from './table.ts';

/** Rows of a part, in both forms. */
export interface Rows {
  /** JSON Lines in UTF-8. */
  readonly lines: Uint8Array;
  readonly values: readonly (readonly Value[])[];
}

export interface Format {
  /** Ending of the file, and its name in the datapackage. */
  readonly ending: string;
  readonly name: string;
  readonly mediaType: string;
  file(table: Table, rows: Rows): Uint8Array;
}

export const formats: readonly Format[] = [
  { ending: 'csv', name: 'CSV', mediaType: 'text/csv', file: (table, { values }) => csvFile(table, values) },
  { ending: 'jsonl', name: 'JSON Lines', mediaType: 'application/jsonl', file: (_, { lines }) => lines },
  {
    ending: 'parquet',
    name: 'Parquet',
    mediaType: 'application/vnd.apache.parquet',
    file: (table, { values }) => parquetFile(table, values),
  },
];
