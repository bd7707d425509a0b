/**
 * Writes the pages and plain files of a site. What would come out as it stands in the last build is taken over; the
 * rest is rendered, in threads when there is much of it. The result depends on the views and the templates alone.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadLimits } from '../../core/thread-limits.ts';
import type { MadeFile } from '../../incremental/output/build-manifest.ts';
import { replaceOutput } from '../../incremental/output/output-file.ts';
import type { StagingDir } from '../../incremental/output/staging-dir.ts';
import type { Page, PlainFile } from '../../site/views/page.ts';
import type { Bundle } from './bundle.ts';
import { type Rendered, type RenderSettings, type RenderTask, renderPages } from './render-pages.ts';
import type { RenderAnswer } from './render-thread.ts';

export interface ExportOptions {
  readonly bundle: Bundle;
  readonly folder: StagingDir;
  /** Path that the site is served under. */
  readonly base: string;
  readonly threads: number;
  /** Called after each file with whether it was taken over. */
  readonly onFile?: (cached: boolean) => void;
}

/** Pages that are rendered at once. */
const batchSize = 16;
/** Batches that wait for a thread at most: views are held in memory. */
const depth = 3;
/** Fewer pages than this are rendered without threads, which would read all templates and vocabularies again. */
const worthThreads = 1000;

const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** @returns path of the file that a host serves for a page */
export const fileOf = (path: string): string =>
  path === '' || path.endsWith('/') ? `${path}index.html` : path;

type Done = (task: RenderTask, file: Rendered) => void;

/** Renders pages as they come, in threads when there are many. */
class Renderer {
  readonly #settings: RenderSettings;
  readonly #limit: number;
  readonly #done: Done;
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #running = new Set<Promise<void>>();
  #waiting: RenderTask[] = [];
  #pages = 0;
  #error: unknown;

  constructor(settings: RenderSettings, limit: number, done: Done) {
    this.#settings = settings;
    this.#limit = limit;
    this.#done = done;
  }

  get #inThreads(): boolean {
    return this.#pages >= worthThreads;
  }

  #worker(): Worker | undefined {
    if (this.#idle.length === 0 && this.#all.length < this.#limit) {
      const worker = new Worker(new URL('./render-thread.ts', import.meta.url), {
        workerData: this.#settings,
        resourceLimits: threadLimits,
      });
      this.#all.push(worker);
      this.#idle.push(worker);
    }
    return this.#idle.pop();
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
    const running = this.#run(tasks)
      .catch((error: unknown) => {
        this.#error ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
    while (this.#running.size >= this.#limit * depth) await Promise.race(this.#running);
    if (this.#error) throw this.#error;
  }

  async #run(tasks: readonly RenderTask[]): Promise<void> {
    let worker = this.#worker();
    for (; !worker; worker = this.#worker()) await Promise.race(this.#running);
    const answer = await ask(worker, tasks);
    this.#idle.push(worker);
    if ('error' in answer) throw new Error(answer.error);
    this.#tell(tasks, answer.written);
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
    await Promise.all(this.#running);
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }
}

function ask(worker: Worker, tasks: readonly RenderTask[]): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    worker.removeAllListeners();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(tasks);
  });
}

/** @throws Error naming the page when a template fails */
export async function exportPages(pages: Iterable<Page>, options: ExportOptions): Promise<MadeFile[]> {
  const { bundle, folder, threads, onFile } = options;
  const base = `/${options.base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
  const made: MadeFile[] = [];
  const keys = new Map<string, string>();
  const settings = { entry: bundle.entry.href, outDir: folder.dir, base };
  const renderer = new Renderer(settings, threads, ({ file }, written) => {
    made.push({ path: file, key: keys.get(file) ?? '', ...written });
    keys.delete(file);
    onFile?.(false);
  });
  try {
    for (const page of pages) {
      const file = fileOf(page.path);
      const own = page.key?.() ?? JSON.stringify(page.view());
      const key = sha256(`${bundle.key} ${page.path} ${own}`).slice(0, 32);
      const known = folder.take(file, key);
      if (known) {
        made.push(known);
        onFile?.(true);
        continue;
      }
      keys.set(file, key);
      const view = page.key ? JSON.stringify(page.view()) : own;
      const version = sha256(view).slice(0, 16);
      await renderer.add({ path: page.template ?? page.path, file, view, version });
    }
    await renderer.finish();
  } finally {
    await renderer.end();
  }
  return made;
}

export async function exportFiles(
  files: Iterable<PlainFile>,
  { folder, onFile }: Pick<ExportOptions, 'folder' | 'onFile'>,
): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  for (const file of files) {
    const { path } = file;
    const key = sha256(file.key()).slice(0, 32);
    const known = folder.take(path, key);
    if (known) {
      made.push(known);
      onFile?.(true);
      continue;
    }
    const bytes = Buffer.from(await file.bytes());
    replaceOutput(join(folder.dir, path), bytes);
    made.push({ path, key, bytes: bytes.length, sha256: sha256(bytes) });
    onFile?.(false);
  }
  return made;
}
