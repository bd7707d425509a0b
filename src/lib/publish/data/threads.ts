/** Tasks in several threads. Each thread has one task at a time, so that only as many parts are in memory. */
import { WorkerPool } from '../../incremental/worker-pool.ts';
import { perform, type Task, type Written } from './work.ts';

/** Rows of a part live too long for a small nursery, and only a runaway needs more than this in all. */
const resourceLimits = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 768 };

/** Fewer jobs than this are done by this thread: others take half a second each to load the code. */
const worthThreads = 16;

/** What is to be done; the task is asked for when a thread is free. */
export interface Job {
  /** Names it in messages. */
  readonly label: string;
  readonly task: () => Task;
}

/**
 * @param threads most threads at once
 * @param onDone called with the number of the job and what it wrote, in any order
 * @throws Error of the first task that fails
 */
export async function inThreads(
  jobs: readonly Job[],
  threads: number,
  onDone: (job: number, written: readonly Written[]) => void,
): Promise<void> {
  if (threads === 1 || jobs.length < worthThreads) {
    for (const [number, { task }] of jobs.entries()) onDone(number, perform(task()));
    return;
  }
  const module = new URL('./thread.ts', import.meta.url);
  const pool = new WorkerPool<Task, Written[]>({ name: 'data', module, threads, resourceLimits });
  try {
    await Promise.all(
      jobs.map(async ({ label, task }, number) => onDone(number, await pool.run(label, task))),
    );
  } finally {
    await pool.close();
  }
}
