/**
 * From files to Markdown: which documents, in which order, in how many threads. One document in trouble never stops
 * the others; each gives one result.
 */
import { join } from 'node:path';
import { sweepTemporaries } from '../../core/replace-file.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { listCustody } from '../custody/custody.ts';
import {
  broken,
  type IngestResult,
  idOfFile,
  ingestDocument,
  rejected,
  type Target,
  type Task,
} from './document.ts';
import type { Input } from './inputs.ts';
import { inThreads } from './threads.ts';
import { withdrawnMessage } from './withdrawn.ts';

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

/** A file as a task, or why it is none; `seen` holds the paths of those before it by id. */
async function fileTask(input: Input, seen: Map<string, string>): Promise<Task | IngestResult> {
  const { path } = input;
  let id: string;
  try {
    id = await idOfFile(input);
  } catch (error) {
    return broken({ type: 'file', id: 'unknown', ...input }, error);
  }
  const withdrawn = withdrawnMessage(id);
  if (withdrawn) return rejected(path, id, [withdrawn]);
  const twin = seen.get(id);
  if (twin === undefined) {
    seen.set(id, path);
    return { type: 'file', id, ...input };
  }
  const message = reviewMessage('duplicate-file', null);
  return rejected(path, id, [{ ...message, message: `与 ${twin} 相同。${message.message}` }]);
}

/** The documents of a command line; the second of two with the same bytes is told and left out. */
async function* fileTasks(inputs: readonly Input[]): AsyncGenerator<Task | IngestResult> {
  const seen = new Map<string, string>();
  for (const input of inputs) yield await fileTask(input, seen);
}

/** Takes files in and yields what became of each, in the order given. */
export function ingestFiles(
  inputs: readonly Input[],
  target: Target,
  jobs = 1,
): AsyncGenerator<IngestResult> {
  return run(fileTasks(inputs), target, jobs);
}

async function* custodyTasks(
  rawDir: string,
  only: ReadonlySet<string> | null,
): AsyncGenerator<Task | IngestResult> {
  for (const id of await listCustody(rawDir)) {
    if (only !== null && !only.has(id)) continue;
    const withdrawn = withdrawnMessage(id);
    yield withdrawn ? rejected(join(rawDir, id), id, [withdrawn]) : { type: 'custody', id, rawDir };
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
