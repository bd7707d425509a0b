/**
 * What is done with one document: read, run through the pipeline, kept and published. Needs nothing but the task,
 * so that it runs in any thread.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline as pump } from 'node:stream/promises';
import type { AttachedFile, Message, RawDocument, Rendered, Status } from '../../core/model.ts';
import { replaceFile } from '../../core/replace-file.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import type { Report } from '../../core/schema.ts';
import { traceOf } from '../../core/trace.ts';
import { packValue } from '../../incremental/packs.ts';
import { ThreadEnded } from '../../incremental/worker-pool.ts';
import { outOfResources } from '../../reading/decode/isolate.ts';
import { limits } from '../../reading/decode/limits.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { runPipeline } from '../../reading/pipeline.ts';
import {
  addAttachments,
  CustodyError,
  rawDocument,
  readKept,
  restoreCustody,
  sha256,
  takeCustody,
} from '../custody/custody.ts';
import { type Source, SourceError } from '../custody/source.ts';
import { fileProblem, isFileProblem } from './file-problem.ts';
import type { Input } from './inputs.ts';
import { keptPages } from './kept-pages.ts';
import type { Membership } from './membership.ts';
import { publish } from './publish.ts';
import { NoRegularFile, readRegular } from './read-regular.ts';
import { traceFile } from './trace-files.ts';

/** What became of one document; the fields but `difference`, `files` and `reading` are the lines of `--json`. */
export interface IngestResult {
  /** Path as given, or the path in custody. */
  readonly file: string;
  readonly id: string;
  readonly status: Status;
  /** Front matter; null when the document is rejected. */
  readonly metadata: Report | null;
  readonly messages: readonly Message[];
  /** What would change: in a file that was edited by hand, or, in a dry run, in any. */
  readonly difference?: string;
  /** SHA-256 of the files that stand there now; not for a rejected document. */
  readonly files?: { readonly markdown: string; readonly trace: string | null };
  /** The `KeptReading`, packed, where the caller keeps it. */
  readonly reading?: Uint8Array;
}

/** All that a document's bytes and its record of custody come to, whatever stands in the archive already. */
export interface Reading {
  readonly id: string;
  readonly status: Status;
  readonly messages: readonly Message[];
  /** What is told when a person edited the Markdown. */
  readonly edited: Message;
  /** Null for a rejected document. */
  readonly text: { readonly markdown: string; readonly trace: string } | null;
}

export interface Target {
  /** Folder for the Markdown. */
  readonly reportsDir: string;
  /** Folder for the raw documents; null when the caller keeps them elsewhere. */
  readonly rawDir: string | null;
  /** Folder for what the readings stand on, one JSON file a document; null when nobody asks. */
  readonly traceDir: string | null;
  /** Task store for recognised pages of scans; nothing is kept when left out. */
  readonly pagesDir?: string | null;
  /** Day that new documents are received on, ISO 8601. */
  readonly received: string;
  /** Say what would be written and write nothing. */
  readonly dryRun: boolean;
  /** Give readings of documents in custody back, for the task store. */
  readonly keepReadings?: boolean;
}

/** A file that belongs to a document and is read with it. */
export interface Belonging extends Pick<AttachedFile, 'file' | 'role' | 'address'> {
  /** Where its bytes lie for now. */
  readonly location: Uint8Array;
}

interface FileTask extends Input {
  readonly type: 'file';
  readonly id: string;
  readonly member?: Membership;
  readonly belongings?: readonly Belonging[];
}

export type Task = FileTask | { readonly type: 'custody'; readonly id: string; readonly rawDir: string };

/** Says which page of a scan is there, as it is named in the task store. */
export type OnPage = (page: string) => void;

/** Runs the pipeline over a document, pages of scans kept. */
async function readDocument(
  raw: RawDocument,
  { pagesDir = null }: Target,
  onPage: OnPage,
): Promise<Rendered> {
  const { memo, settle } = keptPages(pagesDir, raw.sha256, onPage);
  const document = await runPipeline({ ...raw, memo });
  settle();
  return document;
}

