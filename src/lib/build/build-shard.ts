/**
 * One machine's part of a build: reads, prepares and indexes the reports of its shard and leaves what it found in a
 * folder for `merge`.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { listCustody } from '../archive/custody/custody.ts';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { outMessage } from '../archive/ingest/taken-out.ts';
import { fileIndexFile, lockFile, storeFile, tasksDir } from '../core/files.ts';
import { root } from '../core/run.ts';
import { extractRows } from '../incremental/copy-rows.ts';
import { FileIndex } from '../incremental/file-index.ts';
import { withLock } from '../incremental/lock.ts';
import { isInShard, type Shard } from '../incremental/shard.ts';
import { makeSearchParts } from '../search/build/build.ts';
import type { SearchFile } from '../search/build/partition.ts';
import { orderTask } from '../search/build/tasks.ts';
import type { ReportFile } from '../store/prepare.ts';
import { Store } from '../store/store.ts';
import { prepareReports } from './build-stages.ts';
import { type IngestTally, ingestAll } from './ingest-custody.ts';
import { type Parts, partsIn } from './shard-folder.ts';
import { type StageFigures, Stages } from './stages.ts';

export interface ShardResult {
  /** Absolute path of the folder that `merge` takes. */
  readonly dir: string;
  readonly ingest: IngestTally;
  readonly stages: readonly StageFigures[];
}

const at = (path: string): string => join(root, path);

/** All reports of the archive: how they are dealt out to the parts of the index depends on the others too. */
async function searchFiles(reports: readonly ReportFile[], store: Store): Promise<SearchFile[]> {
  const indicators = store.indicators();
  const known = reports.map((file) => ({ ...file, indicators: indicators.get(file.id) ?? [] }));
  const ids = new Set(known.map(({ id }) => id));
  const unread = (await listCustody(archiveFolders(root).rawDir)).filter(
    (id) => !ids.has(id) && outMessage(id) === null,
  );
  return [...known, ...unread.map((id) => ({ id, path: '', sha256: '' }))];
}

function copyOwn(from: string, to: string, isOwn: (id: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    if (isOwn(name.replace(/\.\w+$/, ''))) cpSync(join(from, name), join(to, name));
  }
}

function writeFolder(parts: Parts, shard: Shard): void {
  const isOwn = (id: string): boolean => isInShard(id, shard);
  const { reportsDir, traceDir } = archiveFolders(root);
  copyOwn(reportsDir, parts.reports, isOwn);
  copyOwn(traceDir, parts.traces, isOwn);
  extractRows(at('.cache/ingest.sqlite'), parts.ledger, isOwn);
  extractRows(at(storeFile), parts.store, isOwn);
  const orders = join(at(tasksDir), orderTask);
  // Without a part of the index that is all its own, the shard has made no task.
  mkdirSync(at(tasksDir), { recursive: true });
  cpSync(at(tasksDir), parts.tasks, { recursive: true, filter: (path) => path !== orders });
  writeFileSync(parts.facts, `${JSON.stringify(shard)}\n`);
}

/** @param out folder to write; a relative path starts at the project */
export const buildShard = (shard: Shard, out: string): Promise<ShardResult> =>
  withLock({ file: at(lockFile), command: 'npm run build -- --shard' }, () => buildAlone(shard, out));

async function buildAlone(shard: Shard, out: string): Promise<ShardResult> {
  const isOwn = (id: string): boolean => isInShard(id, shard);
  const dir = resolve(root, out);
  const stages = new Stages();
  const files = FileIndex.open(at(fileIndexFile));
  const store = Store.open(at(storeFile));
  let ingest: IngestTally;
  try {
    const threads = availableParallelism();
    ingest = await stages.run('ingest', () => ingestAll(root, isOwn));
    const { unchanged } = ingest;
    const { reports } = await stages.run('prepare', () =>
      prepareReports({ store, files, threads, unchanged, isOwn }),
    );
    await stages.run('search', async () => {
      const options = { files: await searchFiles(reports, store), cacheDir: at(tasksDir), threads };
      const { groups, kept } = await makeSearchParts(options, isOwn);
      return { items: groups.length, cached: kept };
    });
  } finally {
    for (const one of [files, store]) one.close();
  }
  await stages.run('write', () => {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    writeFolder(partsIn(dir), shard);
    return { items: 1, cached: 0 };
  });
  return { dir, ingest, stages: stages.figures };
}
