/**
 * Runs readers that rely on a library without limits of its own in a thread of their own, so that a broken file
 * can neither hang the program nor take all its memory. What is asked of them is bounded by work (pages, characters,
 * bytes, see the readers); the bounds here are a last resort. They count what the thread uses, never the clock: a busy
 * machine reads what an idle one does.
 */
import { Worker } from 'node:worker_threads';
import { type Reading, refused } from './reading.ts';

export type Isolated = 'pdf';

export interface Job {
  readonly kind: Isolated;
  readonly bytes: Uint8Array;
}

/** Last bounds on one document. */
export interface Bounds {
  /** Milliseconds of processor time; the most that a reader accepts to do takes about ten seconds. */
  readonly cpu: number;
  readonly heapMegabytes: number;
  /** Looks at a thread in a row at which it had done nothing: it waits for what will never come. */
  readonly idleLooks: number;
  /** Milliseconds between two looks. */
  readonly every: number;
}

const bounds: Bounds = { cpu: 60_000, heapMegabytes: 512, idleLooks: 300, every: 1000 };

/** Name of the refusal that tells of this run and not of the document: it is never remembered. */
export const outOfResources = 'out-of-resources';

/** Threads that wait for work: loading the libraries takes longer than reading most documents. */
const idle: Worker[] = [];

function start({ heapMegabytes }: Bounds): Worker {
  const worker = new Worker(new URL('./isolated-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // What the libraries print about a broken file is no output of the program. Nobody reads it: reading
    // would keep the program alive as long as the thread waits.
    stdout: true,
    stderr: true,
  });
  // One that is given up may still report its end.
  worker.on('error', () => {});
  return worker;
}

/** Milliseconds of processor time below which a thread has only told how much it used. */
const answering = 1;

/** Milliseconds of processor time that a thread has used; null when it is only starting or has ended. */
async function cpuOf(worker: Worker): Promise<number | null> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return null;
  }
}

/**
 * Calls `giveUp` with a reason when the thread goes beyond its bounds.
 * @returns a function that ends the watch
 */
function watch(worker: Worker, { cpu, idleLooks, every }: Bounds, giveUp: (why: string) => void): () => void {
  let first: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  let still = 0;
  const look = async (): Promise<void> => {
    const used = await cpuOf(worker);
    first ??= used;
    still = used !== null && used - last < answering ? still + 1 : 0;
    last = used ?? last;
    if (used !== null && first !== null && used - first > cpu) giveUp('处理器时间');
    else if (still >= idleLooks) giveUp('等待的时间');
  };
  const timer = setInterval(() => void look(), every);
  return () => clearInterval(timer);
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** @returns what the reader returns, or a refusal when it fails or takes more than its bounds */
export function readIsolated(
  kind: Isolated,
  bytes: Uint8Array,
  { limits = bounds, worker = idle.pop() ?? start(limits) }: { limits?: Bounds; worker?: Worker } = {},
): Promise<Reading> {
  worker.ref();
  return new Promise((resolve) => {
    const finish = (reading: Reading, reusable: boolean): void => {
      unwatch();
      worker.off('message', succeed).off('error', fail).off('exit', end);
      if (reusable) idle.push(worker);
      else void worker.terminate();
      // A thread that waits for work does not keep the program alive.
      worker.unref();
      resolve(reading);
    };
    const giveUp = (what: string): void => {
      const text = `读这份文件用完了给它的${what}，这一次没有读完，下次还会再试；若每次都这样，请另存为 DOCX 或网页后再收。`;
      finish(refused(kind, outOfResources, text), false);
    };
    const succeed = (reading: Reading): void => finish(reading, true);
    const fail = (error: unknown): void => {
      const text = '文件已损坏或不完整，无法读取；请重新下载，或用 Word、WPS 另存后再收。';
      if (isOutOfMemory(error)) giveUp('内存');
      else finish(refused(kind, 'damaged-file', text), false);
    };
    // Ended without a word: from outside, not by the document.
    const end = (): void => giveUp('资源');
    const unwatch = watch(worker, limits, giveUp);
    worker.on('message', succeed).on('error', fail).on('exit', end);
    worker.postMessage({ kind, bytes } satisfies Job);
  });
}
