/** The far side of `renderer.ts`: pages come in batches, are rendered and written. */
import { workerData } from 'node:worker_threads';
import { serveTasks } from '../../incremental/serve-tasks.ts';
import {
  type Rendered,
  type RenderSettings,
  type RenderTask,
  renderPages,
  type Unrendered,
} from './render-pages.ts';

serveTasks<readonly RenderTask[], readonly (Rendered | Unrendered)[]>((tasks) =>
  renderPages(workerData as RenderSettings, tasks),
);
