/**
 * Renders pages as they come, in threads when there are many. A page of a single report that fails is told in the end,
 * together with all others, so that they can be left out.
 */
import { faultyReport, pathFault } from '../../core/report-fault.ts';
import { threadLimits } from '../../core/thread-limits.ts';
import { ThreadEnded, WorkerPool } from '../../incremental/worker-pool.ts';
import {
  type Rendered,
  type RenderSettings,
  type RenderTask,
  renderPages,
  type Unrendered,
} from './render-pages.ts';

/** Pages that are rendered at once. */
const batchSize = 16;
/** Batches that wait for a thread at most: views are held in memory. */
const depth = 3;
/** Fewer pages than this are rendered without threads, which would read all templates and vocabularies again. */
const worthThreads = 1000;

type Outcome = Rendered | Unrendered;
type Done = (task: RenderTask, file: Rendered) => void;

export class Renderer {
  readonly #settings: RenderSettings;
  readonly #limit: number;
  readonly #done: Done;
  readonly #pool: WorkerPool<readonly RenderTask[], readonly Outcome[]>;
  readonly #running = new Set<Promise<void>>();
  #waiting: RenderTask[] = [];
  #pages = 0;
  #isEnding = false;
  #error: unknown;
  readonly #faults: Error[] = [];

  constructor(settings: RenderSettings, threads: number, done: Done) {
    this.#settings = settings;
    this.#limit = threads * depth;
    this.#done = done;
    this.#pool = new WorkerPool({
      name: 'pages',
      module: new URL('./render-thread.ts', import.meta.url),
      threads,
      workerData: settings,
      resourceLimits: threadLimits,
    });
  }

  get #inThreads(): boolean {
    return this.#pages >= worthThreads;
  }

  /**
   * Resolves when the page has been handed over, which takes until a thread is free when many wait.
   * @throws what went wrong with an earlier page
   */
  async add(task: RenderTask): Promise<void> {
    this.#pages += 1;
    this.#waiting.push(task);
    while (this.#inThreads && this.#waiting.length >= batchSize)
      await this.#give(this.#waiting.splice(0, batchSize));
  }

  async #give(tasks: readonly RenderTask[]): Promise<void> {
    const running = this.#ask(tasks)
      .then((written) => this.#tell(tasks, written))
      .catch((error: unknown) => {
        this.#error ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
    while (this.#running.size >= this.#limit) await Promise.race(this.#running);
    if (this.#error) throw this.#error;
  }

  /** When a thread dies, its pages are rendered again one by one, so that only the one that killed it fails. */
  async #ask(tasks: readonly RenderTask[]): Promise<readonly Outcome[]> {
    const [{ path }, ...more] = tasks as readonly [RenderTask, ...RenderTask[]];
    try {
      return await this.#pool.run(`/${path} … /${tasks.at(-1)?.path}`, () => tasks);
    } catch (error) {
      if (!(error instanceof ThreadEnded) || this.#isEnding) throw error;
      const fault = pathFault(path, error) as Error;
      if (more.length === 0 && faultyReport(fault) !== null) return [{ fault: fault.message }];
      if (more.length === 0) throw error;
      const alone: Outcome[] = [];
      for (const task of tasks) alone.push(...(await this.#ask([task])));
      return alone;
    }
  }

  #tell(tasks: readonly RenderTask[], written: readonly Outcome[]): void {
    for (const [index, file] of written.entries()) {
      const task = tasks[index];
      if ('fault' in file) this.#faults.push(new Error(file.fault));
      else if (task) this.#done(task, file);
    }
  }

  /**
   * @returns faults of reports whose pages could not be made
   * @throws what went wrong with another page
   */
  async finish(): Promise<readonly Error[]> {
    while (this.#waiting.length > 0) {
      const tasks = this.#waiting.splice(0, batchSize);
      if (this.#inThreads) await this.#give(tasks);
      else this.#tell(tasks, await renderPages(this.#settings, tasks));
    }
    await Promise.all(this.#running);
    if (this.#error) throw this.#error;
    return this.#faults;
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#pool.close();
    await Promise.all(this.#running);
  }
}
