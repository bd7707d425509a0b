/**
 * Which state of the archive a site shows: a hash of everything that its text comes from. It is known before the
 * first page is made, so each page can name it, and anyone with the same content computes the same version.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { listFiles, sha256OfFile } from './files.ts';

/** Raw documents take part by their records of custody, which hold the sha256 of the bytes. */
const parts = [
  { folder: 'reports', ending: '.md' },
  { folder: 'raw', ending: 'source.yml' },
  { folder: 'vocab', ending: '.yml' },
  { folder: 'docs', ending: '' },
];

/**
 * @param contentDir the folder `content`
 * @param known sha256 of files that need not be read again, by their path below `contentDir`
 * @returns 16 hexadecimal digits
 */
export function contentVersion(contentDir: string, known: ReadonlyMap<string, string> = new Map()): string {
  const hash = createHash('sha256');
  for (const { folder, ending } of parts) {
    for (const path of listFiles(join(contentDir, folder))) {
      if (!path.endsWith(ending)) continue;
      const name = `${folder}/${path}`;
      hash.update(`${known.get(name) ?? sha256OfFile(join(contentDir, name))}  ${name}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}
