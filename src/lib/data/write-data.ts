/**
 * Writes the data set into a built site: tables, their description and records for harvesters below `data/`, JSON
 * documents of single reports and regions below `reports/` and `regions/`. Each file has a key that names all it is made
 * of; one whose key the last build knows is taken over from there, so that a change costs what it touches. The result
 * depends on the reports, the version and the settings alone.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { codeVersion } from '../cache/code-version.ts';
import { checksumsText, packageText, schemaTexts } from './descriptions.ts';
import { type FileRecord, type Previous, takeOver } from './ledger.ts';
import type { OaiSettings } from './oai.ts';
import {
  documentOutput,
  type Output,
  oaiOutputs,
  partOutput,
  regionOutputs,
  stemOf,
  textOutputs,
} from './outputs.ts';
import { type DataEntry, planTables } from './plan-tables.ts';
import { documentName } from './report-document.ts';
import { nothing } from './rows.ts';
import { inThreads } from './threads.ts';
import { type Task, type Written, writeFile } from './work.ts';

/** Where the rows come from. */
export interface DataSource {
  /** All reports by id, in code-unit order. */
  readonly entries: readonly DataEntry[];
  /**
   * What is packed of reports under the name of a table, or their documents, in the order of `ids`; empty where a
   * report has none. Called in this thread,
   * with as many reports as share a part of the table.
   */
  rows(table: string, ids: readonly string[]): Iterable<Uint8Array>;
}

export interface DataOptions {
  readonly source: DataSource;
  /** Root of the built site. */
  readonly outDir: string;
  /** See hosting/content-version.ts. */
  readonly version: string;
  /** Null when there is no earlier build; the result is the same without it. */
  readonly previous: Previous | null;
  /** Null when the site does not know its address: then there are no records for harvesters. */
  readonly oai: OaiSettings | null;
  readonly threads?: number;
  /** Largest part of a table, in bytes of JSON Lines. */
  readonly maxPartBytes?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface DataResult {
  readonly reports: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Every file of the data set, by path. */
  readonly files: readonly FileRecord[];
  /** How many of them were made; the others were taken over. */
  readonly written: number;
}

/** Documents that a thread makes at once. */
const batch = 50;

export async function writeData(options: DataOptions): Promise<DataResult> {
  const { source, outDir, previous, version, oai } = options;
  const { entries } = source;
  const code = codeVersion(new URL('./work.ts', import.meta.url));
  const plan = planTables(entries, options.maxPartBytes);
  for (const dir of ['data', 'data/schemas', 'data/oai', 'reports', 'regions']) {
    if (dir !== 'data/oai' || oai) mkdirSync(join(outDir, dir), { recursive: true });
  }
  const records = new Map<string, FileRecord>();
  const known = new Map(previous?.files.map((file) => [file.path, file]));
  let written = 0;
  const take = (output: Output): boolean => {
    const old = output.paths.map((path) => known.get(path));
    for (const record of old) {
      if (record?.key !== output.key || !previous || !takeOver(previous.dir, outDir, record.path))
        return false;
    }
    for (const record of old) if (record) records.set(record.path, record);
    return true;
  };
  const done = (key: string, { path, bytes, sha256 }: Written) => {
    records.set(path, { path, key, bytes, sha256 });
    written += 1;
  };
  const write = (outputs: readonly Output[]) => {
    for (const output of outputs) {
      if (take(output) || output.make.type !== 'text') continue;
      const [path = ''] = output.paths;
      done(output.key, writeFile(outDir, path, output.make.text()));
    }
  };

  const parts = plan.flatMap((one) => one.parts).map((part) => partOutput(part, code));
  const documents = entries.map(documentOutput);
  const stale = [...parts, ...documents].filter((output) => !take(output));
  const jobs = batches(stale);
  let ready = 0;
  options.onProgress?.(ready, stale.length);
  await inThreads(
    jobs.map((outputs) => () => taskOf(outputs, source, outDir)),
    options.threads ?? Math.min(2, availableParallelism()),
    (job, files) => {
      const keys = jobs[job]?.flatMap(({ key, paths: own }) => own.map(() => key)) ?? [];
      for (const [index, file] of files.entries()) done(keys[index] ?? '', file);
      ready += jobs[job]?.length ?? 0;
      options.onProgress?.(ready, stale.length);
    },
  );
  write(regionOutputs(entries));
  write(textOutputs(schemaTexts(plan)));
  if (oai) write(oaiOutputs(entries, oai, codeVersion(new URL('./oai.ts', import.meta.url))));
  write(textOutputs(new Map([['data/datapackage.json', packageText(plan, records, version)]])));
  write(textOutputs(new Map([['data/SHA256SUMS', checksumsText(records)]])));
  for (const path of known.keys()) if (!records.has(path)) rmSync(join(outDir, path), { force: true });
  return {
    reports: entries.length,
    rows: Object.fromEntries(
      plan.map(({ table, parts: own }) => [table.name, own.reduce((sum, { rows }) => sum + rows, 0)]),
    ),
    files: [...records.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    written,
  };
}

/** Parts one by one, documents many at a time. */
function batches(stale: readonly Output[]): Output[][] {
  const groups: Output[][] = [];
  for (const output of stale) {
    const last = groups.at(-1);
    if (output.make.type === 'document' && last?.[0]?.make.type === 'document' && last.length < batch) {
      last.push(output);
    } else groups.push([output]);
  }
  return groups;
}

function taskOf(outputs: readonly Output[], source: DataSource, outDir: string): Task {
  const [first] = outputs;
  if (first?.make.type === 'part') {
    const { part } = first.make;
    const { name } = part.table;
    const packed = [
      ...source.rows(
        name,
        part.entries.map(({ report }) => report.id),
      ),
    ];
    return { type: 'part', outDir, stem: stemOf(part), table: name, packed };
  }
  const documents = outputs.flatMap(({ make, paths: [path] }) =>
    make.type === 'document' && path ? [{ path, id: make.id }] : [],
  );
  const packed = [
    ...source.rows(
      documentName,
      documents.map(({ id }) => id),
    ),
  ];
  return {
    type: 'documents',
    outDir,
    documents: documents.map(({ path }, index) => ({ path, packed: packed[index] ?? nothing })),
  };
}
