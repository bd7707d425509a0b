/**
 * From files to Markdown: everything around the pipeline that touches the disk. One document in trouble never
 * stops the others; each gives one result.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline as pump } from 'node:stream/promises';
import { listCustody, rawDocument, readCustody, readSource, sweep, takeCustody } from '../custody/custody.ts';
import { limits } from '../decode/limits.ts';
import { reportId } from '../decode/report-id.ts';
import type { Message, RawDocument, Rendered, Status } from '../model.ts';
import { runPipeline } from '../pipeline.ts';
import type { Report } from '../schema.ts';
import { reviewMessage } from '../validate/review-vocab.ts';
import { fileName, type Input } from './inputs.ts';
import { publish } from './publish.ts';

/** What became of one document; the fields but `difference` are the lines of `--json`. */
export interface IngestResult {
  /** Path as given, or the path in custody. */
  readonly file: string;
  readonly id: string;
  readonly status: Status;
  /** Front matter; null when the document is rejected. */
  readonly metadata: Report | null;
  readonly messages: readonly Message[];
  /** What ingest would change in a file that was edited by hand. */
  readonly difference?: string;
}

export interface Target {
  /** Folder for the Markdown. */
  readonly reportsDir: string;
  /** Folder for the raw documents; null when the caller keeps them elsewhere. */
  readonly rawDir: string | null;
  /** Day that new documents are received on, ISO 8601. */
  readonly received: string;
}

/** Documents that cannot be read yet but are no mistake: a scan, a format to come. The archive keeps the bytes. */
const worthKeeping = new Set(['encrypted', 'no-text-layer', 'unsupported-format']);

const rejected = (file: string, id: string, messages: readonly Message[]): IngestResult => ({
  file,
  id,
  status: 'rejected',
  metadata: null,
  messages,
});

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pump(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Publishes what the pipeline made, unless it was rejected. */
async function settle(file: string, document: Rendered, reportsDir: string): Promise<IngestResult> {
  const { report, status, messages, markdown } = document;
  if (status === 'rejected') return rejected(file, document.id, messages);
  const publication = await publish(reportsDir, report.id, markdown);
  if (publication.outcome !== 'kept') return { file, id: report.id, status, metadata: report, messages };
  return {
    file,
    id: report.id,
    status,
    metadata: report,
    messages: [...messages, reviewMessage('edited-by-hand', null)],
    difference: publication.difference,
  };
}

async function ingestOne(input: Input, target: Target, seen: Map<string, string>): Promise<IngestResult> {
  if (input.bytes > limits.container) {
    const id = reportId(await hashOf(input.path));
    return rejected(input.path, id, [reviewMessage('too-large', null)]);
  }
  let raw: RawDocument = rawDocument(fileName(input.path), await readFile(input.path));
  const id = reportId(raw.sha256);
  const twin = seen.get(id);
  if (twin !== undefined) {
    const message = reviewMessage('duplicate-file', null);
    return rejected(input.path, id, [{ ...message, message: `与 ${twin} 相同。${message.message}` }]);
  }
  seen.set(id, input.path);
  if (target.rawDir !== null && (await listed(target.rawDir, id))) raw = await readCustody(target.rawDir, id);
  const document = await runPipeline(raw);
  if (target.rawDir !== null && (document.status !== 'rejected' || kept(document))) {
    await takeCustody(target.rawDir, raw, target.received);
  }
  return settle(input.path, document, target.reportsDir);
}

const kept = (document: Rendered): boolean => document.messages.some(({ slug }) => worthKeeping.has(slug));

async function listed(rawDir: string, id: string): Promise<boolean> {
  return (await listCustody(rawDir)).includes(id);
}

/** An invariant broke in one document: said as its result, so that the others go on. */
function broken(file: string, id: string, error: unknown): IngestResult {
  const message = reviewMessage('program-error', null);
  return rejected(file, id, [{ ...message, message: `${message.message}${(error as Error).message}` }]);
}

/** Takes files in, in the order given, and yields what became of each. */
export async function* ingestFiles(inputs: readonly Input[], target: Target): AsyncGenerator<IngestResult> {
  await sweep(target.reportsDir);
  if (target.rawDir !== null) await sweep(target.rawDir);
  const seen = new Map<string, string>();
  for (const input of inputs) {
    try {
      yield await ingestOne(input, target, seen);
    } catch (error) {
      yield broken(input.path, 'unknown', error);
    }
  }
}

/** Reads every document in custody again and yields what became of each, sorted by id. */
export async function* ingestCustody(rawDir: string, reportsDir: string): AsyncGenerator<IngestResult> {
  await sweep(reportsDir);
  await sweep(rawDir);
  for (const id of await listCustody(rawDir)) {
    try {
      const { stored } = await readSource(rawDir, id);
      yield await settle(
        join(rawDir, id, stored),
        await runPipeline(await readCustody(rawDir, id)),
        reportsDir,
      );
    } catch (error) {
      yield broken(join(rawDir, id), id, error);
    }
  }
}
