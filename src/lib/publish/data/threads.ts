/** Tasks in several threads. Each thread has one task at a time, so that only as many parts are in memory. */
import { Worker } from 'node:worker_threads';
import { perform, type Task, type Written } from './work.ts';

/** Rows of a part live too long for a small nursery, and only a runaway needs more than this in all. */
const resourceLimits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 768 };

function ask(worker: Worker, task: Task): Promise<Written[]> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`data: a thread ended with code ${code}`));
    worker.once('exit', onExit);
    worker.once('error', reject);
    worker.once('message', (written: Written[]) => {
      worker.off('exit', onExit);
      worker.off('error', reject);
      resolve(written);
    });
    worker.postMessage(task);
  });
}

/** Fewer jobs than this are done by this thread: others take half a second each to load the code. */
const worthThreads = 16;

/**
 * @param jobs give their task when a thread is free for it
 * @param threads most threads at once
 * @param onDone called with the number of the job and what it wrote, in any order
 * @throws Error of the first task that fails
 */
export async function inThreads(
  jobs: readonly (() => Task)[],
  threads: number,
  onDone: (job: number, written: readonly Written[]) => void,
): Promise<void> {
  const waiting = jobs.entries();
  if (threads === 1 || jobs.length < worthThreads) {
    for (const [number, job] of waiting) onDone(number, perform(job()));
    return;
  }
  const workers = Array.from({ length: Math.min(threads, jobs.length) }, () => {
    return new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits });
  });
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (const [number, job] of waiting) onDone(number, await ask(worker, job()));
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
