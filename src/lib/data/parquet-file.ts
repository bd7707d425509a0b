/** Parquet, compressed with Zstandard. */
import { zstdCompressSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column, ColumnType, Table, Value } from './table.ts';

/** Readers skip groups of rows that a condition rules out, and read the others side by side. */
const rowGroupSize = 20_000;

const physical: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

function schemaElement({ name, type, required }: Column): SchemaElement {
  return { name, ...physical[type], repetition_type: required ? 'REQUIRED' : 'OPTIONAL' };
}

function stored(type: ColumnType, value: Value): unknown {
  if (value === null) return null;
  if (type === 'date') return new Date(`${value}T00:00:00Z`);
  return type === 'integer' ? BigInt(value) : value;
}

export function parquetFile({ columns }: Table, rows: readonly (readonly Value[])[]): Uint8Array {
  const root: SchemaElement = { name: 'root', num_children: columns.length };
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, type }, index) => ({
      name,
      data: rows.map((row) => stored(type, row[index] ?? null)),
    })),
    schema: [root, ...columns.map(schemaElement)],
    rowGroupSize,
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
  });
  return new Uint8Array(buffer);
}
