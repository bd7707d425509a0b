/**
 * Joins what shards found into the archive and its memory, so that a build finds their work done. Nothing is taken
 * on trust: what does not fit the files and the code that are here is made again by the build.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { archiveFolders } from '../archive/ingest/folders.ts';
import { Ledger } from '../archive/ingest/ledger.ts';
import { storeFile, tasksDir } from '../core/files.ts';
import { isUntouched } from '../core/markdown/seal.ts';
import { copyRows } from '../incremental/copy-rows.ts';
import { isInShard } from '../incremental/shard.ts';
import { prepareVersion } from '../store/prepare.ts';
import { Store } from '../store/store.ts';
import { readShards } from './shard-folder.ts';

/** A person's edit that is here and was not there stays. */
function takeReports(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    const present = existsSync(target) ? readFileSync(target, 'utf8') : null;
    if (present === readFileSync(source, 'utf8')) continue;
    if (present === null || isUntouched(present)) copyFileSync(source, target);
  }
}

function takeRows(into: string, from: string, isOwn: (id: string) => boolean): boolean {
  const database = new DatabaseSync(into, { timeout: 30_000 });
  try {
    return copyRows(database, from, isOwn);
  } finally {
    database.close();
  }
}

/**
 * @param root folder of the project
 * @param dirs folders that `build --shard` wrote, all of one archive
 * @returns folders of shards that were prepared by other code than the one here
 */
export function mergeShards(root: string, dirs: readonly string[]): string[] {
  const shards = readShards(dirs);
  const { reportsDir, traceDir } = archiveFolders(root);
  const [ledger, store] = [join(root, '.cache/ingest.sqlite'), join(root, storeFile)];
  new Ledger(ledger).close();
  const opened = Store.open(store);
  opened.useCode(prepareVersion());
  opened.close();
  const strangers: string[] = [];
  for (const { shard, parts } of shards) {
    const isOwn = (id: string): boolean => isInShard(id, shard);
    takeReports(parts.reports, reportsDir);
    cpSync(parts.traces, traceDir, { recursive: true });
    takeRows(ledger, parts.ledger, isOwn);
    if (!takeRows(store, parts.store, isOwn)) strangers.push(`${shard.index}/${shard.of}`);
    cpSync(parts.tasks, join(root, tasksDir), { recursive: true });
  }
  return strangers;
}
