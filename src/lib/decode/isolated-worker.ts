import { parentPort, workerData } from 'node:worker_threads';
import type { Isolated, Job } from './isolate.ts';
import type { Reading } from './reading.ts';

/** Loaded on demand: each library takes longer to load than most documents take to read. */
const readers: Readonly<Record<Isolated, (bytes: Uint8Array) => Promise<Reading>>> = {
  doc: async (bytes) => (await import('./word/read-doc.ts')).readDoc(bytes),
  pdf: async (bytes) => (await import('./pdf/read-pdf.ts')).readPdf(bytes),
};

const { kind, bytes } = workerData as Job;
parentPort?.postMessage(await readers[kind](bytes));
