/** The far side of `threads.ts`: documents come in batches and go back as results in the same order. */
import { serveTasks } from '../../incremental/serve-tasks.ts';
import { type IngestResult, ingestDocument, type Target, type Task } from './document.ts';

/** A document to read, or the result of one that need not be read. */
export type Item = Task | IngestResult;

/** A page of a scan is there. */
export interface PageDone {
  readonly id: string;
  readonly page: string;
}

export interface Batch {
  readonly items: readonly Item[];
  readonly target: Target;
}

serveTasks<Batch, readonly IngestResult[], PageDone>(async ({ items, target }, tell) => {
  const results: IngestResult[] = [];
  for (const item of items)
    results.push(
      'status' in item ? item : await ingestDocument(item, target, (page) => tell({ id: item.id, page })),
    );
  return results;
});
