/** Renders pages as they come, in threads when there are many. */
import { threadLimits } from '../../core/thread-limits.ts';
import { WorkerPool } from '../../incremental/worker-pool.ts';
import { type Rendered, type RenderSettings, type RenderTask, renderPages } from './render-pages.ts';

/** Pages that are rendered at once. */
const batchSize = 16;
/** Batches that wait for a thread at most: views are held in memory. */
const depth = 3;
/** Fewer pages than this are rendered without threads, which would read all templates and vocabularies again. */
const worthThreads = 1000;

type Done = (task: RenderTask, file: Rendered) => void;

export class Renderer {
  readonly #settings: RenderSettings;
  readonly #limit: number;
  readonly #done: Done;
  readonly #pool: WorkerPool<readonly RenderTask[], readonly Rendered[]>;
  readonly #running = new Set<Promise<void>>();
  #waiting: RenderTask[] = [];
  #pages = 0;
  #error: unknown;

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
    const running = this.#pool
      .run(`/${tasks[0]?.path} … /${tasks.at(-1)?.path}`, () => tasks)
      .then((written) => this.#tell(tasks, written))
      .catch((error: unknown) => {
        this.#error ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
    while (this.#running.size >= this.#limit) await Promise.race(this.#running);
    if (this.#error) throw this.#error;
  }

  #tell(tasks: readonly RenderTask[], written: readonly Rendered[]): void {
    for (const [index, file] of written.entries()) {
      const task = tasks[index];
      if (task) this.#done(task, file);
    }
  }

  /** @throws what went wrong with a page */
  async finish(): Promise<void> {
    while (this.#waiting.length > 0) {
      const tasks = this.#waiting.splice(0, batchSize);
      if (this.#inThreads) await this.#give(tasks);
      else this.#tell(tasks, await renderPages(this.#settings, tasks));
    }
    await Promise.all(this.#running);
    if (this.#error) throw this.#error;
  }

  async end(): Promise<void> {
    await this.#pool.close();
    await Promise.all(this.#running);
  }
}
