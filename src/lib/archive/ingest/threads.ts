/** Documents in several threads, results in the order of the documents. */
import { Worker } from 'node:worker_threads';
import { broken, type IngestResult, type Target } from './document.ts';
import type { Answer, Item, Question } from './thread.ts';

/** Above what the largest document takes, so that only a runaway ends its thread. */
const maxHeapMegabytes = 768;

/** Documents that go to a thread at once: waking it for each one costs a tenth of the work. */
const batchSize = 8;
/** Batches that a thread has at hand, so that it never waits for the next one. */
const depth = 2;

type Results = readonly IngestResult[] | Promise<readonly IngestResult[]>;

type OnDeath = (batch: readonly Item[], error: unknown) => Results;

interface Waiting {
  readonly batch: readonly Item[];
  readonly resolve: (results: Results) => void;
}

/** One thread; when it dies, `onDeath` tells what becomes of each batch that it had at hand. */
class Thread {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  readonly #onDeath: OnDeath;

  constructor(onDeath: OnDeath) {
    this.#onDeath = onDeath;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
    });
    const die = (error: unknown): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      const left = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { batch, resolve } of left) resolve(this.#onDeath(batch, error));
    };
    worker.on('message', ({ number, results }: Answer) => {
      this.#waiting.get(number)?.resolve(results);
      this.#waiting.delete(number);
    });
    worker.on('error', die);
    worker.on('exit', () => die(Object.assign(new Error(), { code: 'ERR_WORKER_OUT_OF_MEMORY' })));
    return worker;
  }

  ask(batch: readonly Item[], target: Target): Promise<readonly IngestResult[]> {
    this.#worker ??= this.#start();
    const number = this.#asked++;
    this.#worker.postMessage({ number, batch, target } satisfies Question);
    return new Promise((resolve) => this.#waiting.set(number, { batch, resolve }));
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
}

const told = (batch: readonly Item[], error: unknown): IngestResult[] =>
  batch.map((item) => ('status' in item ? item : broken(item, error)));

/** Reads documents of which one ended its thread, each for itself, so that only that one is told as broken. */
async function oneAtATime(batch: readonly Item[], target: Target): Promise<readonly IngestResult[]> {
  const thread = new Thread(told);
  const results: IngestResult[] = [];
  try {
    for (const item of batch) results.push(...(await thread.ask([item], target)));
  } finally {
    await thread.end();
  }
  return results;
}

/** How many batches may wait for an earlier one, for each thread. */
const ahead = 4;

async function* batches(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * @param items taken as threads become free, so that they may be a stream; results that are known pass through
 * @param jobs number of threads
 */
export async function* inThreads(
  items: AsyncIterable<Item>,
  target: Target,
  jobs: number,
): AsyncGenerator<IngestResult> {
  const threads = Array.from({ length: jobs }, () => new Thread((batch) => oneAtATime(batch, target)));
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
  const run = async (batch: readonly Item[]): Promise<readonly IngestResult[]> => {
    const thread = await take();
    try {
      return await thread.ask(batch, target);
    } finally {
      give(thread);
    }
  };
  const pending: Promise<readonly IngestResult[]>[] = [];
  try {
    for await (const batch of batches(items)) {
      pending.push(run(batch));
      if (pending.length >= jobs * ahead) yield* await (pending.shift() as Promise<readonly IngestResult[]>);
    }
    for (const results of pending) yield* await results;
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}
