/**
 * Brings the prepared store up to date: reports whose Markdown or trace changed are prepared again, those that are
 * gone are taken out. What is done is kept when the build is stopped.
 */
import { hash } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { UnchangedFiles } from '../archive/ingest/changed.ts';
import { threadLimits } from '../core/thread-limits.ts';
import { codeVersion } from '../incremental/code-version.ts';
import type { FileIndex } from '../incremental/file-index.ts';
import { withdrawnReports } from '../publish/hosting/withdrawn.ts';
import type { PrepareAnswer, PrepareTask } from './prepare-thread.ts';
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

/** @throws Error naming the file when a report cannot be read */
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
  const tasks = reports.flatMap(({ id, path, sha256, custody }): PrepareTask[] => {
    if (!isOwn(id)) return [];
    const parts = [sha256, traces.get(`${id}.json`), custody];
    const source = hash('sha256', parts.join(' ')).slice(0, 32);
    if (known.get(id) === source) return [];
    return [
      { file: path, traceFile: join(traceDir, `${id}.json`), custodyFile: custodyFile(rawDir, id), source },
    ];
  });
  const present = new Set(reports.map(({ id }) => id));
  const gone = [...known.keys()].filter((id) => !present.has(id));
  store.drop(gone);
  if (tasks.length >= worthThreads) await inThreads(tasks, options);
  else if (tasks.length > 0) {
    // Loaded only when there is something to do: the rules and their vocabularies take their time.
    const { prepareTask } = await import('./prepare-thread.ts');
    store.put(tasks.map(prepareTask));
    onProgress?.(tasks.length, tasks.length);
  }
  return { reports, prepared: tasks.length, dropped: gone.length };
}

async function inThreads(tasks: readonly PrepareTask[], options: PrepareOptions): Promise<void> {
  const { store, threads, onProgress } = options;
  let next = 0;
  const take = (): readonly PrepareTask[] => {
    next += batchSize;
    return tasks.slice(next - batchSize, next);
  };
  const lane = async (): Promise<void> => {
    const worker = new Worker(new URL('./prepare-thread.ts', import.meta.url), {
      resourceLimits: threadLimits,
    });
    try {
      for (let batch = take(); batch.length > 0; batch = take()) {
        const answer = await ask(worker, batch);
        if ('error' in answer) throw new Error(answer.error);
        store.put(answer.rows);
        onProgress?.(batch.length, tasks.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  const results = await Promise.allSettled(Array.from({ length: threads }, lane));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function ask(worker: Worker, batch: readonly PrepareTask[]): Promise<PrepareAnswer> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(batch);
  });
}
