/** The formats of every table. A file is made in memory, as a part of a table is small; its rows come in pieces. */

import type { Table, Value } from '../../analysis/tables/table.ts';
import { csvFile } from './csv-file.ts';
import { parquetFile } from './parquet-file.ts';

/** Some rows in both forms, one at least. */
export interface Rows {
  /** JSON Lines in UTF-8. */
  readonly lines: Uint8Array;
  readonly values: readonly (readonly Value[])[];
}

export interface FileMaker {
  add(rows: Rows): void;
  finish(): Uint8Array;
}

export interface Format {
  /** Ending of the file, and its name in the datapackage. */
  readonly ending: string;
  readonly name: string;
  readonly mediaType: string;
  file(table: Table): FileMaker;
}

function jsonLinesFile(): FileMaker {
  const pieces: Uint8Array[] = [];
  return { add: ({ lines }) => void pieces.push(lines), finish: () => Buffer.concat(pieces) };
}

export const formats: readonly Format[] = [
  { ending: 'csv', name: 'CSV', mediaType: 'text/csv', file: csvFile },
  { ending: 'jsonl', name: 'JSON Lines', mediaType: 'application/jsonl', file: jsonLinesFile },
  { ending: 'parquet', name: 'Parquet', mediaType: 'application/vnd.apache.parquet', file: parquetFile },
];
