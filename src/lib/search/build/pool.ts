/** Threads of the build, started when there is work for them and kept until the last of it is done. */
import { Worker } from 'node:worker_threads';
import type { WorkerTask } from './perform.ts';
import type { WorkerMessage } from './worker.ts';

export class Pool {
  readonly #threads: number;
  readonly #idle: Worker[] = [];

  constructor(threads: number) {
    this.#threads = threads;
  }

  /**
   * @param tell is called with how many reports of a task are done; @param finished when a task is
   * @throws what a task throws; no task is begun after it
   */
  async run<T extends WorkerTask>(
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
    const waiting = [...tasks];
    const lane = async () => {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        const own = task;
        await this.#one(own, (done) => tell(own, done));
        finished(own);
      }
    };
    const lanes = Array.from({ length: Math.min(this.#threads, tasks.length) }, lane);
    await Promise.all(
      lanes.map((own) =>
        own.catch((error) => {
          waiting.length = 0;
          throw error;
        }),
      ),
    );
  }

  async #one(task: WorkerTask, tell: (done: number) => void): Promise<void> {
    const worker = this.#idle.pop() ?? new Worker(new URL('./worker.ts', import.meta.url));
    await new Promise<void>((resolve, reject) => {
      worker.removeAllListeners();
      worker.on('message', (message: WorkerMessage) => {
        if ('finished' in message) resolve();
        else tell(message.done);
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`search index: a thread ended with code ${code}`)));
      worker.postMessage(task);
    });
    this.#idle.push(worker);
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }
}
