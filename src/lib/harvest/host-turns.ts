/** Requests to one host follow each other, never two at once and never faster than allowed. */
import type { Clock } from './clock.ts';

/** Milliseconds from the beginning of one request to that of the next. */
export const interval = 1000;

/** Longest that a host is waited for; what it asks for beyond that is left for another day. */
export const longestWait = 600_000;

/** So many addresses in a row without an answer, and the host is left alone for the rest of the run. */
const mostSilent = 5;

export class HostTurns {
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  /** No request before. */
  #from = 0;
  #silent = 0;
  /** Milliseconds, at least `interval`. */
  #interval = interval;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A longer pause that the host's robots.txt asks for. @param seconds of its `Crawl-delay` */
  slowTo(seconds: number): void {
    if (seconds * 1000 > this.#interval) this.#interval = seconds * 1000;
  }

  /** Nothing is asked for so many milliseconds. */
  pause(ms: number): void {
    this.#from = Math.max(this.#from, this.#clock.now() + ms);
  }

  /** @returns why the host is not asked any more in this run, null when it is */
  closed(): string | null {
    if (this.#silent >= mostSilent) return `${mostSilent} 个网址接连没有应答，这次不再取这一主机`;
    const wait = Math.max(this.#from - this.#clock.now(), this.#interval);
    return wait > longestWait ? `主机要求 ${Math.ceil(wait / 60_000)} 分钟后再取` : null;
  }

  /** Counts addresses that gave no answer at all. */
  told(hasAnswered: boolean): void {
    this.#silent = hasAnswered ? 0 : this.#silent + 1;
  }

  /** Runs one request when its turn has come. */
  take<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      const wait = this.#from - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait);
      this.#from = this.#clock.now() + this.#interval;
      return run();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
