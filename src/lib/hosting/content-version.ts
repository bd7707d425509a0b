/**
 * Which state of the archive a site shows: a hash of everything that its text comes from. It is known before the
 * first page is made, so each page can name it, and anyone with the same content computes the same version.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raw documents take part by their records of custody, which hold the sha256 of the bytes. */
const parts = [
  { folder: 'reports', ending: '.md' },
  { folder: 'raw', ending: 'source.yml' },
  { folder: 'vocab', ending: '.yml' },
  { folder: 'docs', ending: '.md' },
];

/**
 * @param contentDir the folder `content`
 * @returns 16 hexadecimal digits
 */
export function contentVersion(contentDir: string): string {
  const hash = createHash('sha256');
  for (const { folder, ending } of parts) {
    for (const path of listFiles(join(contentDir, folder))) {
      if (!path.endsWith(ending)) continue;
      const own = createHash('sha256').update(readFileSync(join(contentDir, folder, path)));
      hash.update(`${own.digest('hex')}  ${folder}/${path}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** Sorted by path, whatever the locale and the order of the file system. */
function listFiles(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
