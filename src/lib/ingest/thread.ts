/** The far side of `threads.ts`. */
import { parentPort } from 'node:worker_threads';
import { ingestDocument, type Target, type Task } from './document.ts';

parentPort?.on('message', async ({ task, target }: { task: Task; target: Target }) => {
  parentPort?.postMessage(await ingestDocument(task, target));
});
