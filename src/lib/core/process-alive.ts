/** Whether a process on this machine is still the one that it was: numbers of processes are given again. */
import { readFileSync } from 'node:fs';

/** When a process began, in ticks since the machine did; null where the system does not say. */
export function processStart(pid: number): string | null {
  try {
    // The name of the program stands in parentheses and may hold spaces; field 22 is the 20th after it.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** @param start what `processStart` said of it; null when it is not known */
export function isAlive(pid: number, start: string | null = null): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is such a process, of another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === null || processStart(pid) === start;
}
