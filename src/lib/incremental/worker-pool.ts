/**
 * Worker threads for the stages of a build: a task goes to the thread with the fewest at hand, its answer is the
 * result of `run`. A thread that throws, runs out of memory or exits rejects what it was doing with the name of the
 * task, and is replaced when there is more to do, so that nothing ever waits for an answer that cannot come.
 */
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Answer, Question } from './serve-tasks.ts';

export interface PoolOptions {
  /** What the stage is called in messages. */
  readonly name: string;
  /** Module that calls `serveTasks`. */
  readonly module: URL;
  /** Most threads at once; they are started as tasks come. */
  readonly threads: number;
  /** Tasks that a thread has at hand, so that it need not wait for the next; 1 when left out. */
  readonly depth?: number;
  /** Of each thread. */
  readonly resourceLimits?: ResourceLimits;
  readonly workerData?: unknown;
}

/** The thread that had a task ended before it answered. */
export class ThreadEnded extends Error {}

interface Waiting<Task, Result, Progress> {
  /** Names the task in messages. */
  readonly label: string;
  readonly make: () => Task;
  readonly onProgress: (progress: Progress) => void;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread<Task, Result, Progress> {
  readonly worker: Worker;
  readonly atHand: Map<number, Waiting<Task, Result, Progress>>;
}

export class WorkerPool<Task, Result, Progress = never> {
  readonly #options: PoolOptions;
  readonly #threads = new Set<Thread<Task, Result, Progress>>();
  readonly #queue: Waiting<Task, Result, Progress>[] = [];
  #asked = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * @param label names the task in messages, such as its file
   * @param make gives the task when a thread is free for it, so that what waits holds no memory
   * @throws what the task throws, or ThreadEnded
   */
  run(label: string, make: () => Task, onProgress: (progress: Progress) => void = () => {}): Promise<Result> {
    if (this.#closed) return Promise.reject(this.#notBegun(label));
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#queue.push({ label, make, onProgress, resolve, reject });
    this.#assign();
    return promise;
  }

  /** Ends all threads; what has not been answered is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { label, reject } of this.#queue.splice(0)) reject(this.#notBegun(label));
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #notBegun(label: string): ThreadEnded {
    return new ThreadEnded(`${this.#options.name}: ended before ${label}`);
  }

  #assign(): void {
    for (let thread = this.#free(); thread && this.#queue.length > 0; thread = this.#free()) {
      const task = this.#queue.shift() as Waiting<Task, Result, Progress>;
      const number = this.#asked++;
      thread.atHand.set(number, task);
      try {
        thread.worker.postMessage({ number, task: task.make() } satisfies Question<Task>);
      } catch (error) {
        thread.atHand.delete(number);
        task.reject(error);
      }
    }
  }

  /** An idle thread, a new one while there are too few, or the one that has least to do. */
  #free(): Thread<Task, Result, Progress> | undefined {
    const { threads, depth = 1 } = this.#options;
    const [least] = [...this.#threads].sort((a, b) => a.atHand.size - b.atHand.size);
    if (least && (least.atHand.size === 0 || this.#threads.size >= threads))
      return least.atHand.size < depth ? least : undefined;
    return this.#queue.length > 0 ? this.#start() : undefined;
  }

  #start(): Thread<Task, Result, Progress> {
    const { module, resourceLimits, workerData } = this.#options;
    const worker = new Worker(module, { workerData, ...(resourceLimits && { resourceLimits }) });
    const thread = { worker, atHand: new Map<number, Waiting<Task, Result, Progress>>() };
    this.#threads.add(thread);
    worker.on('message', (answer: Answer<Result, Progress>) => this.#take(thread, answer));
    worker.on('messageerror', (error) => this.#ended(thread, error));
    worker.on('error', (error) => this.#ended(thread, error));
    worker.on('exit', (code) => this.#ended(thread, new Error(`exit code ${code}`)));
    return thread;
  }

  #take(thread: Thread<Task, Result, Progress>, answer: Answer<Result, Progress>): void {
    const task = thread.atHand.get(answer.number);
    if ('progress' in answer) {
      task?.onProgress(answer.progress);
      return;
    }
    thread.atHand.delete(answer.number);
    if ('error' in answer) task?.reject(answer.error);
    else task?.resolve(answer.result);
    this.#assign();
  }

  /** Comes twice for a thread that failed: with its error, then with its exit. */
  #ended(thread: Thread<Task, Result, Progress>, error: unknown): void {
    this.#threads.delete(thread);
    for (const { label, reject } of thread.atHand.values()) {
      const message = `${this.#options.name}: the thread ended at ${label}: ${(error as Error).message}`;
      reject(new ThreadEnded(message, { cause: error }));
    }
    thread.atHand.clear();
    void thread.worker.terminate();
    this.#assign();
  }
}
