/**
 * Runs a reader that relies on a library without limits of its own in a thread of its own, so that a broken file
 * can neither hang the program nor take all its memory.
 */
import { Worker } from 'node:worker_threads';
import type { SourceFormat } from '../schema.ts';
import { type Reading, refused } from './reading.ts';

export type Isolated = 'doc' | 'pdf';

export interface Job {
  readonly kind: Isolated;
  readonly bytes: Uint8Array;
}

const maxMilliseconds = 8000;
const maxHeapMegabytes = 512;

/** @returns what the reader returns, or a refusal when it runs out of time or memory */
export function readIsolated(kind: Isolated, bytes: Uint8Array): Promise<Reading> {
  const format: SourceFormat = kind;
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./isolated-worker.ts', import.meta.url), {
      workerData: { kind, bytes } satisfies Job,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
      stdout: true,
      stderr: true,
    });
    const finish = (reading: Reading): void => {
      clearTimeout(timer);
      resolve(reading);
      void worker.terminate();
    };
    const timer = setTimeout(() => {
      finish(
        refused(
          format,
          'too-complex',
          '文件在限定时间内读不完,可能已损坏;请重新下载,或另存为 DOCX、网页后再收。',
        ),
      );
    }, maxMilliseconds);
    worker.once('message', finish);
    worker.once('error', () => {
      finish(
        refused(format, 'damaged-file', '文件已损坏或不完整,无法读取;请重新下载,或用 Word、WPS 另存后再收。'),
      );
    });
  });
}
