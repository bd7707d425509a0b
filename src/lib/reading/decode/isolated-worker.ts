import { parentPort } from 'node:worker_threads';
import type { Isolated, Job } from './isolate.ts';
import type { Reading } from './reading.ts';

/** Loaded on demand: each library takes longer to load than most documents take to read. */
const readers: Readonly<Record<Isolated, (bytes: Uint8Array) => Promise<Reading>>> = {
  pdf: async (bytes) => (await import('./pdf/read-pdf.ts')).readPdf(bytes),
};

parentPort?.on('message', ({ kind, bytes }: Job) => {
  readers[kind](bytes).then(
    (reading) => parentPort?.postMessage(reading),
    // Ends the thread: after a failure its libraries are in no known state.
    (error: unknown) =>
      queueMicrotask(() => {
        throw error;
      }),
  );
});
