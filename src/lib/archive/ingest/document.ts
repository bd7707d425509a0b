/**
 * What is done with one document: read, run through the pipeline, kept and published. Needs nothing but the task,
 * so that it runs in any thread.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline as pump } from 'node:stream/promises';
import type { Message, RawDocument, Rendered, Status } from '../../core/model.ts';
import { replaceFile } from '../../core/replace-file.ts';
import { reviewMessage } from '../../core/review-vocab.ts';
import type { Report } from '../../core/schema.ts';
import { traceOf } from '../../core/trace.ts';
import { limits } from '../../reading/decode/limits.ts';
import { reportId } from '../../reading/decode/report-id.ts';
import { runPipeline } from '../../reading/pipeline.ts';
import {
  CustodyError,
  rawDocument,
  readCustody,
  readSource,
  restoreCustody,
  sha256,
  takeCustody,
} from '../custody/custody.ts';
import { publish } from './publish.ts';
import { traceFile } from './trace-files.ts';

/** What became of one document; the fields but `difference` and `files` are the lines of `--json`. */
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
}

export interface Target {
  /** Folder for the Markdown. */
  readonly reportsDir: string;
  /** Folder for the raw documents; null when the caller keeps them elsewhere. */
  readonly rawDir: string | null;
  /** Folder for what the readings stand on, one JSON file a document; null when nobody asks. */
  readonly traceDir: string | null;
  /** Day that new documents are received on, ISO 8601. */
  readonly received: string;
  /** Say what would be written and write nothing. */
  readonly dryRun: boolean;
}

export type Task =
  | { readonly type: 'file'; readonly path: string; readonly bytes: number; readonly id: string }
  | { readonly type: 'custody'; readonly id: string; readonly rawDir: string };

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
export async function idOfFile(path: string, bytes: number): Promise<string> {
  if (bytes <= limits.container) return reportId(sha256(await readFile(path)));
  const hash = createHash('sha256');
  await pump(createReadStream(path), hash);
  return reportId(hash.digest('hex'));
}

/** Publishes what the pipeline made, unless it was rejected. */
async function settle(file: string, document: Rendered, target: Target): Promise<IngestResult> {
  const { report, status, messages, markdown } = document;
  if (status === 'rejected') return rejected(file, document.id, messages);
  const trace = target.traceDir === null ? null : JSON.stringify(traceOf(document));
  if (target.traceDir !== null && trace !== null) {
    replaceFile(traceFile(target.traceDir, report.id), trace);
  }
  const { outcome, text, difference } = await publish(target.reportsDir, report.id, markdown, target.dryRun);
  return {
    file,
    id: report.id,
    status,
    metadata: report,
    messages: outcome === 'kept' ? [...messages, reviewMessage('edited-by-hand', null)] : messages,
    ...(difference === undefined ? {} : { difference }),
    files: { markdown: sha256(Buffer.from(text)), trace: trace && sha256(Buffer.from(trace)) },
  };
}

interface Received {
  readonly raw: RawDocument;
  readonly messages: readonly Message[];
}

const newDocument = async (path: string): Promise<Received> => ({
  raw: rawDocument(basename(path), await readFile(path)),
  messages: [],
});

/** As custody has it; where custody lost it, it is restored from the file that was given. */
async function knownDocument(path: string, rawDir: string, target: Target): Promise<Received> {
  const { raw } = await newDocument(path);
  try {
    return { raw: await readCustody(rawDir, reportId(raw.sha256)), messages: [] };
  } catch (error) {
    if (!(error instanceof CustodyError) || target.dryRun) throw error;
    const restored = await restoreCustody(rawDir, raw, target.received);
    const message = reviewMessage('custody-restored', null);
    return { raw: restored, messages: [{ ...message, message: `${message.message}${error.message}` }] };
  }
}

async function ingestFile(task: Task & { type: 'file' }, target: Target): Promise<IngestResult> {
  const { path, id } = task;
  if (task.bytes > limits.container) return rejected(path, id, [reviewMessage('too-large', null)]);
  const { rawDir } = target;
  const known = rawDir !== null && existsSync(join(rawDir, id));
  const { raw, messages } = known ? await knownDocument(path, rawDir, target) : await newDocument(path);
  const made = await runPipeline(raw);
  const document = { ...made, messages: [...messages, ...made.messages] };
  const kept = document.status !== 'rejected' || document.messages.some(({ slug }) => worthKeeping.has(slug));
  if (rawDir !== null && kept && !known && !target.dryRun) await takeCustody(rawDir, raw, target.received);
  return settle(path, document, target);
}

async function ingestKept(task: Task & { type: 'custody' }, target: Target): Promise<IngestResult> {
  const { rawDir, id } = task;
  const { stored } = await readSource(rawDir, id);
  return settle(join(rawDir, id, stored), await runPipeline(await readCustody(rawDir, id)), target);
}

/** Never throws: an invariant that breaks in one document is its result, so that the others go on. */
export async function ingestDocument(task: Task, target: Target): Promise<IngestResult> {
  try {
    return await (task.type === 'file' ? ingestFile(task, target) : ingestKept(task, target));
  } catch (error) {
    return broken(task, error);
  }
}

export function broken(task: Task, error: unknown): IngestResult {
  const file = task.type === 'file' ? task.path : join(task.rawDir, task.id);
  const message = reviewMessage(error instanceof CustodyError ? 'custody-damaged' : 'program-error', null);
  return rejected(file, task.id, [{ ...message, message: `${message.message}${(error as Error).message}` }]);
}
