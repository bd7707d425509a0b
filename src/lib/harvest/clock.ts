/** Time as the harvest needs it, so that tests need not wait. */
import { setTimeout as wait } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits so many milliseconds before the next request. */
  sleep(ms: number): Promise<void>;
  /** Calls back once so many milliseconds have gone while a request was under way. @returns ends the watch */
  deadline(ms: number, late: () => void): () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms) => wait(ms),
  deadline(ms, late) {
    const timer = setTimeout(late, ms);
    return () => clearTimeout(timer);
  },
};

/** Calendar day, ISO 8601, in the archive's own time: UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
