/** A thread of the build: one task after another, each told with its progress. */
import { parentPort } from 'node:worker_threads';
import { perform, type WorkerTask } from './perform.ts';

export type WorkerMessage = { readonly done: number } | { readonly finished: true };

parentPort?.on('message', async (task: WorkerTask) => {
  await perform(task, (done) => parentPort?.postMessage({ done } satisfies WorkerMessage));
  parentPort?.postMessage({ finished: true } satisfies WorkerMessage);
});
