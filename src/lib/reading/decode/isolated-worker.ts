import { parentPort } from 'node:worker_threads';
import type { Isolated, Job, Jobs, Results } from './isolate.ts';

/** Loaded on demand: each library takes longer to load than most documents take to read. */
const readers: { readonly [K in Isolated]: (job: Jobs[K]) => Promise<Results[K]> } = {
  pdf: async ({ bytes }) => (await import('./pdf/read-pdf.ts')).readPdf(bytes),
  page: async (job) => (await import('./ocr/scanned-page.ts')).scannedPage(job),
  sheet: async (job) => (await import('./draw/draw-sheet.ts')).drawSheet(job),
};

function read(job: Job): Promise<Results[Isolated]> {
  if (job.kind === 'pdf') return readers.pdf(job);
  return job.kind === 'page' ? readers.page(job) : readers.sheet(job);
}

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
