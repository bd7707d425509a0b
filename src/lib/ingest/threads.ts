/** Documents in several threads, results in the order of the documents. */
import { Worker } from 'node:worker_threads';
import { broken, type IngestResult, type Target, type Task } from './document.ts';
import type { Answer, Question } from './thread.ts';

/** Above what the largest document takes, so that only a runaway ends its thread. */
const maxHeapMegabytes = 768;

/** Documents that a thread has at hand, so that it never waits for the next one. */
const depth = 3;

interface Waiting {
  readonly task: Task;
  readonly resolve: (result: IngestResult) => void;
}

/** One thread; when it dies it is replaced, and the documents it had at hand are told as broken. */
class Thread {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
    });
    worker.on('message', ({ number, result }: Answer) => {
      this.#waiting.get(number)?.resolve(result);
      this.#waiting.delete(number);
    });
    worker.on('error', (error) => {
      this.#worker = null;
      for (const { task, resolve } of this.#waiting.values()) resolve(broken(task, error));
      this.#waiting.clear();
    });
    return worker;
  }

  ask(task: Task, target: Target): Promise<IngestResult> {
    this.#worker ??= this.#start();
    const number = this.#asked++;
    this.#worker.postMessage({ number, task, target } satisfies Question);
    return new Promise((resolve) => this.#waiting.set(number, { task, resolve }));
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }
}

/** How many results may wait for an earlier one, for each thread. */
const ahead = 8;

/**
 * @param tasks taken as threads become free, so that they may be a stream
 * @param jobs number of threads
 */
export async function* inThreads(
  tasks: AsyncIterable<Task | IngestResult>,
  target: Target,
  jobs: number,
): AsyncGenerator<IngestResult> {
  const threads = Array.from({ length: jobs }, () => new Thread());
  const free = Array.from({ length: depth }, () => threads).flat();
  const waiting: ((thread: Thread) => void)[] = [];
  const take = (): Promise<Thread> => {
    const thread = free.pop();
    return thread ? Promise.resolve(thread) : new Promise((resolve) => waiting.push(resolve));
  };
  const give = (thread: Thread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  };
  const run = async (task: Task): Promise<IngestResult> => {
    const thread = await take();
    try {
      return await thread.ask(task, target);
    } finally {
      give(thread);
    }
  };
  const pending: Promise<IngestResult>[] = [];
  try {
    for await (const task of tasks) {
      pending.push('status' in task ? Promise.resolve(task) : run(task));
      if (pending.length >= jobs * ahead) yield await (pending.shift() as Promise<IngestResult>);
    }
    for (const result of pending) yield await result;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
