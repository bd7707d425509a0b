/**
 * Writes the pages and plain files of a site. What would come out as it stands in the last build is taken over; the
 * rest is rendered, in threads when there is much of it. The result depends on the views and the templates alone.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { MadeFile } from '../../incremental/output/build-manifest.ts';
import { replaceOutput } from '../../incremental/output/output-file.ts';
import type { StagingDir } from '../../incremental/output/staging-dir.ts';
import type { Page, PlainFile } from '../../site/page.ts';
import type { Bundle } from './bundle.ts';
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

/** @throws Error naming the page when a template fails */
export async function exportPages(pages: Iterable<Page>, options: ExportOptions): Promise<MadeFile[]> {
  const { bundle, folder, threads, onFile } = options;
  const base = `/${options.base.split('/').filter(Boolean).join('/')}/`.replace('//', '/');
  const made: MadeFile[] = [];
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
      await renderer.add({ path: page.path, file, kind: page.kind, view, version });
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
