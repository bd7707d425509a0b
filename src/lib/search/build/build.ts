/**
 * Builds the search index of the archive in two steps: units (texts of some hundred neighbouring reports), then
 * groups (the index of some thousand). Both are kept in the task store under keys that tell what they are made of,
 * so a changed report costs its unit and its group. The result
 * depends on the reports alone, not on what was built before, nor on threads or machines.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { TaskStore } from '../../incremental/task-store.ts';
import { WorkerPool } from '../../incremental/worker-pool.ts';
import type { WorkerTask } from './perform.ts';
import { type PublishOptions, publish } from './publish.ts';
import { runTasks, type SearchPool } from './run-tasks.ts';
import {
  defaultLimits,
  type GroupTask,
  groupTask,
  type Limits,
  orderTask,
  planGroups,
  type SearchFile,
  textsTask,
  type UnitTask,
  unitTask,
} from './tasks.ts';

export type SearchStage = 'texts' | 'index' | 'write';

export interface SearchProgress {
  readonly stage: SearchStage;
  /** Reports that the stage is done with, and all reports. */
  readonly done: number;
  readonly total: number;
}

export interface SearchBuildOptions {
  /** All reports of the archive, in any order. */
  readonly files: readonly SearchFile[];
  /**
   * Folder of the task store, which keeps what was made between builds; an empty one gives the same result, later.
   * Stores of several machines may be copied into one.
   */
  readonly cacheDir: string;
  /** Path of the prepared store, so that no report is parsed again; without it the files are. */
  readonly prepared?: string;
  /** Most threads; the result does not depend on it. */
  readonly threads?: number;
  readonly limits?: Limits;
  readonly onProgress?: (progress: SearchProgress) => void;
}

export interface StageResult {
  readonly name: SearchStage;
  /** Reports. */
  readonly items: number;
  /** Those for which nothing had to be done. */
  readonly cached: number;
  readonly seconds: number;
}

export interface SearchBuildResult {
  readonly reports: number;
  readonly groups: number;
  /** Groups that were taken from the cache. */
  readonly kept: number;
  readonly stages: readonly StageResult[];
}

/** Folder of the index below the root of the site. */
export const indexFolder = 'search-index';

/** The reports in a folder of `<id>.md`, all of them read for their hashes. */
export function searchFiles(dir: string): SearchFile[] {
  const names = existsSync(dir) ? readdirSync(dir) : [];
  return names
    .filter((name) => /^r[0-9a-f]{12}\.md$/.test(name))
    .map((name) => {
      const path = join(dir, name);
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
      return { id: name.slice(0, -3), path, sha256 };
    });
}

const isMissing = (store: TaskStore, { kind, name }: WorkerTask): boolean =>
  !store.has(kind === 'unit' ? unitTask : groupTask, name);
const size = (task: WorkerTask): number =>
  task.kind === 'unit' ? task.files.length : task.units.reduce((sum, { files }) => sum + files.length, 0);
const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

/** Makes those of the tasks that the store does not have. */
async function make<T extends WorkerTask>(
  name: SearchStage,
  tasks: readonly T[],
  missing: readonly T[],
  pool: SearchPool,
  onProgress: SearchBuildOptions['onProgress'],
): Promise<StageResult> {
  const start = performance.now();
  const total = sum(tasks.map(size));
  const cached = total - sum(missing.map(size));
  const done = new Map<T, number>();
  const tell = (task: T, count: number) => {
    done.set(task, count);
    onProgress?.({ stage: name, done: cached + sum(done.values()), total });
  };
  if (missing.length > 0) {
    await runTasks(pool, missing, tell, (task) => tell(task, size(task)));
  }
  return { name, items: total, cached, seconds: (performance.now() - start) / 1000 };
}

/**
 * Fills the cache: the costly part of the build.
 * @param isOwn which reports are this machine's, of those that it lists; what holds others too is left out
 * @throws Error naming the file when a report cannot be read
 */
export async function makeSearchParts(
  options: SearchBuildOptions,
  isOwn: (id: string) => boolean = () => true,
): Promise<{ groups: readonly GroupTask[]; kept: number; stages: readonly StageResult[] }> {
  const { files, cacheDir, limits = defaultLimits, prepared, onProgress } = options;
  const store = new TaskStore(cacheDir);
  const groups = planGroups(files, store, limits, prepared);
  const isOwnUnit = ({ files: reports }: UnitTask) => reports.every(({ id }) => isOwn(id));
  const ownGroups = groups.filter((group) => group.units.every(isOwnUnit));
  const ownUnits = groups.flatMap((group) => group.units).filter(isOwnUnit);
  const missingUnits = ownUnits.filter((task) => isMissing(store, task));
  const missingGroups = ownGroups.filter((task) => isMissing(store, task));
  const pool: SearchPool = new WorkerPool({
    name: 'search',
    module: new URL('./worker.ts', import.meta.url),
    threads: options.threads ?? Math.min(2, availableParallelism()),
  });
  try {
    const stages = [
      await make('texts', ownUnits, missingUnits, pool, onProgress),
      await make('index', ownGroups, missingGroups, pool, onProgress),
    ];
    return { groups, kept: ownGroups.length - missingGroups.length, stages };
  } finally {
    await pool.close();
  }
}

/**
 * Makes what is missing in the cache and writes the index to `outDir/search-index`.
 * @throws Error naming the file when a report cannot be read
 */
export async function buildSearch(options: SearchBuildOptions & PublishOptions): Promise<SearchBuildResult> {
  const { groups, kept, stages } = await makeSearchParts(options);
  const { onProgress } = options;
  const total = options.files.length;
  const start = performance.now();
  onProgress?.({ stage: 'write', done: 0, total });
  const store = new TaskStore(options.cacheDir);
  const texts = await publish(store, join(options.outDir, indexFolder), groups, options);
  forget(store, groups, texts);
  onProgress?.({ stage: 'write', done: total, total });
  const seconds = (performance.now() - start) / 1000;
  const write: StageResult = { name: 'write', items: total, cached: 0, seconds };
  return { reports: total, groups: groups.length, kept, stages: [...stages, write] };
}

/** Drops from the store what this build does not use. */
function forget(store: TaskStore, groups: readonly GroupTask[], texts: readonly string[]): void {
  const units = groups.flatMap((group) => group.units);
  const names = (tasks: readonly { readonly name: string }[]) => tasks.map(({ name }) => name);
  store.keepOnly(groupTask, names(groups));
  store.keepOnly(unitTask, names(units));
  store.keepOnly(textsTask, texts);
  store.keepOnly(
    orderTask,
    groups.map(({ order }) => order),
  );
}
