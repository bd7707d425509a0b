/**
 * Runs readers that rely on a library without limits of its own in a thread of their own, so that a broken file
 * can neither hang the program nor take all its memory.
 */
import { Worker } from 'node:worker_threads';
import { type Reading, refused } from './reading.ts';

export type Isolated = 'doc' | 'pdf';

export interface Job {
  readonly kind: Isolated;
  readonly bytes: Uint8Array;
}

const maxMilliseconds = 8000;
const maxHeapMegabytes = 512;

/** Threads that wait for work: loading the libraries takes longer than reading most documents. */
const idle: Worker[] = [];

function start(): Worker {
  const worker = new Worker(new URL('./isolated-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
    // What the libraries print about a broken file is no output of the program. Nobody reads it: reading
    // would keep the program alive as long as the thread waits.
    stdout: true,
    stderr: true,
  });
  // One that is given up may still report its end.
  worker.on('error', () => {});
  return worker;
}

/** @returns what the reader returns, or a refusal when it fails or runs out of time or memory */
export function readIsolated(kind: Isolated, bytes: Uint8Array): Promise<Reading> {
  const worker = idle.pop() ?? start();
  worker.ref();
  return new Promise((resolve) => {
    const finish = (reading: Reading, reusable: boolean): void => {
      clearTimeout(timer);
      worker.off('message', succeed).off('error', fail).off('exit', fail);
      if (reusable) idle.push(worker);
      else void worker.terminate();
      // A thread that waits for work does not keep the program alive.
      worker.unref();
      resolve(reading);
    };
    const succeed = (reading: Reading): void => finish(reading, true);
    const fail = (): void => {
      const text = '文件已损坏或不完整，无法读取；请重新下载，或用 Word、WPS 另存后再收。';
      finish(refused(kind, 'damaged-file', text), false);
    };
    const timer = setTimeout(() => {
      const text = '文件在限定时间内读不完，可能已损坏；请重新下载，或另存为 DOCX、网页后再收。';
      finish(refused(kind, 'too-complex', text), false);
    }, maxMilliseconds);
    worker.on('message', succeed).on('error', fail).on('exit', fail);
    worker.postMessage({ kind, bytes } satisfies Job);
  });
}
