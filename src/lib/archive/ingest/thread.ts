/** The far side of `threads.ts`: documents come in batches and go back as results in the same order. */
import { serveTasks } from '../../incremental/serve-tasks.ts';
import { type IngestResult, ingestDocument, type Target, type Task } from './document.ts';

/** A document to read, or the result of one that need not be read. */
export type Item = Task | IngestResult;

export interface Batch {
  readonly items: readonly Item[];
  readonly target: Target;
}

serveTasks<Batch, readonly IngestResult[]>(async ({ items, target }) => {
  const results: IngestResult[] = [];
  for (const item of items) results.push('status' in item ? item : await ingestDocument(item, target));
  return results;
});
