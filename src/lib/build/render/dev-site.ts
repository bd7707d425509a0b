/** The site of the development server: what it shows follows the files of `content` from one request to the next. */
import { basename, join } from 'node:path';
import { archiveFolders } from '../../archive/ingest/folders.ts';
import { fileIndexFile, similarFile, storeFile, tasksDir } from '../../core/files.ts';
import { projectRoot } from '../../core/vocab.ts';
import { FileIndex } from '../../incremental/file-index.ts';
import { TaskStore } from '../../incremental/task-store.ts';
import { siteFiles } from '../../site/machine/files.ts';
import type { Page, PageKind, PlainFile } from '../../site/page.ts';
import { sitePages } from '../../site/registry.ts';
import { openSite } from '../../site/site.ts';
import { notFoundKind } from '../../site/views/still.ts';
import { prepare } from '../../store/prepare.ts';
import { SimilarStore } from '../../store/similar.ts';
import { Store } from '../../store/store.ts';

interface DevSite {
  readonly pages: ReadonlyMap<string, Page>;
  readonly files: ReadonlyMap<string, PlainFile>;
}

const at = (path: string) => join(projectRoot(), path);
const stores = () => ({
  store: Store.open(at(storeFile)),
  similar: SimilarStore.open(at(similarFile)),
  files: FileIndex.open(at(fileIndexFile)),
  tasks: new TaskStore(at(tasksDir)),
});

let opened: ReturnType<typeof stores> | undefined;
let current: DevSite | undefined;

async function devSite(): Promise<DevSite> {
  opened ??= stores();
  const { store, similar, files, tasks } = opened;
  const folders = archiveFolders(projectRoot());
  const { prepared, dropped, failures } = await prepare({ store, tasks, files, ...folders, threads: 1 });
  await similar.update(store, tasks);
  if (current && prepared + dropped === 0) return current;
  const leftOut = failures.map(({ file }) => basename(file, '.md'));
  const site = openSite({ store, similar, base: import.meta.env.BASE_URL, address: null, leftOut });
  const pages = new Map([...sitePages(site)].map((page) => [page.path, page]));
  const plain = new Map([...siteFiles(site, pages.keys())].map((file) => [file.path, file]));
  current = { pages, files: plain };
  return current;
}

/**
 * @param pathname of the request, with the base path
 * @returns what stands there, else what hosts show for an address without a page
 */
export async function findOutput(
  pathname: string,
): Promise<{ kind: PageKind; view: object; status: 200 | 404 } | { bytes: Uint8Array | string }> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const path = decodeURIComponent(pathname.slice(base.length + 1));
  const { pages, files } = await devSite();
  const file = files.get(path);
  if (file) return { bytes: await file.bytes() };
  const page = pages.get(path) ?? pages.get(`${path}/`);
  if (page) return { kind: page.kind, view: page.view(), status: 200 };
  return { kind: notFoundKind, view: {}, status: 404 };
}
