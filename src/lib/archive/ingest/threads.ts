/** Documents in several threads, results in the order of the documents. */
import { WorkerPool } from '../../incremental/worker-pool.ts';
import { broken, type IngestResult, type Target } from './document.ts';
import type { Batch, Item, PageDone } from './thread.ts';

/** Above what the largest document takes, so that only a runaway ends its thread. */
const maxHeapMegabytes = 768;

/** Documents that go to a thread at once: waking it for each one costs a tenth of the work. */
const batchSize = 8;
/** Batches that a thread has at hand, so that it never waits for the next one. */
const depth = 2;

/** How many batches may wait for an earlier one, for each thread. */
const ahead = 4;

type Pool = WorkerPool<Batch, readonly IngestResult[], PageDone>;

/** Is told each page of a scan that is there. */
export type OnPageDone = (done: PageDone) => void;

const nameOf = (item: Item): string =>
  'status' in item ? item.file : item.type === 'file' ? item.path : item.id;

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

const newPool = (threads: number, atHand: number): Pool =>
  new WorkerPool({
    name: 'ingest',
    module: new URL('./thread.ts', import.meta.url),
    threads,
    depth: atHand,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
  });

async function ask(
  pool: Pool,
  items: readonly Item[],
  target: Target,
  onPage: OnPageDone,
): Promise<readonly IngestResult[]> {
  try {
    return await pool.run(items.map(nameOf).join(', '), () => ({ items, target }), onPage);
  } catch {
    return oneAtATime(items, target, onPage);
  }
}

/** A thread died with these at hand: each is read again with nothing beside it, so that one alone is lost. */
async function oneAtATime(
  items: readonly Item[],
  target: Target,
  onPage: OnPageDone,
): Promise<readonly IngestResult[]> {
  const alone = newPool(1, 1);
  const results: IngestResult[] = [];
  try {
    for (const item of items) {
      const read = alone.run(nameOf(item), () => ({ items: [item], target }), onPage);
      results.push(...(await read.catch((error) => ['status' in item ? item : broken(item, error)])));
    }
  } finally {
    await alone.close();
  }
  return results;
}

/**
 * @param items taken as threads become free, so that they may be a stream; results that are known pass through
 * @param jobs number of threads
 * @param onPage is told each page of a scan
 */
export async function* inThreads(
  items: AsyncIterable<Item>,
  target: Target,
  jobs: number,
  onPage: OnPageDone = () => {},
): AsyncGenerator<IngestResult> {
  const pool = newPool(jobs, depth);
  const pending: Promise<readonly IngestResult[]>[] = [];
  try {
    for await (const batch of batches(items)) {
      pending.push(ask(pool, batch, target, onPage));
      if (pending.length >= jobs * ahead) yield* await (pending.shift() as Promise<readonly IngestResult[]>);
    }
    for (const results of pending) yield* await results;
  } finally {
    await pool.close();
  }
}
