/**
 * Writes the pages and plain files of a site. What would come out as it stands in the last build is taken over; the
 * rest is rendered in threads. The result depends on the views and the templates alone.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MadeFile } from '../lib/output/ledger.ts';
import { writeAnew } from '../lib/output/replace.ts';
import type { SideFolder } from '../lib/output/side-folder.ts';
import type { Page, PlainFile } from '../lib/pages/page.ts';
import type { Bundle } from './bundle.ts';
import type { RenderAnswer, Rendered, RenderSettings, RenderTask } from './render-thread.ts';

export interface ExportOptions {
  readonly bundle: Bundle;
  readonly folder: SideFolder;
  /** Path that the site is served under. */
  readonly base: string;
  readonly threads: number;
  /** Called after each file with whether it was taken over. */
  readonly onFile?: (cached: boolean) => void;
}

/** Pages that a thread gets at once. */
const batchSize = 16;
/** Pages that wait for a thread at most: views are held in memory. */
const depth = 3;
/** Fewer pages than this are rendered by one thread: a second one reads all templates and vocabularies again. */
const worthThreads = 1000;

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** @returns path of the file that a host serves for a page */
export const fileOf = (path: string): string =>
  path === '' || path.endsWith('/') ? `${path}index.html` : path;

type Done = (task: RenderTask, file: Rendered) => void;

/** Threads that start when there is enough for them to do. */
class Renderer {
  readonly #settings: RenderSettings;
  readonly #limit: number;
  readonly #idle: Worker[] = [];
  readonly #all: Worker[] = [];
  readonly #running = new Set<Promise<void>>();
  #pages = 0;
  #error: unknown;

  constructor(settings: RenderSettings, limit: number) {
    this.#settings = settings;
    this.#limit = limit;
  }

  #worker(): Worker | undefined {
    const wanted = this.#pages > worthThreads ? this.#limit : 1;
    if (this.#idle.length === 0 && this.#all.length < wanted) {
      const worker = new Worker(new URL('./render-thread.ts', import.meta.url), {
        workerData: this.#settings,
        resourceLimits: { maxOldGenerationSizeMb: 512 },
      });
      this.#all.push(worker);
      this.#idle.push(worker);
    }
    return this.#idle.pop();
  }

  /**
   * Resolves when the batch has been handed over, which takes until a thread is free when many batches wait.
   * @throws what went wrong in an earlier batch
   */
  async give(tasks: readonly RenderTask[], done: Done): Promise<void> {
    this.#pages += tasks.length;
    const running = this.#run(tasks, done)
      .catch((error: unknown) => {
        this.#error ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
    while (this.#running.size >= this.#limit * depth) await Promise.race(this.#running);
    if (this.#error) throw this.#error;
  }

  async #run(tasks: readonly RenderTask[], done: Done): Promise<void> {
    let worker = this.#worker();
    for (; !worker; worker = this.#worker()) await Promise.race(this.#running);
    const answer = await ask(worker, tasks);
    this.#idle.push(worker);
    if ('error' in answer) throw new Error(answer.error);
    for (const [index, file] of answer.written.entries()) {
      const task = tasks[index];
      if (task) done(task, file);
    }
  }

  async finish(): Promise<void> {
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
  const renderer = new Renderer({ entry: bundle.entry.href, outDir: folder.dir, base }, threads);
  const made: MadeFile[] = [];
  const keys = new Map<string, string>();
  let batch: RenderTask[] = [];
  const flush = async (): Promise<void> => {
    const tasks = batch;
    batch = [];
    await renderer.give(tasks, ({ file }, written) => {
      made.push({ path: file, key: keys.get(file) ?? '', ...written });
      keys.delete(file);
      onFile?.(false);
    });
  };
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
      batch.push({ path: page.template ?? page.path, file, view, version });
      if (batch.length === batchSize) await flush();
    }
    if (batch.length > 0) await flush();
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
    writeAnew(join(folder.dir, path), bytes);
    made.push({ path, key, bytes: bytes.length, sha256: sha256(bytes) });
    onFile?.(false);
  }
  return made;
}
