/** The far side of `export.ts`: pages come in batches, are rendered and written. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { anchorsOf, hashAnchors, hasPublicAnchors } from '../lib/hosting/anchors.ts';
import { writeAnew } from '../lib/output/replace.ts';

export interface RenderSettings {
  /** Module with `render`, see entry.ts. */
  readonly entry: string;
  readonly outDir: string;
  /** With slashes at both ends. */
  readonly base: string;
}

export interface RenderTask {
  /** Of the page, below the base path. */
  readonly path: string;
  /** Of the file, below the root of the site. */
  readonly file: string;
  readonly view: string;
  readonly version: string;
}

/** A page that was written. */
export interface Rendered {
  readonly bytes: number;
  readonly sha256: string;
  readonly anchors?: string;
}

export type RenderAnswer = { readonly written: readonly Rendered[] } | { readonly error: string };

const { entry, outDir, base } = workerData as RenderSettings;
const { render } = (await import(entry)) as {
  render(path: string, locals: App.Locals): Promise<string>;
};

async function renderOne({ path, file, view, version }: RenderTask): Promise<Rendered> {
  const html = await render(base + path, { view: JSON.parse(view) as object, version });
  const bytes = Buffer.from(html);
  writeAnew(join(outDir, file), bytes);
  return {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(hasPublicAnchors(file) && { anchors: hashAnchors(anchorsOf(file, html)) }),
  };
}

parentPort?.on('message', async (tasks: readonly RenderTask[]) => {
  let answer: RenderAnswer;
  let at = '';
  try {
    const written = [];
    for (const task of tasks) {
      at = task.path;
      written.push(await renderOne(task));
    }
    answer = { written };
  } catch (error) {
    answer = { error: `/${at}: ${(error as Error).stack ?? String(error)}` };
  }
  parentPort?.postMessage(answer);
});
