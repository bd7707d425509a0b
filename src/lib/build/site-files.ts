/** What a built site consists of: its files, its pages and the kinds of page among them. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../core/order.ts';

export interface SiteFile {
  /** Path inside the site, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

export interface SitePage {
  /** Address relative to the base path, such as `reports/` or, for the home page, the empty string. */
  readonly address: string;
  /** Address with the names of single pages left out, such as `reports/*` or `/`. */
  readonly kind: string;
  readonly bytes: number;
}

/** @returns all files below `dir`, sorted by path */
export async function listSiteFiles(dir: string): Promise<SiteFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = file.slice(dir.length + 1).replaceAll('\\', '/');
      return { path, bytes: (await stat(file)).size };
    });
  return (await Promise.all(files)).sort((a, b) => compareText(a.path, b.path));
}

/** @returns the pages among the files; 404.html is one, with its file name as its address */
export function pagesOf(files: readonly SiteFile[]): SitePage[] {
  return files
    .filter(({ path }) => path.endsWith('.html'))
    .map(({ path, bytes }) => {
      const address = path.replace(/(^|\/)index\.html$/, '$1');
      return { address, kind: kindOf(address), bytes };
    });
}

function kindOf(address: string): string {
  const [first = '', ...rest] = address.split('/').filter(Boolean);
  return first === '' ? '/' : [first, ...rest.map(() => '*')].join('/');
}

/** @returns the largest page of each kind, which shows most of what the kind can show */
export function richestOfEachKind(pages: readonly SitePage[]): SitePage[] {
  const richest = new Map<string, SitePage>();
  for (const page of pages) {
    if (page.bytes > (richest.get(page.kind)?.bytes ?? -1)) richest.set(page.kind, page);
  }
  return [...richest.values()];
}
