/** The far side of `threads.ts`: documents come in batches and are answered by the number of theirs. */
import { parentPort } from 'node:worker_threads';
import { type IngestResult, ingestDocument, type Target, type Task } from './document.ts';

/** A document to read, or the result of one that need not be read. */
export type Item = Task | IngestResult;

export interface Question {
  readonly number: number;
  readonly batch: readonly Item[];
  readonly target: Target;
}

export interface Answer {
  readonly number: number;
  /** In the order of the batch. */
  readonly results: readonly IngestResult[];
}

parentPort?.on('message', async ({ number, batch, target }: Question) => {
  const results: IngestResult[] = [];
  for (const item of batch) results.push('status' in item ? item : await ingestDocument(item, target));
  parentPort?.postMessage({ number, results } satisfies Answer);
});
