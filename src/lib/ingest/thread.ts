/** The far side of `threads.ts`: documents come in any number and are answered by theirs. */
import { parentPort } from 'node:worker_threads';
import { type IngestResult, ingestDocument, type Target, type Task } from './document.ts';

export interface Question {
  readonly number: number;
  readonly task: Task;
  readonly target: Target;
}

export interface Answer {
  readonly number: number;
  readonly result: IngestResult;
}

parentPort?.on('message', async ({ number, task, target }: Question) => {
  parentPort?.postMessage({ number, result: await ingestDocument(task, target) } satisfies Answer);
});
