/** The formats of every table. */
import { csvWriter } from './csv-writer.ts';
import { jsonlWriter } from './jsonl-writer.ts';
import { parquetWriter } from './parquet-writer.ts';
import type { RowWriter } from './row-writer.ts';
import type { Table } from './table.ts';

export interface Format {
  /** Ending of the file, and its name in the datapackage. */
  readonly ending: string;
  readonly name: string;
  readonly mediaType: string;
  open(file: string, table: Table): RowWriter;
}

export const formats: readonly Format[] = [
  { ending: 'csv', name: 'CSV', mediaType: 'text/csv', open: csvWriter },
  { ending: 'jsonl', name: 'JSON Lines', mediaType: 'application/jsonl', open: jsonlWriter },
  { ending: 'parquet', name: 'Parquet', mediaType: 'application/vnd.apache.parquet', open: parquetWriter },
];
