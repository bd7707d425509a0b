/** The site of the development server: what it shows follows the files of `content` from one request to the next. */
import { join } from 'node:path';
import { archiveFolders } from '../../archive/ingest/folders.ts';
import { fileIndexFile, similarFile, storeFile } from '../../core/files.ts';
import { projectRoot } from '../../core/vocab.ts';
import { FileIndex } from '../../incremental/file-index.ts';
import { siteFiles, sitePages } from '../../site/views/all.ts';
import type { Page, PlainFile } from '../../site/views/page.ts';
import { openSite } from '../../site/views/site.ts';
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
});

let opened: ReturnType<typeof stores> | undefined;
let current: DevSite | undefined;

async function devSite(): Promise<DevSite> {
  opened ??= stores();
  const { store, similar, files } = opened;
  const folders = archiveFolders(projectRoot());
  const { prepared, dropped } = await prepare({ store, files, ...folders, threads: 1 });
  await similar.update(store);
  if (current && prepared + dropped === 0) return current;
  const site = openSite({ store, similar, base: import.meta.env.BASE_URL, address: null });
  const pages = new Map([...sitePages(site)].map((page) => [page.path, page]));
  const plain = new Map([...siteFiles(site, pages.keys())].map((file) => [file.path, file]));
  current = { pages, files: plain };
  return current;
}

/**
 * @param pathname of the request, with the base path
 * @returns null for an address that the archive has nothing to say about: templates' own files, or nothing
 */
export async function findOutput(
  pathname: string,
): Promise<{ view: object; template?: string | undefined } | { bytes: Uint8Array | string } | null> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const path = decodeURIComponent(pathname.slice(base.length + 1));
  const { pages, files } = await devSite();
  const page = pages.get(path);
  if (page) return { view: page.view(), template: page.template };
  const file = files.get(path);
  return file ? { bytes: await file.bytes() } : null;
}
