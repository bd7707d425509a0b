/**
 * `offline.json`: what a reader's browser keeps for reading without a network, asked for by
 * `public/offline-worker.js`. The whole search index is only offered as long as it is small.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SizedFile } from './limits.ts';

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

/** @param files of the built site, in any order */
export function offlineList(files: readonly SizedFile[], most = mostSearchBytes): OfflineList {
  const below = (folder: string) => files.filter(({ path }) => path.startsWith(`${folder}/`));
  const pathsOf = (own: readonly SizedFile[]) => own.map(({ path }) => path).sort();
  const present = new Set(files.map(({ path }) => path));
  const fileOf = (address: string) => address.replace(/(^|\/)$/, '$1index.html');
  const search = below('search-index').filter(({ path }) => !corePages.includes(path));
  const searchBytes = search.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    core: [...corePages.filter((address) => present.has(fileOf(address))), ...pathsOf(below('_astro'))],
    search: searchBytes <= most ? pathsOf(search) : null,
    searchBytes,
  };
}

/** @param dir the built site */
export function writeOfflineList(dir: string, files: readonly SizedFile[]): void {
  writeFileSync(join(dir, offlineListName), `${JSON.stringify(offlineList(files))}\n`);
}
