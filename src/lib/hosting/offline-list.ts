/**
 * `offline.json`: what a reader's browser keeps for reading without a network, asked for by
 * `public/offline-worker.js`. The whole search index is only offered as long as it is small.
 */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './files.ts';

export const offlineListName = 'offline.json';

/** Bytes of a search index that is still offered to be kept. */
const mostSearchBytes = 60e6;

/** Addresses of pages without which the site cannot be used; `_astro/` is added as a whole. */
const corePages = ['', 'search/', 'offline/', 'search-index/manifest.json', 'favicon.svg'];

export interface OfflineList {
  /** Paths below the base path. */
  readonly core: readonly string[];
  /** Files of the search index, null when they are too many to be kept. */
  readonly search: readonly string[] | null;
  readonly searchBytes: number;
}

/** @param dir the built site */
export function offlineList(dir: string, most = mostSearchBytes): OfflineList {
  const fileOf = (address: string) => join(dir, address.replace(/(^|\/)$/, '$1index.html'));
  const below = (folder: string) => listFiles(join(dir, folder)).map((path) => `${folder}/${path}`);
  const search = below('search-index').filter((path) => !corePages.includes(path));
  const searchBytes = search.reduce((sum, path) => sum + statSync(join(dir, path)).size, 0);
  return {
    core: [...corePages.filter((address) => existsSync(fileOf(address))), ...below('_astro')],
    search: searchBytes <= most ? search : null,
    searchBytes,
  };
}

export function writeOfflineList(dir: string): void {
  writeFileSync(join(dir, offlineListName), `${JSON.stringify(offlineList(dir))}\n`);
}
