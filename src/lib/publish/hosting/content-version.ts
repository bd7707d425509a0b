/**
 * Which state of the archive a site shows: a hash of everything that its text comes from. It is known before the
 * first page is made, so each page can name it, and anyone with the same content computes the same version.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { recordKey } from '../../archive/custody/record-key.ts';
import { listFiles, sha256OfFile } from './files.ts';

const ownFiles =
  (ending: string) =>
  (folder: string): string[] =>
    listFiles(folder).filter((path) => path.endsWith(ending));

const sourceName = 'source.yml';

/** Raw documents take part by their records of custody, which hold the sha256 of the bytes; looks at originals do not. */
const sources = (folder: string, isKnown: (path: string) => boolean): string[] => {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  // A look into each folder would take as long as all the rest.
  const paths = names.map((name) => `${name}/${sourceName}`);
  return paths.filter((path) => isKnown(path) || existsSync(join(folder, path))).sort();
};

const parts = [
  { folder: 'reports', list: ownFiles('.md'), hashOf: sha256OfFile },
  { folder: 'raw', list: sources, hashOf: recordKey },
  { folder: 'vocab', list: ownFiles('.yml'), hashOf: sha256OfFile },
  { folder: 'docs', list: ownFiles(''), hashOf: sha256OfFile },
];

/**
 * @param contentDir the folder `content`
 * @param known hashes of files that need not be read again, by their path below `contentDir`
 * @returns 16 hexadecimal digits
 */
export function contentVersion(contentDir: string, known: ReadonlyMap<string, string> = new Map()): string {
  const hash = createHash('sha256');
  for (const { folder, list, hashOf } of parts) {
    for (const path of list(join(contentDir, folder), (path) => known.has(`${folder}/${path}`))) {
      const name = `${folder}/${path}`;
      hash.update(`${known.get(name) ?? hashOf(join(contentDir, name))}  ${name}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}
