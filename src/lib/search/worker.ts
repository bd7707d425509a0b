/** A thread of the build: one task after another, each told with its progress. */
import { parentPort } from 'node:worker_threads';
import { makeGroup } from './group-files.ts';
import type { GroupTask, UnitTask } from './tasks.ts';
import { makeUnit } from './unit.ts';

export type WorkerTask = UnitTask | GroupTask;
export type WorkerMessage = { readonly done: number } | { readonly finished: true };

parentPort?.on('message', async (task: WorkerTask) => {
  const tell = (done: number) => parentPort?.postMessage({ done } satisfies WorkerMessage);
  if (task.kind === 'unit') await makeUnit(task, tell);
  else makeGroup(task, tell);
  parentPort?.postMessage({ finished: true } satisfies WorkerMessage);
});
