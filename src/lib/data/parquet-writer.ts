/** Parquet in row groups that are written as soon as they are full. */
import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { RowWriter } from './row-writer.ts';
import type { Column, ColumnType, Table, Value } from './table.ts';

/** A row group ends at so many rows, or at so many characters of text, whichever comes first. */
const groupRows = 20_000;
const groupCharacters = 8_000_000;

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

/** @param file is written anew */
export function parquetWriter(file: string, { columns }: Table): RowWriter {
  const root: SchemaElement = { name: 'root', num_children: columns.length };
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: [root, ...columns.map(schemaElement)],
  });
  let waiting: Value[][] = [];
  let characters = 0;
  const flush = (): void => {
    if (waiting.length === 0) return;
    const columnData = columns.map(({ name, type }, index) => ({
      name,
      data: waiting.map((row) => stored(type, row[index] ?? null)),
    }));
    writer.write({ columnData, rowGroupSize: waiting.length });
    waiting = [];
    characters = 0;
  };
  return {
    write: (rows) => {
      for (const row of rows) {
        waiting.push(row);
        for (const value of row) if (typeof value === 'string') characters += value.length;
        if (waiting.length >= groupRows || characters >= groupCharacters) flush();
      }
    },
    close: () => {
      flush();
      writer.finish();
    },
  };
}
