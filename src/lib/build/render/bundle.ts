/** The templates of the site as a module that renders them, built again only when their code changed. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tasksDir } from '../../core/files.ts';
import type { FileIndex } from '../../incremental/file-index.ts';
import { keepNewest } from '../../incremental/output/keep-newest.ts';
import { type Task, TaskStore } from '../../incremental/task-store.ts';
import { listFiles } from '../../publish/hosting/files.ts';

export interface Bundle {
  /** Changes with whatever may change a page besides its view: templates, code, words, settings. */
  readonly key: string;
  /** Module with `render`, see entry.ts. */
  readonly entry: URL;
  /** Folder of styles, scripts and public files as the site serves them. */
  readonly clientDir: string;
  /** True when it was there already. */
  readonly cached: boolean;
}

export interface BundleOptions {
  readonly root: string;
  readonly files: FileIndex;
  readonly base: string;
  readonly address: string | null;
}

/** Everything that templates are made of or read; tests are not, documentation is a view. */
const sources = ['src', 'public', 'content/vocab'];
const single = ['astro.config.mjs', 'package-lock.json', 'package.json', 'tsconfig.json'];

/** Bundles that stay: those of the last few settings and states of the code. */
const kept = 4;

function inputsOf({ root, files, base, address }: BundleOptions): string[] {
  const paths = sources.flatMap((folder) => listFiles(join(root, folder)).map((path) => `${folder}/${path}`));
  const read = [...paths, ...single].filter((path) => !path.endsWith('.test.ts'));
  return [base, address ?? '', ...read.map((path) => `${files.hash(join(root, path))} ${path}`)];
}

/** @throws when a template does not compile */
export async function siteBundle(options: BundleOptions): Promise<Bundle> {
  const { root, base, address } = options;
  const store = new TaskStore(join(root, tasksDir));
  const task: Task = { name: 'templates', version: process.version, inputs: inputsOf(options) };
  const { dir, cached } = await store.run(task, async (outDir) => {
    // Loaded only when there is something to build: it takes half a second and some hundred megabytes.
    const { build } = await import('astro');
    await build({ root, base, outDir, logLevel: 'warn', ...(address ? { site: address } : {}) });
  });
  keepNewest(join(store.folder, task.name), kept);
  return {
    key: TaskStore.keyOf(task),
    entry: pathToFileURL(join(dir, 'server', 'entry.mjs')),
    clientDir: join(dir, 'client'),
    cached,
  };
}
