/**
 * Writes the pages and plain files of a site. What would come out as it stands in the last build is taken over; the
 * rest is rendered, in threads when there is much of it. The result depends on the views and the templates alone.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { faultyReport, pathFault } from '../../core/report-fault.ts';
import type { MadeFile } from '../../incremental/output/build-manifest.ts';
import { replaceOutput } from '../../incremental/output/output-file.ts';
import type { StagingDir } from '../../incremental/output/staging-dir.ts';
import type { Page, PlainFile } from '../../site/page.ts';
import type { Bundle } from './bundle.ts';
import type { RenderTask } from './render-pages.ts';
import { Renderer } from './renderer.ts';

export interface ExportOptions {
  readonly bundle: Bundle;
  readonly folder: StagingDir;
  /** Path that the site is served under. */
  readonly base: string;
  readonly threads: number;
  /** Called after each file with whether it was taken over. */
  readonly onFile?: (cached: boolean) => void;
}

const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** @returns path of the file that a host serves for a page */
export const fileOf = (path: string): string =>
  path === '' || path.endsWith('/') ? `${path}index.html` : path;

/** @throws Error when two pages want the same address: one would be lost without a word */
function* onePerAddress(pages: Iterable<Page>): Generator<Page> {
  const templates = new Map<string, string>();
  for (const page of pages) {
    const other = templates.get(page.path);
    if (other !== undefined) {
      throw new Error(
        `/${page.path}: two pages want this address, ${other} and ${page.kind.template}. ` +
          'Is it in content/vocab/withdrawn.yml although it is there again?',
      );
    }
    templates.set(page.path, page.kind.template);
    yield page;
  }
}

/** Faults of reports are gathered, so that all that fail are known at once; anything else is thrown. */
function gather(faults: Error[], path: string, error: unknown): void {
  const fault = pathFault(path, error) as Error;
  if (faultyReport(fault) === null) throw error;
  faults.push(fault);
}

function refuse(faults: readonly Error[]): void {
  if (faults.length > 0) throw new AggregateError(faults, faults.map(({ message }) => message).join('\n'));
}

/**
 * @throws AggregateError of the faults of all reports whose pages cannot be made
 * @throws Error naming the page when a template fails on another one
 */
export async function exportPages(pages: Iterable<Page>, options: ExportOptions): Promise<MadeFile[]> {
  const { bundle, folder, threads, onFile } = options;
  const base = `/${options.base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
  const made: MadeFile[] = [];
  const faults: Error[] = [];
  const keys = new Map<string, string>();
  const settings = {
    entry: bundle.entry.href,
    scripts: join(bundle.clientDir, '_astro'),
    outDir: folder.dir,
    base,
  };
  const renderer = new Renderer(settings, threads, ({ file }, written) => {
    made.push({ path: file, key: keys.get(file) ?? '', ...written });
    keys.delete(file);
    onFile?.(false);
  });
  const plan = (page: Page): MadeFile | RenderTask => {
    const file = fileOf(page.path);
    const own = page.key?.() ?? JSON.stringify(page.view());
    const key = sha256(`${bundle.key} ${page.path} ${own}`).slice(0, 32);
    const known = folder.take(file, key);
    if (known) return known;
    keys.set(file, key);
    const view = page.key ? JSON.stringify(page.view()) : own;
    return { path: page.path, file, kind: page.kind, view, version: sha256(view).slice(0, 16) };
  };
  try {
    for (const page of onePerAddress(pages)) {
      let planned: MadeFile | RenderTask;
      try {
        planned = plan(page);
      } catch (error) {
        gather(faults, page.path, error);
        continue;
      }
      if ('view' in planned) await renderer.add(planned);
      else {
        made.push(planned);
        onFile?.(true);
      }
    }
    faults.push(...(await renderer.finish()));
  } finally {
    await renderer.end();
  }
  refuse(faults);
  return made;
}

/** @throws AggregateError of the faults of all reports whose files cannot be made */
export async function exportFiles(
  files: Iterable<PlainFile>,
  { folder, onFile }: Pick<ExportOptions, 'folder' | 'onFile'>,
): Promise<MadeFile[]> {
  const made: MadeFile[] = [];
  const faults: Error[] = [];
  for (const file of files) {
    try {
      const key = sha256(file.key()).slice(0, 32);
      const known = folder.take(file.path, key);
      made.push(known ?? (await writePlain(file, key, folder)));
      onFile?.(known !== null);
    } catch (error) {
      gather(faults, file.path, error);
    }
  }
  refuse(faults);
  return made;
}

async function writePlain(
  { path, bytes: make, isPassing }: PlainFile,
  key: string,
  { dir }: StagingDir,
): Promise<MadeFile> {
  const bytes = Buffer.from(await make());
  replaceOutput(join(dir, path), bytes);
  return { path, key: isPassing?.() ? '' : key, bytes: bytes.length, sha256: sha256(bytes) };
}
