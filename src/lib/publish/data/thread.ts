/** The far side of `threads.ts`. */
import { parentPort } from 'node:worker_threads';
import { perform, type Task } from './work.ts';

parentPort?.on('message', (task: Task) => parentPort?.postMessage(perform(task)));
