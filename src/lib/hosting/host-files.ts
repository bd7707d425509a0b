/** Files that hosts read and visitors never see, and the list for reading offline, written into every build. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { htaccess } from './apache.ts';
import { fileTypes } from './file-types.ts';
import { headersFile, redirectsFile } from './header-files.ts';
import { hostFileNames } from './host-file-names.ts';
import { manifestName, partsFolder } from './manifest.ts';
import { writeOfflineList } from './offline-list.ts';

/**
 * @param dir the built site
 * @param base path that it will be served under
 */
export function writeHostFiles(dir: string, base: string): void {
  writeOfflineList(dir);
  const entries = readdirSync(dir, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !hostFileNames.includes(name))
    .sort();
  const redirects = redirectsFile(base);
  writeFileSync(join(dir, '.htaccess'), htaccess(base, fileTypes()));
  // GitHub Pages leaves out folders that start with an underscore unless this file is there.
  writeFileSync(join(dir, '.nojekyll'), '');
  // The manifest is written after these files, because it names them.
  const names = new Set([...entries, manifestName, partsFolder]);
  writeFileSync(join(dir, '_headers'), headersFile([...names], base));
  if (redirects !== null) writeFileSync(join(dir, '_redirects'), redirects);
}

/** @param headers text of a `_headers` file */
export function countHeaderRules(headers: string): number {
  return headers.split('\n').filter((line) => line.startsWith('/')).length;
}
