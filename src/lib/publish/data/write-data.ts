/**
 * Writes the data set into a built site: tables, their description and records for harvesters below `data/`, JSON
 * documents of single reports and regions below `reports/` and `regions/`. Each file has a key that names all it is made
 * of; one whose key the last build knows is taken over from there, so that a change costs what it touches. The result
 * depends on the reports, the version and the settings alone.
 */

import { availableParallelism } from 'node:os';
import { documentName } from '../../analysis/tables/report-document.ts';
import { nothing } from '../../analysis/tables/rows.ts';
import { compareText } from '../../core/order.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import type { MadeFile } from '../../incremental/output/build-manifest.ts';
import type { StagingDir } from '../../incremental/output/staging-dir.ts';
import { checksumsText, packageText, schemaTexts } from './descriptions.ts';
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
  /** Of the site. */
  readonly folder: StagingDir;
  /** See publish/hosting/content-version.ts. */
  readonly version: string;
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
  readonly files: readonly MadeFile[];
  /** How many of them were made; the others were taken over. */
  readonly written: number;
}

/** Documents that a thread makes at once. */
const batch = 50;

export async function writeData(options: DataOptions): Promise<DataResult> {
  const { source, folder, version, oai } = options;
  const { entries } = source;
  const code = codeVersion(new URL('./work.ts', import.meta.url));
  const plan = planTables(entries, options.maxPartBytes);
  const records = new Map<string, MadeFile>();
  let written = 0;
  const take = (output: Output): boolean => {
    const known = output.paths.map((path) => folder.take(path, output.key));
    const whole = known.filter((file) => file !== null);
    if (whole.length < known.length) return false;
    for (const file of whole) records.set(file.path, file);
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
      done(output.key, writeFile(folder.dir, path, output.make.text()));
    }
  };

  const parts = plan.flatMap((one) => one.parts).map((part) => partOutput(part, code));
  const documents = entries.map(documentOutput);
  const stale = [...parts, ...documents].filter((output) => !take(output));
  const jobs = batches(stale);
  let ready = 0;
  options.onProgress?.(ready, stale.length);
  await inThreads(
    jobs.map((outputs) => ({
      label: outputs[0]?.paths[0] ?? '',
      task: () => taskOf(outputs, source, folder.dir),
    })),
    options.threads ?? Math.min(2, availableParallelism()),
    (job, files) => {
      const keys = jobs[job]?.flatMap((output) => output.paths.map(() => output.key)) ?? [];
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
  return {
    reports: entries.length,
    rows: Object.fromEntries(
      plan.map(({ table, parts: own }) => [table.name, own.reduce((sum, { rows }) => sum + rows, 0)]),
    ),
    files: [...records.values()].sort((a, b) => compareText(a.path, b.path)),
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
