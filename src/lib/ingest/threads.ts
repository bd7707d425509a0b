/** Documents in several threads, results in the order of the documents. */
import { Worker } from 'node:worker_threads';
import { broken, type IngestResult, type Target, type Task } from './document.ts';

/** Above what the largest document takes, so that only a runaway ends its thread. */
const maxHeapMegabytes = 768;

/** A thread that does one document at a time; one that dies is replaced and its document told as broken. */
class Thread {
  #worker: Worker | null = null;
  #settle: (result: IngestResult) => void = () => {};
  #fail: (error: Error) => void = () => {};

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
    });
    worker.on('message', (result: IngestResult) => this.#settle(result));
    worker.on('error', (error) => {
      this.#worker = null;
      this.#fail(error as Error);
    });
    return worker;
  }

  ask(task: Task, target: Target): Promise<IngestResult> {
    this.#worker ??= this.#start();
    this.#worker.postMessage({ task, target });
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#fail = (error) => resolve(broken(task, error));
    });
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
  const free = [...threads];
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
