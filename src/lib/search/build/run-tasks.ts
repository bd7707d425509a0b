/** Runs the tasks of the search build, in threads when there are several. */
import type { WorkerPool } from '../../incremental/worker-pool.ts';
import type { WorkerTask } from './perform.ts';

export type SearchPool = WorkerPool<WorkerTask, void, number>;

/**
 * @param tell is called with how many reports of a task are done
 * @param finished is called when a task is
 * @throws what a task throws
 */
export async function runTasks<T extends WorkerTask>(
  pool: SearchPool,
  tasks: readonly T[],
  tell: (task: T, done: number) => void,
  finished: (task: T) => void,
): Promise<void> {
  const [only, ...more] = tasks;
  if (only && more.length === 0) {
    // Another thread would load all the code again and be no faster.
    const { perform } = await import('./perform.ts');
    await perform(only, (done) => tell(only, done));
    finished(only);
    return;
  }
  const run = async (task: T) => {
    await pool.run(
      `${task.kind} ${task.name}`,
      () => task,
      (done) => tell(task, done),
    );
    finished(task);
  };
  await Promise.all(tasks.map(run));
}