/** Documents that cannot be read yet but are no mistake: a scan, a format to come. The archive keeps the bytes. */
const worthKeeping = new Set(['encrypted', 'no-text-layer', 'garbled-text-layer', 'unsupported-format']);

export const rejected = (file: string, id: string, messages: readonly Message[]): IngestResult => ({
  file,
  id,
  status: 'rejected',
  metadata: null,
  messages,
});

/** The id that a file will have; a file that is too large to be read is not held in memory. */
export async function idOfFile({ location }: Input): Promise<string> {
  const bytes = await readRegular(location, limits.container);
  if (bytes !== null) return reportId(sha256(bytes));
  const hash = createHash('sha256');
  await pump(createReadStream(Buffer.from(location)), hash);
  return reportId(hash.digest('hex'));
}

/** Marks what a person takes as known; a message that only this run gives never is. */
function withKnown(messages: readonly Message[], source: Source | null): readonly Message[] {
  const reasons = new Map(source?.acknowledged.map(({ slug, reason }) => [slug, reason]));
  if (reasons.size === 0) return messages;
  return messages.map((message) => {
    const reason = reasons.get(message.slug);
    return reason === undefined ? message : { ...message, acknowledged: reason };
  });
}

/** A reading of a document in custody. */
export interface KeptReading extends Reading {
  /** Name that the bytes are kept under, and their SHA-256. */
  readonly stored: string;
  readonly sha256: string;
}

function readingOf(document: Rendered, source: Source | null): Reading {
  const { id, status, markdown } = document;
  const [edited, ...messages] = withKnown(
    [reviewMessage('edited-by-hand', null), ...document.messages],
    source,
  ) as [Message, ...Message[]];
  const text = status === 'rejected' ? null : { markdown, trace: JSON.stringify(traceOf(document)) };
  return { id, status, messages, edited, text };
}

/** Publishes a reading, unless it was rejected. */
export async function settle(
  file: string,
  { id, status, messages, edited, text }: Reading,
  target: Target,
  metadata: Report | null = null,
): Promise<IngestResult> {
  if (text === null) return rejected(file, id, messages);
  if (target.traceDir !== null) replaceFile(traceFile(target.traceDir, id), text.trace);
  const published = await publish(target.reportsDir, id, text.markdown, target.dryRun);
  const { outcome, difference } = published;
  return {
    file,
    id,
    status,
    metadata,
    messages: outcome === 'kept' ? [...messages, edited] : messages,
    ...(difference === undefined ? {} : { difference }),
    files: {
      markdown: sha256(Buffer.from(published.text)),
      trace: target.traceDir === null ? null : sha256(Buffer.from(text.trace)),
    },
  };
}

interface Received {
  readonly raw: RawDocument;
  /** Null for a document that is not in custody. */
  readonly source: Source | null;
  readonly messages: readonly Message[];
}

/** What belongs to a document, as far as it is not too large to be read. */
export async function attachedFiles(belongings: readonly Belonging[]): Promise<AttachedFile[]> {
  const files: AttachedFile[] = [];
  for (const { location, ...said } of belongings) {
    const bytes = await readRegular(location, limits.container);
    if (bytes !== null) files.push({ ...said, sha256: sha256(bytes), bytes });
  }
  return files;
}

/** @returns null when the file is too large to be read */
async function newDocument({ path, location, member, belongings = [] }: FileTask): Promise<Received | null> {
  const bytes = await readRegular(location, limits.container);
  if (bytes === null) return null;
  const attachments = await attachedFiles(belongings);
  const raw = {
    ...rawDocument(member?.name ?? basename(path), bytes),
    origin: member?.origin ?? null,
    ...(attachments.length > 0 ? { attachments } : {}),
  };
  return { raw, source: null, messages: [] };
}

