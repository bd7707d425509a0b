/** The same rows in three formats, described as they are. */

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import type { Table } from '../../src/lib/analysis/tables/table.ts';
import { tables } from '../../src/lib/analysis/tables/tables.ts';
import { noFormula } from '../../src/lib/core/csv.ts';
import { StagingDir } from '../../src/lib/incremental/output/staging-dir.ts';
import { dataFromFiles } from '../../src/lib/publish/data/from-files.ts';
import { ids, makeDataSet, similarPairs, version, writeSet } from './data-set.ts';
import { packageErrors, rowErrors, type TableSchema } from './frictionless.ts';
import { query } from './query.ts';

const set = await makeDataSet({ withCopy: true });
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
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
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

describe('duties and similar texts', () => {
  test('five duties a report say what its row says', () => {
    const duties = Map.groupBy(jsonl('duties'), (row) => row['report_id']);
    for (const report of jsonl('reports')) {
      const own = duties.get(report['id'] ?? '') ?? [];
      const outcomes = new Map(own.map(({ duty, outcome }) => [duty, outcome]));
      expect(own).toHaveLength(5);
      expect(outcomes.get('publication')).toBe(report['timeliness']);
      expect(outcomes.get('first-responsible-person')).toBe(report['part_first_responsible_person']);
      for (const { outcome, anchor, evidence } of own) {
        expect([anchor !== null, evidence !== null]).toEqual([outcome === 'present', outcome === 'present']);
      }
    }
  });

  test('a copy is found, and the passages that it shares hold the text that they name', () => {
    const [pair, ...others] = jsonl('similarities');
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ report_id: ids[0], other_id: 'rfffffffffff0' });
    expect(Math.min(Number(pair?.['share']), Number(pair?.['other_share']))).toBeGreaterThan(0.9);
    const shared = jsonl('shared_passages');
    expect(shared).toHaveLength(Number(pair?.['passages']));
    const text = jsonl('sections').flatMap((row) => (row['report_id'] === ids[0] ? [row['text']] : []));
    for (const row of shared) {
      expect(String(row['text']).length).toBe(Number(row['end']) - Number(row['start']));
      expect(text.join('\n')).toContain(row['text']);
    }
  });
});

describe('place in the raw document', () => {
  test('the line of a figure holds its sentence', () => {
    for (const id of ids) {
      const stored = readdirSync(join(set.rawDir, id)).find((name) => name.endsWith('.txt')) ?? '';
      const lines = readFileSync(join(set.rawDir, id, stored), 'utf8').split('\n');
      const figures = jsonl('figures').filter((row) => row['report_id'] === id);
      const plain = (text: unknown) =>
        String(text)
          .normalize('NFKC')
          .replace(/[^\p{L}\p{N}]/gu, '');
      expect(figures.length).toBeGreaterThan(0);
      for (const row of figures) {
        expect(plain(lines[Number(row['raw_line']) - 1]), `${id} ${row['number']}`).toContain(
          plain(row['sentence']),
        );
      }
    }
  });

  test('is not claimed for a report without a trace', () => {
    const rows = jsonl('figures').filter((row) => row['report_id'] === 'rfffffffffff0');
    expect(new Set(rows.map((row) => row['raw_line']))).toEqual(new Set([null]));
  });
});

describe('datapackage.json', () => {
  test('is a valid Data Package with valid schemas', () => {
    expect(packageErrors(descriptor, read)).toEqual([]);
    expect(packageErrors({ ...descriptor, resources: [{ name: 'x' }] }, read)).not.toEqual([]);
    expect(packageErrors(descriptor, () => '{"fields": [{"type": "string"}]}')).not.toEqual([]);
  });

  test('rows of CSV are what its schema says', () => {
    for (const { name } of tables) {
      const path = descriptor.resources.find((one: { name: string }) => one.name === name)?.schema;
      const schema = JSON.parse(read(path)) as TableSchema;
      const [header = [], ...rows] = parseCsv(read(`${name}.csv`), { bom: true }) as string[][];
      expect(header).toEqual(schema.fields.map((field) => field.name));
      for (const row of rows) expect(rowErrors(schema, row)).toEqual([]);
      expect(rowErrors(schema, header)).not.toEqual([]);
    }
  });

  test('names every file of data with its size and checksum', () => {
    const names = readdirSync(set.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(set.data.length + 1));
    const sums = new Map(
      read('SHA256SUMS')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('  ').reverse() as [string, string]),
    );
    expect([...sums.keys(), 'SHA256SUMS'].sort()).toEqual(names.sort());
    for (const [path, sum] of sums) expect(sha256(join(set.data, path)), path).toBe(sum);
    for (const { path, bytes, hash } of descriptor.resources) {
      expect(readFileSync(join(set.data, path)).length, path).toBe(bytes);
      expect(hash).toBe(`sha256:${sums.get(path)}`);
    }
    const described = descriptor.resources.map(({ path }: { path: string }) => path);
    expect(new Set(described).size).toBe(3 * tables.length + 1);
    expect(descriptor.version).toBe(version);
  });
});

test('what was written is told with its size and checksum', () => {
  expect(set.result.files.length).toBe(set.result.written);
  for (const { path, bytes, sha256: sum } of set.result.files) {
    expect(readFileSync(join(set.outDir, path)).length, path).toBe(bytes);
    expect(sha256(join(set.outDir, path)), path).toBe(sum);
  }
});

test('the same reports give the same bytes, in whatever order the folder lists them', async () => {
  const again = mkdtempSync(join(tmpdir(), 'data-again-'));
  folders.push(again);
  const reportsDir = join(again, 'content');
  mkdirSync(reportsDir);
  for (const name of readdirSync(set.reportsDir).reverse()) {
    cpSync(join(set.reportsDir, name), join(reportsDir, name));
  }
  const { rawDir, traceDir } = set;
  const source = dataFromFiles({ reportsDir, rawDir, traceDir }, similarPairs(reportsDir));
  const { files } = await writeSet(source, new StagingDir(join(again, 'site'), null), { threads: 2 });
  expect(files).toEqual(set.result.files);
});

test('an archive without reports gives empty tables that can be queried', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'data-empty-'));
  folders.push(empty);
  const source = dataFromFiles({ reportsDir: join(empty, 'none'), rawDir: empty, traceDir: empty });
  const { rows } = await writeSet(source, new StagingDir(empty, null));
  expect(new Set(Object.values(rows))).toEqual(new Set([0]));
  const answer = await query(join(empty, 'data'), `SELECT count(*)::INTEGER FROM 'figures.parquet'`);
  expect(answer.rows).toEqual([[0]]);
  const written = (path: string) => readFileSync(join(empty, 'data', path), 'utf8');
  expect(packageErrors(JSON.parse(written('datapackage.json')), written)).toEqual([]);
});
