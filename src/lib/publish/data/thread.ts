/** The far side of `threads.ts`. */
import { serveTasks } from '../../incremental/serve-tasks.ts';
import { perform, type Task, type Written } from './work.ts';

serveTasks<Task, Written[]>(perform);
