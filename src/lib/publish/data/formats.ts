/** The formats of every table. */
import { csvFile } from './csv-file.ts';
import type { FileMaker, Format } from './format.ts';
import { parquetFile } from './parquet-file.ts';

function jsonLinesFile(): FileMaker {
  const pieces: Uint8Array[] = [];
  return { add: ({ lines }) => void pieces.push(lines), finish: () => Buffer.concat(pieces) };
}

export const formats: readonly Format[] = [
  { ending: 'csv', name: 'CSV', mediaType: 'text/csv', file: csvFile },
  { ending: 'jsonl', name: 'JSON Lines', mediaType: 'application/jsonl', file: jsonLinesFile },
  { ending: 'parquet', name: 'Parquet', mediaType: 'application/vnd.apache.parquet', file: parquetFile },
];
