/** The same rows in three formats, described as they are. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { Package } from 'datapackage';
import { afterAll, describe, expect, test } from 'vitest';
import type { Table } from '../../src/lib/data/table.ts';
import { tables } from '../../src/lib/data/tables.ts';
import { writeData } from '../../src/lib/data/write-data.ts';
import { noFormula } from '../../src/lib/search/csv.ts';
import { ids, makeDataSet, version } from './data-set.ts';
import { query } from './query.ts';

const set = makeDataSet();
const folders = [set.folder];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

type Row = Record<string, string | number | boolean | null>;

const read = (path: string): string => readFileSync(join(set.data, path), 'utf8');
const jsonl = (name: string): Row[] =>
  read(`${name}.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const descriptor = JSON.parse(read('datapackage.json'));

function readBack({ columns }: Table, record: Record<string, string>): Row {
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const value = record[name] ?? '';
      if (value === '') return [name, null];
      if (type === 'boolean') return [name, value === 'true'];
      return [name, type === 'integer' || type === 'number' ? Number(value) : value];
    }),
  );
}

describe.each(tables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const rows = jsonl(name);

  test('has rows, and as many as were counted', () => {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBe(set.result.rows[name]);
  });

  test('CSV is marked as UTF-8 and reads back as it was, but for what looks like a formula', () => {
    const text = read(`${name}.csv`);
    expect([...readFileSync(join(set.data, `${name}.csv`)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const records = parseCsv(text, { bom: true, columns: true }) as Record<string, string>[];
    const safe = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([k, v]) => [k, typeof v === 'string' ? noFormula(v) : v])),
    );
    expect(records.map((record) => readBack(table, record))).toEqual(safe);
  });

  test('Parquet holds the same values for DuckDB', async () => {
    const text = table.columns.map(({ name: column, type }) =>
      type === 'date' ? `"${column}"::VARCHAR` : type === 'integer' ? `"${column}"::INTEGER` : `"${column}"`,
    );
    const answer = await query(set.data, `SELECT ${text.join(', ')} FROM '${name}.parquet'`);
    expect(answer.rows).toEqual(rows.map((row) => table.columns.map(({ name: column }) => row[column])));
  });

  test('DuckDB finds the types that are declared', async () => {
    const { rows: found } = await query(set.data, `DESCRIBE SELECT * FROM '${name}.parquet'`);
    const types = {
      string: 'VARCHAR',
      integer: 'BIGINT',
      number: 'DOUBLE',
      boolean: 'BOOLEAN',
      date: 'DATE',
    };
    expect(found.map(([column, type]) => [column, type])).toEqual(
      table.columns.map((column) => [column.name, types[column.type]]),
    );
  });

  test('DuckDB counts the same rows in CSV and JSON Lines', async () => {
    const csv = await query(set.data, `SELECT count(*)::INTEGER FROM read_csv('${name}.csv')`);
    const lines = await query(set.data, `SELECT count(*)::INTEGER FROM read_json('${name}.jsonl')`);
    expect([csv.rows, lines.rows]).toEqual([[[rows.length]], [[rows.length]]]);
  });

  test('the primary key tells rows apart', () => {
    const keys = rows.map((row) => table.primaryKey.map((column) => row[column]).join(' '));
    expect(new Set(keys).size).toBe(rows.length);
  });
});

describe('places', () => {
  const sections = new Map(
    jsonl('sections').map((row) => [`${row['report_id']} ${row['anchor']}`, String(row['text'])]),
  );

  test.each(['figures', 'citations'])('every sentence of %s stands verbatim in its section', (name) => {
    for (const row of jsonl(name)) {
      expect(sections.get(`${row['report_id']} ${row['section_anchor']}`)).toContain(row['sentence']);
    }
  });

  test('a figure without an indicator has no confidence, one with an indicator has its name', () => {
    for (const { indicator, indicator_name, confidence } of jsonl('figures')) {
      expect([indicator_name !== null, Number(confidence) > 0]).toEqual([
        indicator !== null,
        indicator !== null,
      ]);
    }
  });
});

describe('datapackage.json', () => {
  test('is a valid Data Package', async () => {
    const checked = await Package.load(descriptor, { basePath: set.data });
    expect(checked.errors).toEqual([]);
    const broken = await Package.load({ ...descriptor, resources: [{ name: 'x' }] }, { basePath: set.data });
    expect(broken.valid).toBe(false);
  });

  test('rows of CSV are what its schema says', async () => {
    const checked = await Package.load(descriptor, { basePath: set.data });
    for (const { name } of tables) {
      const schema = checked.getResource(name)?.schema;
      if (!schema) throw new Error(`${name}: no schema`);
      const [header = [], ...rows] = parseCsv(read(`${name}.csv`), { bom: true }) as string[][];
      expect(header).toEqual(schema.fieldNames);
      for (const row of rows) schema.castRow(row);
      expect(() => schema.castRow(header)).toThrow();
    }
  });

  test('names every table with its size and checksum', () => {
    const described = new Set<string>(['datapackage.json', 'region.schema.json', 'report.schema.json']);
    for (const { path, bytes, hash } of descriptor.resources) {
      const content = readFileSync(join(set.data, path));
      expect(content.length, path).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(content).digest('hex')}`, path).toBe(hash);
      described.add(path);
    }
    expect(readdirSync(set.data).sort()).toEqual([...described].sort());
    expect(descriptor.version).toBe(version);
  });
});

test('the same reports give the same bytes, in whatever order the folder lists them', () => {
  const again = mkdtempSync(join(tmpdir(), 'data-again-'));
  folders.push(again);
  mkdirSync(join(again, 'content'));
  for (const id of ids.toReversed()) {
    cpSync(join(set.reportsDir, `${id}.md`), join(again, 'content', `${id}.md`));
  }
  writeData({ reportsDir: join(again, 'content'), outDir: join(again, 'site'), version });
  for (const path of readdirSync(set.outDir, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const file = join(path.parentPath, path.name);
    const other = file.replace(set.outDir, join(again, 'site'));
    expect(readFileSync(other).equals(readFileSync(file)), file).toBe(true);
  }
});

test('an archive without reports gives empty tables that can be queried', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'data-empty-'));
  folders.push(empty);
  const { rows } = writeData({ reportsDir: join(empty, 'none'), outDir: empty, version });
  expect(new Set(Object.values(rows))).toEqual(new Set([0]));
  const answer = await query(join(empty, 'data'), `SELECT count(*)::INTEGER FROM 'figures.parquet'`);
  expect(answer.rows).toEqual([[0]]);
});
