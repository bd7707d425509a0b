import { zstdDecompressSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { packRows, readRows, unpackRows } from '../../analysis/tables/rows.ts';
import { defineTable, type Table, type Value } from '../../analysis/tables/table.ts';
import { csvFile } from './csv-file.ts';
import type { FileMaker } from './format.ts';
import { parquetFile } from './parquet-file.ts';

const table = defineTable<never, never>({
  name: 'sample',
  title: '样表',
  description: '',
  primaryKey: ['count'],
  of: () => [],
  columns: [
    { name: 'text', type: 'string', description: '', of: () => null },
    { name: 'count', type: 'integer', description: '', required: true, of: () => 0 },
  ],
});

/** A file made of rows that come in pieces. */
function make(format: (table: Table) => FileMaker, ...pieces: Value[][][]): Buffer {
  const file = format(table);
  for (const values of pieces) file.add({ values, lines: unpackRows(packRows(table, values).packed) });
  return Buffer.from(file.finish());
}

const texts = ['他说“好”，"好"', '一\n二,三', '𠮷㐂\u2028\\n', '-5', '=1+1', '@SUM(A1)', '-cmd', '+1'];
const rows: Value[][] = [...texts.map((text, index) => [text, index - 3]), [null, 9]];

test('CSV keeps quotes, commas, line feeds and rare characters, and lets no formula through', () => {
  expect(parse(make(csvFile, rows.slice(0, 2), rows.slice(2)), { bom: true })).toEqual([
    ['text', 'count'],
    ...texts.slice(0, 4).map((text, index) => [text, String(index - 3)]),
    ["'=1+1", '1'],
    ["'@SUM(A1)", '2'],
    ["'-cmd", '3'],
    ["'+1", '4'],
    ['', '9'],
  ]);
});

test('kept rows read back as they were', () => {
  const { summary, packed } = packRows(table, rows);
  const lines = unpackRows(packed);
  expect(readRows(table, lines)).toEqual(rows);
  expect(summary).toMatchObject({ rows: rows.length, bytes: lines.length });
  expect(Buffer.from(lines).toString().split('\n')).toHaveLength(rows.length + 1);
  expect(packRows(table, [['他说', 1]]).summary.hash).not.toBe(packRows(table, [['他說', 1]]).summary.hash);
  expect(readRows(table, unpackRows(packRows(table, []).packed))).toEqual([]);
});

test('CSV and Parquet are never larger than the JSON Lines that parts are measured by', () => {
  for (const some of [rows, texts.map((text): Value[] => [text.repeat(2_000), 1])]) {
    const { bytes } = packRows(table, some).summary;
    // Its header is the one thing that a CSV file has more.
    expect(make(csvFile, some).length - '\ufefftext,count\n'.length).toBeLessThanOrEqual(bytes);
  }
  const many = Array.from({ length: 1_000 }, (_, index): Value[] => [texts[index % 8] ?? null, index]);
  expect(make(parquetFile, many).length).toBeLessThan(packRows(table, many).summary.bytes);
});

test('Parquet has a group for each piece of rows and reads back as it was', async () => {
  const many = Array.from({ length: 45_000 }, (_, index): Value[] => [
    index % 7 === 0 ? null : `第${index}行`,
    index,
  ]);
  const file = new Uint8Array(make(parquetFile, many.slice(0, 20_000), many.slice(20_000))).buffer;
  const groups = parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows));
  expect(groups).toEqual([20_000, 25_000]);
  const compressors = { ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes) };
  const read = await parquetReadObjects({ file, compressors });
  expect(read.map((row) => [row['text'], Number(row['count'])])).toEqual(many);
});
