/**
 * Runs readers that rely on a library without limits of its own in a thread of their own, so that a broken file
 * can neither hang the program nor take all its memory. What is asked of them is bounded by work (pages, characters,
 * dots, see the readers); the bounds here are a last resort. They count what the thread uses, never the clock: a busy
 * machine reads what an idle one does.
 */
import { Worker } from 'node:worker_threads';
import type { DrawnSheet, SheetJob } from './draw/sheet-job.ts';
import type { PageJob, ScannedPage } from './ocr/scan-job.ts';
import type { Unlettered } from './pdf/read-pdf.ts';
import { type Reading, refused } from './reading.ts';

/** What is asked of a thread, by the kind of reader. */
export interface Jobs {
  readonly pdf: { readonly bytes: Uint8Array };
  readonly page: PageJob;
  readonly sheet: SheetJob;
}

/** What it gives; a reader refuses a document by a reading without blocks. */
export interface Results {
  readonly pdf: Reading | Unlettered;
  readonly page: Reading | ScannedPage;
  readonly sheet: Reading | DrawnSheet;
}

export type Isolated = keyof Jobs;

export type Job = { readonly [K in Isolated]: { readonly kind: K } & Jobs[K] }[Isolated];

/** Last bounds on one job. */
export interface Bounds {
  /** Milliseconds of processor time; the most that a reader accepts to do takes about ten seconds. */
  readonly cpu: number;
  readonly heapMegabytes: number;
  /** Looks at a thread in a row at which it had done nothing: it waits for what will never come. */
  readonly idleLooks: number;
  /** Milliseconds between two looks. */
  readonly every: number;
}

const usual = { heapMegabytes: 512, idleLooks: 300, every: 1000 };

/** The fullest page of a scan, with the loading of its models, takes twenty seconds. */
const bounds: Readonly<Record<Isolated, Bounds>> = {
  pdf: { ...usual, cpu: 60_000 },
  page: { ...usual, cpu: 120_000 },
  sheet: { ...usual, cpu: 60_000 },
};

/** Name of the refusal that tells of this run and not of the document: it is never remembered. */
export const outOfResources = 'out-of-resources';

/** Threads that wait for work: loading the libraries takes longer than reading most documents. */
const idle: Readonly<Record<Isolated, Worker[]>> = { pdf: [], page: [], sheet: [] };

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
export function readIsolated<K extends Isolated>(
  kind: K,
  job: Jobs[K],
  {
    limits = bounds[kind],
    worker = idle[kind].pop() ?? start(limits),
  }: { limits?: Bounds; worker?: Worker } = {},
): Promise<Results[K]> {
  worker.ref();
  return new Promise((resolve) => {
    const finish = (result: Results[K], reusable: boolean): void => {
      unwatch();
      worker.off('message', succeed).off('error', fail).off('exit', end);
      if (reusable) idle[kind].push(worker);
      else void worker.terminate();
      // A thread that waits for work does not keep the program alive.
      worker.unref();
      resolve(result);
    };
    const refuse = (slug: string, text: string): void => finish(refused('pdf', slug, text), false);
    const giveUp = (what: string): void => {
      const text = `读这份文件用完了给它的${what}，这一次没有读完，下次还会再试；若每次都这样，请另存为 DOCX 或网页后再收。`;
      refuse(outOfResources, text);
    };
    const succeed = (result: Results[K]): void => finish(result, true);
    const fail = (error: unknown): void => {
      const text = '文件已损坏或不完整，无法读取；请重新下载，或用 Word、WPS 另存后再收。';
      if (isOutOfMemory(error)) giveUp('内存');
      else refuse('damaged-file', text);
    };
    // Ended without a word: from outside, not by the document.
    const end = (): void => giveUp('资源');
    const unwatch = watch(worker, limits, giveUp);
    worker.on('message', succeed).on('error', fail).on('exit', end);
    worker.postMessage({ kind, ...job });
  });
}
