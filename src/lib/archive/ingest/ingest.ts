/**
 * From files to Markdown: which documents, in which order, in how many threads. One document in trouble never stops
 * the others; each gives one result.
 */

import { sweepTemporaries } from '../../core/replace-file.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { listCustody } from '../custody/custody.ts';
import { type IngestResult, idOfFile, ingestDocument, rejected, type Target, type Task } from './document.ts';
import type { Input } from './inputs.ts';
import { inThreads } from './threads.ts';

export type { IngestResult, Target } from './document.ts';
export { archiveFolders } from './folders.ts';

async function* oneByOne(
  tasks: AsyncIterable<Task | IngestResult>,
  target: Target,
): AsyncGenerator<IngestResult> {
  for await (const task of tasks) yield 'status' in task ? task : await ingestDocument(task, target);
}

async function* run(
  tasks: AsyncIterable<Task | IngestResult>,
  target: Target,
  jobs: number,
): AsyncGenerator<IngestResult> {
  if (!target.dryRun) {
    sweepTemporaries(target.reportsDir);
    if (target.rawDir !== null) sweepTemporaries(target.rawDir);
  }
  yield* jobs > 1 ? inThreads(tasks, target, jobs) : oneByOne(tasks, target);
}

/** The documents of a command line; the second of two with the same bytes is told and left out. */
async function* fileTasks(inputs: readonly Input[]): AsyncGenerator<Task | IngestResult> {
  const seen = new Map<string, string>();
  for (const { path, bytes } of inputs) {
    const id = await idOfFile(path, bytes);
    const twin = seen.get(id);
    if (twin === undefined) {
      seen.set(id, path);
      yield { type: 'file', path, bytes, id };
      continue;
    }
    const message = reviewMessage('duplicate-file', null);
    yield rejected(path, id, [{ ...message, message: `与 ${twin} 相同。${message.message}` }]);
  }
}

/** Takes files in and yields what became of each, in the order given. */
export function ingestFiles(
  inputs: readonly Input[],
  target: Target,
  jobs = 1,
): AsyncGenerator<IngestResult> {
  return run(fileTasks(inputs), target, jobs);
}

async function* custodyTasks(rawDir: string, only: ReadonlySet<string> | null): AsyncGenerator<Task> {
  for (const id of await listCustody(rawDir)) {
    if (only === null || only.has(id)) yield { type: 'custody', id, rawDir };
  }
}

export interface CustodyOptions {
  /** Threads. */
  readonly jobs?: number;
  readonly dryRun?: boolean;
  /** Ids to read; all when left out. */
  readonly only?: ReadonlySet<string> | null;
  /** Folder for what the readings stand on. */
  readonly traceDir?: string | null;
}

/**
 * Reads documents in custody again and yields what became of each, sorted by id.
 */
export function ingestCustody(
  rawDir: string,
  reportsDir: string,
  { jobs = 1, dryRun = false, only = null, traceDir = null }: CustodyOptions = {},
): AsyncGenerator<IngestResult> {
  // Nothing new is received, so the day of receipt is not asked for.
  const target: Target = { reportsDir, rawDir, traceDir, received: '', dryRun };
  return run(custodyTasks(rawDir, only), target, jobs);
}
