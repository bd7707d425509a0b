/** One task of the build, in whatever thread. */
import { makeGroup } from './group-files.ts';
import type { GroupTask, UnitTask } from './tasks.ts';
import { makeUnit } from './unit.ts';

export type WorkerTask = UnitTask | GroupTask;

/** @param tell is called with the number of reports that are done */
export async function perform(task: WorkerTask, tell: (done: number) => void): Promise<void> {
  if (task.kind === 'unit') await makeUnit(task, tell);
  else await makeGroup(task, tell);
}
