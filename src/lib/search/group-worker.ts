/**
 * Builds the files of one group in a thread of its own: Markdown in, a folder of index files out. The folder
 * appears under its final name only when it is complete.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readScriptMap } from '../text/script-map.ts';
import { sketch } from './copies.ts';
import { extractFragment, toIndexed } from './extract.ts';
import type { Fragment } from './fragment.ts';
import { FragmentStore } from './fragment-store.ts';
import { buildGroup, type IndexedReport } from './group-builder.ts';
import { addToPagefind } from './pagefind-build.ts';
import { type GroupSummary, summaryFile, writeSummary } from './summary.ts';

export interface GroupTask {
  /** Markdown files in the order of ids. */
  readonly files: readonly string[];
  /** Where finished groups are kept, and the name of this one. */
  readonly groupsDir: string;
  readonly name: string;
  /** Path of the store of fragments. */
  readonly store: string;
  /** Version of the code that makes fragments. */
  readonly version: string;
}

export type GroupMessage = { readonly done: number } | { readonly finished: true };

async function buildGroupFolder(task: GroupTask, tell: (done: number) => void): Promise<void> {
  const script = readScriptMap();
  const store = new FragmentStore(task.store);
  const work = join(task.groupsDir, `${task.name}.part`);
  rmSync(work, { recursive: true, force: true });
  for (const folder of ['l', 'q', 'f']) mkdirSync(join(work, folder), { recursive: true });
  const reports: IndexedReport[] = [];
  const summary: GroupSummary = { sketches: [], reports: [] };
  const rough: Fragment[] = [];
  for (const [place, file] of task.files.entries()) {
    const markdown = readFileSync(file, 'utf8');
    const key = createHash('sha256').update(task.version).update(markdown).digest('base64url');
    const bytes = store.take(key, () => {
      try {
        return deflateRawSync(JSON.stringify(extractFragment(markdown, script)), { level: 9 });
      } catch (error) {
        throw new Error(`search index: ${file} is no report that the schema accepts`, { cause: error });
      }
    });
    const fragment = JSON.parse(inflateRawSync(bytes).toString('utf8')) as Fragment;
    writeFileSync(join(work, 'f', `${place}.bin`), bytes);
    const indexed = toIndexed(fragment, script);
    reports.push(indexed);
    summary.sketches.push(sketch(indexed.stream.body));
    const { sections: _, ...facts } = fragment;
    summary.reports.push(facts);
    rough.push(fragment);
    if (place % 50 === 49) tell(place + 1);
  }
  store.save();
  const { head, leafFiles, listFiles } = buildGroup(reports);
  writeFileSync(join(work, 'head.bin'), deflateRawSync(head, { level: 9 }));
  for (const [k, file] of leafFiles.entries())
    writeFileSync(join(work, 'l', `${k}.bin`), deflateRawSync(file));
  for (const [k, file] of listFiles.entries())
    writeFileSync(join(work, 'q', `${k}.bin`), deflateRawSync(file));
  await addToPagefind(rough, join(work, 'rough'));
  writeSummary(join(work, summaryFile), summary);
  renameSync(work, join(task.groupsDir, task.name));
}

parentPort?.on('message', async (task: GroupTask) => {
  const tell = (done: number) => parentPort?.postMessage({ done } satisfies GroupMessage);
  await buildGroupFolder(task, tell);
  tell(task.files.length);
  parentPort?.postMessage({ finished: true } satisfies GroupMessage);
});
