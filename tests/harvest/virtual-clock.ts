/**
 * A clock that need not be waited for. Sleepers are woken in order as soon as no request is under way; time passes
 * within a request only where the host that is being asked says so.
 */
import type { Clock } from '../../src/lib/harvest/clock.ts';

interface Deadline {
  readonly at: number;
  readonly late: () => void;
}

export class VirtualClock implements Clock {
  #now: number;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  readonly #underWay = new Set<Deadline>();
  /** Requests whose host keeps them waiting. */
  #stalled: number[] = [];

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now = (): number => this.#now;

  /** The next day and the days after it; not while anything is under way. */
  setDay(day: string): void {
    this.#now = Math.max(this.#now, Date.parse(`${day}T08:00:00Z`));
  }

  sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#sleepers.push({ at: this.#now + ms, wake });
      this.#later();
    });

  deadline = (ms: number, late: () => void): (() => void) => {
    const deadline = { at: this.#now + ms, late };
    this.#underWay.add(deadline);
    return () => {
      this.#underWay.delete(deadline);
      this.#later();
    };
  };

  /** A host lets so much time go by; it does when all others have answered. */
  stall(ms: number): void {
    this.#stalled.push(ms);
    this.#later();
  }

  #later(): void {
    setImmediate(() => this.#settle());
  }

  #settle(): void {
    if (this.#underWay.size > 0) {
      if (this.#stalled.length < this.#underWay.size) return;
      this.#now += Math.max(...this.#stalled);
      this.#stalled = [];
      for (const deadline of this.#underWay) if (deadline.at <= this.#now) deadline.late();
      return;
    }
    const [next] = this.#sleepers.sort((a, b) => a.at - b.at).splice(0, 1);
    if (next === undefined) return;
    this.#now = Math.max(this.#now, next.at);
    next.wake();
    this.#later();
  }
}
