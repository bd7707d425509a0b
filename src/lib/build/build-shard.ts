/**
 * One machine's part of a build: makes the tasks of the reports of its shard, so that a machine which has the task
 * stores of all finds nothing costly left to do.
 */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { listCustody } from '../archive/custody/custody.ts';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { outMessage } from '../archive/ingest/taken-out.ts';
import { fileIndexFile, lockFile, storeFile, tasksDir } from '../core/files.ts';
import { root } from '../core/run.ts';
import { FileIndex } from '../incremental/file-index.ts';
import { withLock } from '../incremental/lock.ts';
import { isInShard, type Shard } from '../incremental/shard.ts';
import { TaskStore } from '../incremental/task-store.ts';
import { makeSearchParts } from '../search/build/build.ts';
import type { SearchFile } from '../search/build/tasks.ts';
import type { ReportFile } from '../store/prepare.ts';
import { Store } from '../store/store.ts';
import { prepareReports } from './build-stages.ts';
import { type IngestTally, ingestAll } from './ingest-custody.ts';
import { type StageFigures, Stages } from './stages.ts';

export interface ShardResult {
  readonly ingest: IngestTally;
  readonly stages: readonly StageFigures[];
}

const at = (path: string): string => join(root, path);

/**
 * What the index will hold, as far as this machine can tell: how reports are dealt out to the parts of the index depends
 * on the others too. An own document without a report was rejected; of other machines' documents that is not known here.
 */
async function searchFiles(
  reports: readonly ReportFile[],
  store: Store,
  isOwn: (id: string) => boolean,
): Promise<SearchFile[]> {
  const [indicators, shelf] = [store.indicators(), store.shelf()];
  const known = reports
    .filter(({ id }) => !shelf.has(id))
    .map((file) => ({ ...file, indicators: indicators.get(file.id) ?? [] }));
  const ids = await listCustody(archiveFolders(root).rawDir);
  const foreign = ids.filter((id) => !isOwn(id) && outMessage(id) === null);
  return [...known, ...foreign.map((id) => ({ id, path: '', sha256: '' }))];
}

export const buildShard = (shard: Shard): Promise<ShardResult> =>
  withLock({ file: at(lockFile), command: 'npm run build -- --shard' }, () => buildAlone(shard));

async function buildAlone(shard: Shard): Promise<ShardResult> {
  const isOwn = (id: string): boolean => isInShard(id, shard);
  const stages = new Stages();
  const files = FileIndex.open(at(fileIndexFile));
  const store = Store.open(at(storeFile));
  const tasks = new TaskStore(at(tasksDir));
  try {
    const threads = availableParallelism();
    const ingest = await stages.run('ingest', () => ingestAll(root, isOwn));
    const { unchanged } = ingest;
    const { reports } = await stages.run('prepare', () =>
      prepareReports({ store, tasks, files, threads, unchanged, isOwn }),
    );
    await stages.run('search', async () => {
      const known = await searchFiles(reports, store, isOwn);
      const options = { files: known, cacheDir: tasks.folder, prepared: at(storeFile), threads };
      const { groups, kept } = await makeSearchParts(options, isOwn);
      return { items: groups.length, cached: kept };
    });
    return { ingest, stages: stages.figures };
  } finally {
    for (const one of [files, store]) one.close();
  }
}
