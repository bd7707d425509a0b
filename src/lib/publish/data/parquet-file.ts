/** Parquet, compressed with Zstandard. Rows that are added at once are a group that readers can skip as a whole. */
import { zstdCompressSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType, Table, Value } from '../../analysis/tables/table.ts';
import type { FileMaker } from './format.ts';

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

export function parquetFile({ columns }: Table): FileMaker {
  const root: SchemaElement = { name: 'root', num_children: columns.length };
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [root, ...columns.map(schemaElement)],
    codec: 'ZSTD',
    compressors: { ZSTD: (page) => zstdCompressSync(page) },
  });
  return {
    add: ({ values }) => {
      const columnData = columns.map(({ name, type }, index) => ({
        name,
        data: values.map((row) => stored(type, row[index] ?? null)),
      }));
      void writer.write({ columnData, rowGroupSize: values.length });
    },
    finish: () => {
      void writer.finish();
      return bytes.getBytes();
    },
  };
}
