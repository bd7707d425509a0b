/**
 * Long work shows a bar on a terminal and a plain line now and then elsewhere (a log, CI, a pipe). All of it
 * goes to standard error, so that standard output holds nothing but results.
 */
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressOptions {
  /** What is being done, such as `ingest`. */
  readonly title: string;
  /** Number of steps to come. */
  readonly total: number;
  /** Defaults to standard error. */
  readonly stream?: ProgressStream;
}

/** What progress needs of a stream: a terminal, a pipe or a test's own. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

export interface Progress {
  /** `count` more steps are done; `note` tells which, such as a file name. */
  step(count?: number, note?: string): void;
  /** The work has ended; `summary` replaces the plain closing line. */
  done(summary?: string): void;
}

/** A plain line at most this often, in milliseconds, so that a log of 10,000 reports stays readable. */
const lineInterval = 5000;

/** @returns two functions to call as the work goes on; the first output comes at once */
export function createProgress({ title, total, stream = process.stderr }: ProgressOptions): Progress {
  return stream.isTTY ? bar(title, total, stream) : lines(title, total, stream);
}

function bar(title: string, total: number, stream: ProgressStream): Progress {
  const format = `${title} {bar} {value}/{total} · {rate} · {note}`;
  // Nothing of the terminal is changed, so nothing must be put back when Ctrl-C ends the program in between;
  // the library's own way to put it back would swallow the signal.
  const untouched = { hideCursor: false, linewrap: true, gracefulExit: false };
  const shown = new SingleBar({ format, stream, clearOnComplete: true, ...untouched }, Presets.shades_grey);
  const start = Date.now();
  let steps = 0;
  shown.start(total, 0, { note: '', rate: '' });
  return {
    step: (count = 1, note = '') => {
      steps += count;
      shown.update(steps, { note, rate: rateOf(steps, total, Date.now() - start) });
    },
    done: (summary) => {
      shown.stop();
      stream.write(`${summary ?? `${title}: ${steps} of ${total} done`}\n`);
    },
  };
}

/** How fast it goes and how long it will take, such as `12/s, 1 min 5 s left`. */
function rateOf(steps: number, total: number, milliseconds: number): string {
  const perSecond = steps / Math.max(0.001, milliseconds / 1000);
  const left = Math.ceil(Math.max(0, total - steps) / perSecond);
  const minutes = Math.floor(left / 60);
  const time = minutes > 0 ? `${minutes} min ${left % 60} s` : `${left} s`;
  return `${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s, ${time} left`;
}

function lines(title: string, total: number, stream: ProgressStream): Progress {
  let steps = 0;
  let last = Date.now();
  const start = last;
  stream.write(`${title}: ${total} to do\n`);
  return {
    step: (count = 1, note = '') => {
      steps += count;
      if (Date.now() - last < lineInterval) return;
      last = Date.now();
      const rate = rateOf(steps, total, last - start);
      stream.write(`${title}: ${steps}/${total}, ${rate} ${note}`.trimEnd().concat('\n'));
    },
    done: (summary) => {
      stream.write(`${summary ?? `${title}: ${steps} of ${total} done`}\n`);
    },
  };
}
