/**
 * From files to Markdown: which documents, in which order, in how many threads. One document in trouble never stops
 * the others; each gives one result.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sweepTemporaries } from '../../core/replace-file.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import { listCustody } from '../custody/custody.ts';
import { type OpenPackage, openPackage } from '../packages/expand.ts';
import { isDocument } from '../packages/package-entries.ts';
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
import { keptPages } from './kept-pages.ts';
import { type MemberInput, membersOf } from './members.ts';
import { outMessage } from './taken-out.ts';
import { inThreads, type OnPageDone } from './threads.ts';
import type { WithMemo } from './together/belongings.ts';
import { candidate } from './together/file-set.ts';
import { type Gathered, gather } from './together/gather.ts';

export type { IngestResult, Target } from './document.ts';
export { archiveFolders } from './folders.ts';

async function* oneByOne(
  tasks: AsyncIterable<Task | IngestResult>,
  target: Target,
  onPage: OnPageDone,
): AsyncGenerator<IngestResult> {
  for await (const task of tasks) {
    if ('status' in task) yield task;
    else yield await ingestDocument(task, target, (page) => onPage({ id: task.id, page }));
  }
}

async function* run(
  tasks: AsyncIterable<Task | IngestResult>,
  target: Target,
  jobs: number,
  onPage: OnPageDone,
): AsyncGenerator<IngestResult> {
  if (!target.dryRun) {
    sweepTemporaries(target.reportsDir);
    if (target.rawDir !== null) sweepTemporaries(target.rawDir);
  }
  yield* jobs > 1 ? inThreads(tasks, target, jobs, onPage) : oneByOne(tasks, target, onPage);
}

/** A file as a task, or why it is none; `seen` holds the paths of those before it by id. */
async function fileTask(
  { input, belongings }: Gathered,
  seen: Map<string, string>,
): Promise<Task | IngestResult> {
  const { path } = input;
  let id: string;
  try {
    id = await idOfFile(input);
  } catch (error) {
    return broken({ type: 'file', id: 'unknown', ...input }, error);
  }
  const withdrawn = outMessage(id);
  if (withdrawn) return rejected(path, id, [withdrawn]);
  const twin = seen.get(id);
  if (twin === undefined) {
    seen.set(id, path);
    return { type: 'file', id, ...input, ...(belongings.length > 0 ? { belongings } : {}) };
  }
  const message = reviewMessage('duplicate-file', null);
  return rejected(path, id, [{ ...message, message: `与 ${twin} 相同。${message.message}` }]);
}

/** Says what is no trouble of a document but good to know. */
export type OnNote = (path: string, note: string) => void;

/** What one run keeps of the packages that it opens. */
interface Unpacked {
  /** Folder for the members, and for articles that are put together. */
  readonly dir: string;
  /** Where members lie, by the path that they are told by. */
  readonly files: Map<string, Uint8Array>;
  readonly withMemo: WithMemo;
}

/** The documents of a package, itself too where it is one that carries others, and what in it could not be read. */
async function* packageTasks(
  input: Input,
  opened: OpenPackage,
  seen: Map<string, string>,
  { dir, files, withMemo }: Unpacked,
): AsyncGenerator<Task | IngestResult> {
  const given = await Array.fromAsync(membersOf(input, opened));
  const members = given.filter((one): one is MemberInput => !('status' in one));
  const itself = isDocument(opened.kind) ? [candidate(input, basename(input.path))] : [];
  const { documents, left } = await gather(
    [...itself, ...members.map((one) => candidate(one))],
    dir,
    withMemo,
  );
  for (const one of left) {
    const reason = 'beside' in one.input ? (one.input.beside ?? '') : '';
    opened.passed.set(reason, (opened.passed.get(reason) ?? 0) + 1);
  }
  for (const one of [...itself.map((own) => own.input), ...given]) {
    if ('status' in one) {
      yield one;
      continue;
    }
    const gathered = documents.get(one);
    if (gathered === undefined) continue;
    if ('member' in gathered.input) files.set(gathered.input.path, gathered.input.location);
    yield await fileTask(gathered, seen);
  }
}

/** The documents of a command line; the second of two with the same bytes is told and left out. */
async function* fileTasks(
  inputs: readonly Input[],
  unpacked: Unpacked,
  onNote: OnNote,
): AsyncGenerator<Task | IngestResult> {
  const seen = new Map<string, string>();
  const candidates = inputs.map((input) => candidate(input));
  const { documents } = await gather(candidates, unpacked.dir, unpacked.withMemo);
  for (const gathered of documents.values()) {
    const { path, location, bytes } = gathered.input;
    // A file that cannot be opened is told by the task that reads it.
    const opened = await openPackage(location, path, bytes, unpacked.dir).catch(() => null);
    if (opened === null) {
      yield await fileTask(gathered, seen);
      continue;
    }
    yield* packageTasks(gathered.input, opened, seen, unpacked);
    const notes = [...opened.passed].map(([reason, count]) => `${reason} ${count} 项`);
    if (notes.length > 0) onNote(path, `里有不作为报告读取的：${notes.join('，')}`);
  }
}

const ignore = (): void => {};

/**
 * Takes files in and yields what became of each, in the order given; a package gives a result for each document in
 * it, and is not kept itself.
 */
export async function* ingestFiles(
  inputs: readonly Input[],
  target: Target,
  jobs = 1,
  onNote: OnNote = ignore,
  onPage: OnPageDone = ignore,
): AsyncGenerator<IngestResult> {
  const dir = await mkdtemp(join(tmpdir(), 'juanzong-package-'));
  const withMemo: WithMemo = (raw) => ({
    ...raw,
    memo: keptPages(target.pagesDir ?? null, raw.sha256, ignore).memo,
  });
  const unpacked: Unpacked = { dir, files: new Map(), withMemo };
  try {
    for await (const result of run(fileTasks(inputs, unpacked, onNote), target, jobs, onPage)) {
      const file = unpacked.files.get(result.file);
      yield result;
      if (file === undefined) continue;
      unpacked.files.delete(result.file);
      await rm(Buffer.from(file).toString(), { force: true });
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function* custodyTasks(
  rawDir: string,
  only: ReadonlySet<string> | null,
): AsyncGenerator<Task | IngestResult> {
  for (const id of await listCustody(rawDir)) {
    if (only !== null && !only.has(id)) continue;
    const withdrawn = outMessage(id);
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
  readonly keepReadings?: boolean;
  /** Task store for recognised pages of scans. */
  readonly pagesDir?: string | null;
  readonly onPage?: OnPageDone;
}

/**
 * Reads documents in custody again and yields what became of each, sorted by id.
 */
export function ingestCustody(
  rawDir: string,
  reportsDir: string,
  {
    jobs = 1,
    dryRun = false,
    only = null,
    traceDir = null,
    keepReadings = false,
    pagesDir = null,
    onPage = ignore,
  }: CustodyOptions = {},
): AsyncGenerator<IngestResult> {
  // Nothing new is received, so the day of receipt is not asked for.
  const target: Target = { reportsDir, rawDir, traceDir, pagesDir, received: '', dryRun, keepReadings };
  return run(custodyTasks(rawDir, only), target, jobs, onPage);
}
