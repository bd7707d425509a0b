/**
 * Builds the search index of the archive: `buildSearch({ reportsDir, outDir, cacheDir, onProgress })` writes
 * `outDir/search-index/`. Reports are dealt out to groups by the first bits of their id; groups are built in
 * two threads, kept in the cache and taken from there when none of their reports changed, so the cost of a
 * change is that of its group. The result depends on the reports alone.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { codeVersion } from '../cache/code-version.ts';
import type { GroupMessage, GroupTask } from './group-worker.ts';
import { writeShared } from './shared-files.ts';
import { readSummary, summaryFile } from './summary.ts';

export interface SearchProgress {
  /** Reports of which the index is ready, and all reports. */
  readonly done: number;
  readonly total: number;
}

export interface SearchBuildOptions {
  /** Folder of `<id>.md`. */
  readonly reportsDir: string;
  /** Root of the built site. */
  readonly outDir: string;
  /** Keeps groups and fragments between builds; a fresh one gives the same result, later. */
  readonly cacheDir?: string;
  /** Most reports in a group on average; a site must be searched with the groups that it was built with. */
  readonly groupReports?: number;
  /** Most threads; the result does not depend on it. */
  readonly threads?: number;
  readonly onProgress?: (progress: SearchProgress) => void;
}

export interface SearchBuildResult {
  readonly reports: number;
  readonly groups: number;
  /** Groups that were taken from the cache. */
  readonly kept: number;
}

/** Folder of the index below the root of the site. */
export const indexFolder = 'search-index';

/** Most reports in a group on average: bounds memory and the cost of a change (content/docs/search-design.md). */
const defaultGroupReports = 4_000;

/** Deals out files by the first bits of the id, which are those of a hash. */
function deal(files: readonly string[], groupReports: number): string[][] {
  let groups = 1;
  while (files.length / groups > groupReports) groups *= 2;
  const dealt = Array.from({ length: groups }, (): string[] => []);
  for (const file of files) {
    const bits = Number.parseInt(basename(file).slice(1, 5), 16) / 0x10000;
    dealt[Math.floor(bits * groups)]?.push(file);
  }
  return dealt;
}

function run(task: GroupTask, onDone: (done: number) => void): Promise<void> {
  const worker = new Worker(new URL('./group-worker.ts', import.meta.url));
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (message: GroupMessage) => {
      if ('finished' in message) resolve();
      else onDone(message.done);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`search index: a thread ended with code ${code}`)));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

/** Runs jobs, some at a time. */
async function inThreads(jobs: readonly (() => Promise<void>)[], threads: number): Promise<void> {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: threads }, lane));
}

function planGroups(files: readonly string[], cacheDir: string, groupReports: number): GroupTask[] {
  const version = codeVersion(new URL('./group-worker.ts', import.meta.url));
  return deal(files, groupReports).map((own, group, all) => {
    const key = createHash('sha256').update(`${version}/${group}/${all.length}`);
    for (const file of own)
      key.update(basename(file)).update(createHash('sha256').update(readFileSync(file)).digest());
    const name = key.digest('hex').slice(0, 16);
    const store = join(cacheDir, `fragments-${group}-of-${all.length}`);
    return { files: own, groupsDir: join(cacheDir, 'groups'), name, store, version };
  });
}

/** Gives the files of a finished group a second name, which costs no copying; copies where that cannot be. */
function linkTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.name !== summaryFile) {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/** @throws Error naming the file when a report cannot be read */
export async function buildSearch(options: SearchBuildOptions): Promise<SearchBuildResult> {
  const {
    reportsDir,
    outDir,
    cacheDir = '.cache/search',
    onProgress,
    groupReports = defaultGroupReports,
  } = options;
  const names = existsSync(reportsDir) ? readdirSync(reportsDir) : [];
  const files = names.filter((name) => /^r[0-9a-f]{12}\.md$/.test(name)).sort();
  const tasks = planGroups(
    files.map((name) => join(reportsDir, name)),
    cacheDir,
    groupReports,
  );
  const stale = tasks.filter(({ groupsDir, name }) => !existsSync(join(groupsDir, name)));
  const done = new Map(tasks.map((task) => [task, stale.includes(task) ? 0 : task.files.length]));
  const tell = () =>
    onProgress?.({ done: [...done.values()].reduce((a, b) => a + b, 0), total: files.length });
  tell();
  const jobs = stale.map(
    (task) => () =>
      run(task, (count) => {
        done.set(task, count);
        tell();
      }),
  );
  await inThreads(jobs, options.threads ?? Math.min(2, availableParallelism()));

  const out = join(outDir, indexFolder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const { groupsDir, name } of tasks) {
    linkTree(join(groupsDir, name), join(out, name));
  }
  const groups = tasks.map(({ groupsDir, name }) => ({
    path: name,
    ...readSummary(join(groupsDir, name, summaryFile)),
  }));
  writeShared(out, groups);
  forget(tasks);
  return { reports: files.length, groups: tasks.length, kept: tasks.length - stale.length };
}

/** Drops groups of earlier builds from the cache. */
function forget(tasks: readonly GroupTask[]): void {
  const current = new Set(tasks.map(({ name }) => name));
  for (const groupsDir of new Set(tasks.map((task) => task.groupsDir))) {
    for (const name of readdirSync(groupsDir)) {
      if (!current.has(name)) rmSync(join(groupsDir, name), { recursive: true, force: true });
    }
  }
}
