import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { Answer, Question } from '../../incremental/serve-tasks.ts';
import type { IngestResult, Target, Task } from './document.ts';
import type { Batch } from './thread.ts';

/** A thread that dies of one document, as of a lack of memory, with all that it has at hand. */
class MortalWorker extends EventEmitter {
  #dead = false;

  postMessage({ number, task }: Question<Batch>): void {
    setImmediate(() => {
      if (this.#dead) return;
      if (task.items.some(({ id }) => id === 'deadly')) {
        this.#dead = true;
        this.emit('error', Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }));
        this.emit('exit', 1);
        return;
      }
      const result = task.items.map(({ id }) => ({ file: id, id, status: 'ok' }) as IngestResult);
      this.emit('message', { number, result } satisfies Answer<readonly IngestResult[], never>);
    });
  }

  async terminate(): Promise<void> {
    this.#dead = true;
  }
}
vi.mock('node:worker_threads', async (original) => ({
  ...(await original<typeof import('node:worker_threads')>()),
  Worker: MortalWorker,
}));
const { inThreads } = await import('./threads.ts');

async function* tasks(ids: readonly string[]): AsyncGenerator<Task> {
  for (const id of ids) yield { type: 'custody', id, rawDir: 'raw' };
}

test.each([1, 2])('a document that ends its thread costs itself alone, in %d threads', async (jobs) => {
  const ids = Array.from({ length: 40 }, (_, i) => (i === 13 ? 'deadly' : `r${i}`));
  const results = await Array.fromAsync(inThreads(tasks(ids), {} as Target, jobs));
  expect(results.map(({ id }) => id)).toEqual(ids);
  expect(results.filter(({ status }) => status !== 'ok').map(({ id }) => id)).toEqual(['deadly']);
  expect(results[13]?.messages.map(({ slug }) => slug)).toEqual(['out-of-resources']);
});
