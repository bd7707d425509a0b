/** Renders pages with the built templates and writes them. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { faultyReport, pathFault } from '../../core/report-fault.ts';
import { replaceOutput } from '../../incremental/output/output-file.ts';
import { anchorsOf, hashAnchors, hasPublicAnchors } from '../../publish/hosting/anchors.ts';
import type { PageKind } from '../../site/page.ts';
import { scriptImports, withPreloads } from './script-imports.ts';

export interface RenderSettings {
  /** Module with `render`, see entry.ts. */
  readonly entry: string;
  /** Folder of the scripts that pages load. */
  readonly scripts: string;
  readonly outDir: string;
  /** With slashes at both ends. */
  readonly base: string;
}

export interface RenderTask {
  /** Of the page, below the base path. */
  readonly path: string;
  /** Of the file, below the root of the site. */
  readonly file: string;
  readonly kind: PageKind;
  readonly view: string;
  readonly version: string;
}

/** A page that was written. */
export interface Rendered {
  readonly bytes: number;
  readonly sha256: string;
  readonly anchors?: string;
}

/** A page of a single report that could not be made, and what to say of it. */
export interface Unrendered {
  readonly fault: string;
}

/** What a page is rendered with. */
export type PageLocals = Pick<App.Locals, 'kind' | 'view' | 'version'>;

interface Templates {
  render(path: string, locals: PageLocals): Promise<string>;
}

async function renderOne(
  { render }: Templates,
  imports: ReadonlyMap<string, readonly string[]>,
  { outDir, base }: RenderSettings,
  { path, file, kind, view, version }: RenderTask,
): Promise<Rendered> {
  const html = await render(base + path, { kind, view: JSON.parse(view) as object, version });
  const bytes = Buffer.from(withPreloads(html, imports));
  replaceOutput(join(outDir, file), bytes);
  return {
    bytes: bytes.length,
    sha256: hash('sha256', bytes),
    ...(hasPublicAnchors(file) && { anchors: hashAnchors(anchorsOf(file, bytes.toString())) }),
  };
}

/**
 * @returns what was written for each task, in their order, or the fault of its report
 * @throws Error naming the page when a template fails on a page that is not of one report alone
 */
export async function renderPages(
  settings: RenderSettings,
  tasks: readonly RenderTask[],
): Promise<(Rendered | Unrendered)[]> {
  const templates = (await import(settings.entry)) as Templates;
  const imports = scriptImports(settings.scripts);
  const written: (Rendered | Unrendered)[] = [];
  for (const task of tasks) {
    try {
      written.push(await renderOne(templates, imports, settings, task));
    } catch (error) {
      written.push(unrendered(task, error));
    }
  }
  return written;
}

function unrendered({ path }: RenderTask, error: unknown): Unrendered {
  const where = new Error(`/${path}: ${(error as Error).stack ?? String(error)}`, { cause: error });
  const fault = pathFault(path, error) as Error;
  if (faultyReport(fault) === null) throw where;
  return { fault: fault.message };
}
