/** A thread of the search build. */
import { serveTasks } from '../../incremental/serve-tasks.ts';
import { perform, type WorkerTask } from './perform.ts';

serveTasks<WorkerTask, void, number>(perform);
