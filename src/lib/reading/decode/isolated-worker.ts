import { parentPort } from 'node:worker_threads';
import type { Isolated, Job, Jobs, Results } from './isolate.ts';

/** Loaded on demand: each library takes longer to load than most documents take to read. */
const readers: { readonly [K in Isolated]: (job: Jobs[K]) => Promise<Results[K]> } = {
  pdf: async ({ bytes }) => (await import('./pdf/read-pdf.ts')).readPdf(bytes),
  page: async (job) => (await import('./ocr/scanned-page.ts')).scannedPage(job),
};

const read = (job: Job): Promise<Results[Isolated]> =>
  job.kind === 'pdf' ? readers.pdf(job) : readers.page(job);

parentPort?.on('message', (job: Job) => {
  read(job).then(
    (result) => parentPort?.postMessage(result),
    // Ends the thread: after a failure its libraries are in no known state.
    (error: unknown) =>
      queueMicrotask(() => {
        throw error;
      }),
  );
});
