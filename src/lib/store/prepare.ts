/**
 * Brings the prepared store up to date: reports whose Markdown, trace or record of custody changed are prepared again,
 * those that are gone are taken out. What is done is kept when the build is stopped.
 */
import { hash } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import { findRecordKey } from '../archive/custody/record-key.ts';
import type { UnchangedFiles } from '../archive/ingest/changed.ts';
import { threadLimits } from '../core/thread-limits.ts';
import { withdrawnReports } from '../core/withdrawn.ts';
import { codeVersion } from '../incremental/code-version.ts';
import type { FileIndex } from '../incremental/file-index.ts';
import { type Pack, Packs } from '../incremental/packs.ts';
import type { TaskStore } from '../incremental/task-store.ts';
import { WorkerPool } from '../incremental/worker-pool.ts';
import type { PackResult, PackTask, PrepareFailure, ReportTask } from './prepare-thread.ts';
import { prepareTask, rowIn } from './prepared-row.ts';
import type { Store } from './store.ts';

export interface PrepareOptions {
  readonly store: Store;
  /** Keeps the rows of each report, which the store is put together from. */
  readonly tasks: TaskStore;
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
  /** Reports that a later stage failed on: they are left out as if they were not there. */
  readonly without?: ReadonlySet<string>;
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
  /** Key of its record of custody, see archive/custody/record-key.ts; null when it has none. */
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

/** Fewer than this are prepared without a thread, which costs more to start. */
const worthThreads = 60;

const custodyFile = (rawDir: string, id: string): string => join(rawDir, id, 'source.yml');

/** A report that was withdrawn is none, although its file may still be there. */
const isReport = (name: string): boolean =>
  /^r[0-9a-f]{12}\.md$/.test(name) && !withdrawnReports().has(basename(name, '.md'));

/** Names the code that the rows of the store are made by. */
const prepareVersion = (): string => codeVersion(new URL('./prepare-thread.ts', import.meta.url));

/** A report that cannot be read is left out and told; the others go on. */
export async function prepare(options: PrepareOptions): Promise<PrepareResult> {
  const { store, files, reportsDir, rawDir, traceDir, isOwn = () => true, onProgress } = options;
  const without = options.without ?? new Set();
  const version = prepareVersion();
  store.useCode(version);
  const unchanged = options.unchanged ?? new Map<string, UnchangedFiles>();
  const lastOf = (name: string) => unchanged.get(basename(name, extname(name)));
  const isAsked = (name: string) => isReport(name) && !without.has(basename(name, '.md'));
  const hashes = files.hashFolder(reportsDir, isAsked, (name) => lastOf(name)?.markdown ?? null);
  const traces = files.hashFolder(traceDir, undefined, (name) => lastOf(name)?.trace ?? null);
  const reports = [...hashes].map(([name, sha256]) => {
    const id = basename(name, '.md');
    const custody = unchanged.get(id)?.source ?? findRecordKey(files, custodyFile(rawDir, id));
    return { id, path: join(reportsDir, name), sha256, custody };
  });
  const known = store.sources();
  const present = new Set(reports.map(({ id }) => id));
  const gone = [...known.keys()].filter((id) => !present.has(id));
  store.drop(gone);
  const packs = new Packs(options.tasks, prepareTask);
  const items = reports.map(({ id, path, sha256, custody }): ReportTask => {
    const source = hash('sha256', [sha256, traces.get(`${id}.json`), custody].join(' ')).slice(0, 32);
    const others = { traceFile: join(traceDir, `${id}.json`), custodyFile: custodyFile(rawDir, id) };
    const wanted = known.get(id) !== source;
    return { id, key: `${version} ${source}`, source, file: path, ...others, wanted };
  });
  const own = packs.plan(items).filter((pack) => pack.items.every(({ id }) => isOwn(id)));
  const there = packs.names();
  const used = new Set(own.map(({ name }) => name));
  const missing = own.filter((pack) => {
    const wanted = pack.items.filter((item) => item.wanted);
    if (!there.has(pack.name)) return true;
    const values = wanted.length > 0 ? packs.read(pack.name) : new Map<string, Uint8Array>();
    if (values) store.put(wanted.map(({ key }) => rowIn(values, key)));
    return values === null;
  });
  const failures: PrepareFailure[] = [];
  let prepared = 0;
  const total = missing.reduce((sum, pack) => sum + pack.items.length, 0);
  const take = ({ names, rows, failures: failed, prepared: made }: PackResult): void => {
    store.drop(failed.map(({ file }) => basename(file, '.md')));
    store.put(rows);
    failures.push(...failed);
    for (const name of names) used.add(name);
    prepared += made;
  };
  const tell = (done: number): void => onProgress?.(done, total);
  const wanted = missing.flatMap((pack) => pack.items.filter((item) => item.wanted));
  if (wanted.length >= worthThreads) await inThreads(missing, options, take, tell);
  else if (missing.length > 0) {
    // Loaded only when there is something to do: the rules and their vocabularies take their time.
    const { preparePack } = await import('./prepare-thread.ts');
    for (const pack of missing) take(await preparePack({ pack, tasks: options.tasks.folder }, () => {}));
  }
  putBack(store, packs, own, used);
  if (!options.isOwn) packs.keepOnly(used);
  const failed = new Set(failures.map(({ file }) => file));
  return {
    reports: reports.filter(({ path }) => !failed.has(path)),
    prepared,
    dropped: gone.length,
    failures: failures.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

type Pool = WorkerPool<PackTask, PackResult, number>;

/** Reports that nothing keeps out of the lists any more: the store has kept no more of them than their pages need. */
function putBack(
  store: Store,
  packs: Packs,
  own: readonly Pack<ReportTask>[],
  used: ReadonlySet<string>,
): void {
  const back = new Set(store.shelve());
  for (const { prefix, items } of own) {
    const keys = items.filter(({ id }) => back.has(id)).map(({ key }) => key);
    if (keys.length === 0) continue;
    const values = packs.readAll([...used].filter((name) => name.startsWith(`${prefix}-`)));
    store.put(keys.map((key) => rowIn(values, key)));
  }
}

/**
 * @param take is called with what came of each pack, in any order
 * @param tell is called with the number of reports done since the last call
 */
async function inThreads(
  missing: readonly Pack<ReportTask>[],
  { tasks, threads }: PrepareOptions,
  take: (result: PackResult) => void,
  tell: (done: number) => void,
): Promise<void> {
  const pool: Pool = new WorkerPool({
    name: 'prepare',
    module: new URL('./prepare-thread.ts', import.meta.url),
    threads,
    resourceLimits: threadLimits,
  });
  const run = async (pack: Pack<ReportTask>): Promise<void> => {
    let last = 0;
    const onProgress = (done: number): void => {
      tell(done - last);
      last = done;
    };
    take(await ask(pool, { pack, tasks: tasks.folder }, onProgress));
    onProgress(pack.items.length);
  };
  try {
    // What the other packs made is kept although one fails.
    for (const result of await Promise.allSettled(missing.map(run)))
      if (result.status === 'rejected') throw result.reason;
  } finally {
    await pool.close();
  }
}

/** When a thread dies, its reports are prepared again one by one, so that only the one that killed it is left out. */
async function ask(pool: Pool, task: PackTask, onProgress: (done: number) => void): Promise<PackResult> {
  const { items } = task.pack;
  const file = items[0]?.file ?? '';
  try {
    return await pool.run(file, () => task, onProgress);
  } catch (error) {
    if (items.length === 1)
      return { names: [], rows: [], failures: [{ file, message: (error as Error).message }], prepared: 1 };
    const alone: PackResult[] = [];
    for (const item of items)
      alone.push(await ask(pool, { ...task, pack: { ...task.pack, items: [item] } }, () => {}));
    return {
      names: alone.flatMap(({ names }) => names),
      rows: alone.flatMap(({ rows }) => rows),
      failures: alone.flatMap(({ failures }) => failures),
      prepared: items.length,
    };
  }
}
