/** Files that hosts read and visitors never see, and the list for reading offline, written into every build. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../../core/files.ts';
import { htaccess } from './apache.ts';
import { fileTypes } from './file-types.ts';
import { headersFile, redirectsFile } from './header-files.ts';
import { hostFileNames } from './host-file-names.ts';
import type { SizedFile } from './limits.ts';
import { partsFolder } from './manifest.ts';
import { offlineListName, writeOfflineList } from './offline-list.ts';

/**
 * @param dir the built site
 * @param base path that it will be served under
 * @param files of the site, those added here left out
 * @returns the names of those that were added
 */
export function writeHostFiles(dir: string, base: string, files: readonly SizedFile[]): string[] {
  writeOfflineList(dir, files);
  const entries = readdirSync(dir, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !hostFileNames.includes(name))
    .sort();
  // The manifest is written after these files, because it names them.
  const names = new Set([...entries, manifestName, partsFolder]);
  const redirects = redirectsFile(base);
  const texts = {
    '.htaccess': htaccess(base, fileTypes()),
    // GitHub Pages leaves out folders that start with an underscore unless this file is there.
    '.nojekyll': '',
    _headers: headersFile([...names], base),
    ...(redirects !== null && { _redirects: redirects }),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dir, name), text);
  return [offlineListName, ...Object.keys(texts)];
}

/** @param headers text of a `_headers` file */
export function countHeaderRules(headers: string): number {
  return headers.split('\n').filter((line) => line.startsWith('/')).length;
}
