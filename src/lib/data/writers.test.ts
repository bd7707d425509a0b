import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { afterAll, expect, test } from 'vitest';
import { csvWriter } from './csv-writer.ts';
import { parquetWriter } from './parquet-writer.ts';
import { defineTable, type Value } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'writers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const table = defineTable<never>({
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

test('CSV keeps quotes, commas, line feeds and rare characters, and lets no formula through', () => {
  const file = join(folder, 'a.csv');
  const texts = ['他说“好”，"好"', '一\n二,三', '𠮷㐂', '-5', '=1+1', '@SUM(A1)', '-cmd', '+1'];
  const writer = csvWriter(file, table);
  for (const [index, text] of texts.entries()) writer.write([[text, index - 3]]);
  writer.write([[null, 9]]);
  writer.close();
  expect(parse(readFileSync(file), { bom: true })).toEqual([
    ['text', 'count'],
    ...texts.slice(0, 4).map((text, index) => [text, String(index - 3)]),
    ["'=1+1", '1'],
    ["'@SUM(A1)", '2'],
    ["'-cmd", '3'],
    ["'+1", '4'],
    ['', '9'],
  ]);
});

test('Parquet is written in groups, so that memory does not grow with the archive', async () => {
  const file = join(folder, 'a.parquet');
  const writer = parquetWriter(file, table);
  const row = (index: number): Value[] => [index % 7 === 0 ? null : `第${index}行`, index];
  for (let start = 0; start < 45_000; start += 100) {
    writer.write(Array.from({ length: 100 }, (_, index) => row(start + index)));
  }
  writer.write([['长'.repeat(8_000_000), 45_000]]);
  writer.write([row(45_001)]);
  writer.close();
  const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(file));
  expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([20_000, 20_000, 5_001, 1]);
});