/** As custody has it; where custody lost it, it is restored from the file that was given. */
async function knownDocument(task: FileTask, rawDir: string, target: Target): Promise<Received | null> {
  try {
    const kept = await readKept(rawDir, task.id);
    const isMore = task.belongings !== undefined && kept.raw.attachments === undefined;
    if (!isMore || target.dryRun || kept.raw.part) return { ...kept, messages: [] };
    await addAttachments(rawDir, task.id, await attachedFiles(task.belongings));
    return { ...(await readKept(rawDir, task.id)), messages: [] };
  } catch (error) {
    if (!(error instanceof CustodyError) || target.dryRun) throw error;
    const given = await newDocument(task);
    if (given === null) throw error;
    await restoreCustody(rawDir, given.raw, target.received);
    const message = reviewMessage('custody-restored', null);
    const told = { ...message, message: `${message.message}${error.message}` };
    return { ...(await readKept(rawDir, task.id)), messages: [told] };
  }
}

async function ingestFile(task: FileTask, target: Target, onPage: OnPage): Promise<IngestResult> {
  const { path, id, member } = task;
  const { rawDir } = target;
  const known = rawDir !== null && existsSync(join(rawDir, id));
  const received = known ? await knownDocument(task, rawDir, target) : await newDocument(task);
  if (received === null) return rejected(path, id, [reviewMessage('too-large', null)]);
  const { raw, source, messages } = received;
  const made = await readDocument(raw, target, onPage);
  const document = { ...made, messages: [...messages, ...made.messages] };
  const kept = document.status !== 'rejected' || document.messages.some(({ slug }) => worthKeeping.has(slug));
  if (rawDir !== null && kept && !known && !target.dryRun)
    await takeCustody(rawDir, raw, target.received, member?.received);
  return settle(path, readingOf(document, source), target, document.report);
}

async function ingestKept(
  task: Task & { type: 'custody' },
  target: Target,
  onPage: OnPage,
): Promise<IngestResult> {
  const { rawDir, id } = task;
  const { raw, source } = await readKept(rawDir, id);
  const document = await readDocument(raw, target, onPage);
  const reading = readingOf(document, source);
  const { stored } = source;
  const result = await settle(join(rawDir, id, stored), reading, target, document.report);
  return target.keepReadings
    ? { ...result, reading: packValue({ ...reading, stored, sha256: raw.sha256 } satisfies KeptReading) }
    : result;
}

/** Never throws: an invariant that breaks in one document is its result, so that the others go on. */
export async function ingestDocument(
  task: Task,
  target: Target,
  onPage: OnPage = () => {},
): Promise<IngestResult> {
  try {
    return await (task.type === 'file' ? ingestFile(task, target, onPage) : ingestKept(task, target, onPage));
  } catch (error) {
    return broken(task, error);
  }
}

const isOutOfResources = (error: unknown): boolean =>
  ['ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_INIT_FAILED'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );

/** @returns name of the message, and what it says beside its own words */
function troubleOf(ended: unknown): [slug: string, detail: string] {
  // A thread that ended without a word was short of something, too.
  if (ended instanceof ThreadEnded && !(ended.cause as NodeJS.ErrnoException).code)
    return [outOfResources, ''];
  const error = ended instanceof ThreadEnded ? ended.cause : ended;
  if (error instanceof SourceError) return ['source-invalid', error.message];
  if (error instanceof CustodyError) return ['custody-damaged', error.message];
  if (error instanceof NoRegularFile) return ['file-trouble', `${error.message}。`];
  if (isOutOfResources(error)) return [outOfResources, ''];
  if (isFileProblem(error)) return ['file-trouble', `${error.path ?? ''} ${fileProblem(error)}。`.trim()];
  return ['program-error', (error as Error).message];
}

export function broken(task: Task, error: unknown): IngestResult {
  const file = task.type === 'file' ? task.path : join(task.rawDir, task.id);
  const [slug, detail] = troubleOf(error);
  const message = reviewMessage(slug, null);
  return rejected(file, task.id, [{ ...message, message: `${message.message}${detail}` }]);
}
