/** The far side of `worker-pool.ts`: a thread that answers one task after another. */
import { parentPort } from 'node:worker_threads';

/** A task with the number that its answers carry. */
export interface Question<Task> {
  readonly number: number;
  readonly task: Task;
}

export type Answer<Result, Progress> =
  | { readonly number: number; readonly progress: Progress }
  | { readonly number: number; readonly result: Result }
  | { readonly number: number; readonly error: unknown };

/**
 * Answers the tasks of a pool in this thread; does nothing in the main thread, so that a module may be both.
 * @param perform what to do with a task; what it throws is thrown by the pool's `run`. `tell` reports progress
 */
export function serveTasks<Task, Result, Progress = never>(
  perform: (task: Task, tell: (progress: Progress) => void) => Result | Promise<Result>,
): void {
  const port = parentPort;
  if (!port) return;
  const answer = (message: Answer<Result, Progress>) => port.postMessage(message);
  port.on('message', async ({ number, task }: Question<Task>) => {
    try {
      answer({ number, result: await perform(task, (progress) => answer({ number, progress })) });
    } catch (error) {
      answer({ number, error: error instanceof Error ? cloneable(error) : new Error(String(error)) });
    }
  });
}

/** Own properties of errors may be what cannot be sent to another thread; message, stack and causes can. */
function cloneable(error: Error): Error {
  const cause = error.cause instanceof Error ? cloneable(error.cause) : undefined;
  const plain = new Error(error.message, cause && { cause });
  plain.stack = error.stack ?? plain.message;
  return plain;
}
