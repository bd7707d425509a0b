/** The far side of `export.ts`: pages come in batches, are rendered and written. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Rendered, type RenderSettings, type RenderTask, renderPages } from './render-pages.ts';

export type RenderAnswer = { readonly written: readonly Rendered[] } | { readonly error: string };

parentPort?.on('message', async (tasks: readonly RenderTask[]) => {
  const answer: RenderAnswer = await renderPages(workerData as RenderSettings, tasks).then(
    (written) => ({ written }),
    (error: Error) => ({ error: error.message }),
  );
  parentPort?.postMessage(answer);
});
