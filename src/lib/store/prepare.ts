/**
 * Brings the prepared store up to date: reports whose Markdown or trace changed are prepared again, those that are
 * gone are taken out. What is done is kept when the build is stopped.
 */
import { hash } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import type { UnchangedFiles } from '../archive/ingest/changed.ts';
import { threadLimits } from '../core/thread-limits.ts';
import { withdrawnReports } from '../core/withdrawn.ts';
import { codeVersion } from '../incremental/code-version.ts';
import type { FileIndex } from '../incremental/file-index.ts';
import { WorkerPool } from '../incremental/worker-pool.ts';
import type { PrepareFailure, PrepareTask } from './prepare-thread.ts';
import type { PreparedRow } from './prepared-row.ts';
import type { Store } from './store.ts';

export interface PrepareOptions {
  readonly store: Store;
  readonly files: FileIndex;
  /** Folder of `<id>.md`. */
  readonly reportsDir: string;
  /** Folder of `<id>/source.yml`. */
  readonly rawDir: string;
  /** Folder of `<id>.json`, see core/trace.ts. */
  readonly traceDir: string;
  readonly threads: number;
  /** Files of documents that ingest has just found unchanged, by id: they are not looked at again. */
  readonly unchanged?: ReadonlyMap<string, UnchangedFiles>;
  /** Which reports to prepare; all when left out. */
  readonly isOwn?: (id: string) => boolean;
  /** Called with the number of reports done since the last call. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ReportFile {
  readonly id: string;
  readonly path: string;
  /** Of the Markdown. */
  readonly sha256: string;
  /** SHA-256 of its record of custody; null when it has none. */
  readonly custody: string | null;
}

export interface PrepareResult {
  /** All reports, by id. */
  readonly reports: readonly ReportFile[];
  readonly prepared: number;
  /** Reports that were taken out. */
  readonly dropped: number;
  /** Reports that could not be prepared, which are in neither the store nor `reports`. */
  readonly failures: readonly PrepareFailure[];
}

/** Reports that a thread gets at once. */
const batchSize = 20;

/** Fewer than this are prepared without a thread, which costs more to start. */
const worthThreads = 60;

const custodyFile = (rawDir: string, id: string): string => join(rawDir, id, 'source.yml');

/** A report that was withdrawn is none, although its file may still be there. */
const isReport = (name: string): boolean =>
  /^r[0-9a-f]{12}\.md$/.test(name) && !withdrawnReports().has(basename(name, '.md'));

/** Names the code that the rows of the store are made by. */
export const prepareVersion = (): string => codeVersion(new URL('./prepare-thread.ts', import.meta.url));

/** A report that cannot be read is left out and told; the others go on. */
export async function prepare(options: PrepareOptions): Promise<PrepareResult> {
  const { store, files, reportsDir, rawDir, traceDir, isOwn = () => true, onProgress } = options;
  store.useCode(prepareVersion());
  const unchanged = options.unchanged ?? new Map<string, UnchangedFiles>();
  const lastOf = (name: string) => unchanged.get(basename(name, extname(name)));
  const hashes = files.hashFolder(reportsDir, isReport, (name) => lastOf(name)?.markdown ?? null);
  const traces = files.hashFolder(traceDir, undefined, (name) => lastOf(name)?.trace ?? null);
  const reports = [...hashes].map(([name, sha256]) => {
    const id = basename(name, '.md');
    const custody = unchanged.get(id)?.source ?? files.find(custodyFile(rawDir, id));
    return { id, path: join(reportsDir, name), sha256, custody };
  });
  const known = store.sources();
  const tasks = reports.flatMap(({ id, sha256, custody }): PrepareTask[] => {
    if (!isOwn(id)) return [];
    const parts = [sha256, traces.get(`${id}.json`), custody];
    const source = hash('sha256', parts.join(' ')).slice(0, 32);
    return known.get(id) === source ? [] : [taskOf(options, id, source)];
  });
  const present = new Set(reports.map(({ id }) => id));
  const gone = [...known.keys()].filter((id) => !present.has(id));
  store.drop(gone);
  const failures: PrepareFailure[] = [];
  const take: Take = (results) => {
    const failed = results.filter((result) => 'message' in result);
    store.drop(failed.map(({ file }) => basename(file, '.md')));
    store.put(results.filter((result): result is PreparedRow => !('message' in result)));
    failures.push(...failed);
    onProgress?.(results.length, tasks.length);
  };
  if (tasks.length >= worthThreads) await inThreads(tasks, options.threads, take);
  else if (tasks.length > 0) {
    // Loaded only when there is something to do: the rules and their vocabularies take their time.
    const { prepareTask } = await import('./prepare-thread.ts');
    take(tasks.map(prepareTask));
  }
  await putBack(store.shelve(), options, take);
  const failed = new Set(failures.map(({ file }) => file));
  return {
    reports: reports.filter(({ path }) => !failed.has(path)),
    prepared: tasks.length,
    dropped: gone.length,
    failures: failures.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

const taskOf = (
  { reportsDir, traceDir, rawDir }: PrepareOptions,
  id: string,
  source: string,
): PrepareTask => ({
  file: join(reportsDir, `${id}.md`),
  traceFile: join(traceDir, `${id}.json`),
  custodyFile: custodyFile(rawDir, id),
  source,
});

type Take = (results: readonly (PreparedRow | PrepareFailure)[]) => void;

/** Reports that nothing keeps out of the lists any more: the store has kept no more of them than their pages need. */
async function putBack(ids: readonly string[], options: PrepareOptions, take: Take): Promise<void> {
  const sources = options.store.sources();
  const tasks = ids.flatMap((id) => {
    const source = sources.get(id);
    return source === undefined ? [] : [taskOf(options, id, source)];
  });
  if (tasks.length === 0) return;
  const { prepareTask } = await import('./prepare-thread.ts');
  take(tasks.map(prepareTask));
}

/** @param take is called with the results of each batch, in any order */
async function inThreads(tasks: readonly PrepareTask[], threads: number, take: Take): Promise<void> {
  const pool = new WorkerPool<readonly PrepareTask[], readonly (PreparedRow | PrepareFailure)[]>({
    name: 'prepare',
    module: new URL('./prepare-thread.ts', import.meta.url),
    threads,
    resourceLimits: threadLimits,
  });
  const run = async (from: number): Promise<void> =>
    take(await ask(pool, tasks.slice(from, from + batchSize)));
  const batches = Array.from({ length: Math.ceil(tasks.length / batchSize) }, (_, k) => run(k * batchSize));
  try {
    // What the other batches made is kept although one fails.
    for (const result of await Promise.allSettled(batches))
      if (result.status === 'rejected') throw result.reason;
  } finally {
    await pool.close();
  }
}

/** When a thread dies, its reports are prepared again one by one, so that only the one that killed it is left out. */
async function ask(
  pool: WorkerPool<readonly PrepareTask[], readonly (PreparedRow | PrepareFailure)[]>,
  batch: readonly PrepareTask[],
): Promise<readonly (PreparedRow | PrepareFailure)[]> {
  const [first, ...others] = batch;
  if (!first) return [];
  try {
    return await pool.run(first.file, () => batch);
  } catch (error) {
    if (others.length === 0) return [{ file: first.file, message: (error as Error).message }];
    const results: (PreparedRow | PrepareFailure)[] = [];
    for (const task of batch) results.push(...(await ask(pool, [task])));
    return results;
  }
}
