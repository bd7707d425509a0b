/**
 * Build manifest: which inputs each file of a built site was made from, so that the next build takes over what would
 * come out the same. It belongs to one state of one site: it is found by the site's public manifest, so that it never
 * speaks of files that a killed build or another one left.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { manifestName } from '../../core/files.ts';
import { replaceFileBy } from '../../core/replace-file.ts';
import { rowSum } from '../database.ts';
import { keepNewest } from './keep-newest.ts';

/** A file of a site. */
export interface MadeFile {
  /** Below the root of the site. */
  readonly path: string;
  /** Of what it was made from. */
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a page whose anchors others link to, see publish/hosting/anchors.ts. */
  readonly anchors?: string | undefined;
}

/** A file that the last build made, and by what one sees that it is still the same. */
export interface KnownFile extends MadeFile {
  /** Time of its last change, as the file system tells it. */
  readonly changed: number;
  readonly inode: number;
}

/** In the order of the columns. */
type Row = [
  path: string,
  key: string,
  bytes: number,
  sha256: string,
  anchors: string | null,
  changed: number,
  inode: number,
  sum: number,
];

/** Build manifests that stay, for sites built into other folders. */
const kept = 6;

/** Counts the ways in which build manifests were written. */
const format = 3;

const nameOf = (siteDir: string): string | null => {
  const manifest = join(siteDir, manifestName);
  if (!existsSync(manifest)) return null;
  const hash = createHash('sha256').update(readFileSync(manifest)).digest('hex');
  return `${hash.slice(0, 16)}-${format}.sqlite`;
};

/** The build manifest of a finished site. */
export class BuildManifest {
  readonly siteDir: string;
  /** The SQLite file itself. */
  readonly file: string;
  readonly #files: ReadonlyMap<string, KnownFile>;

  private constructor(siteDir: string, file: string, files: ReadonlyMap<string, KnownFile>) {
    this.siteDir = siteDir;
    this.file = file;
    this.#files = files;
  }

  /** @returns null for a site that none belongs to, or a damaged one: everything is then made again */
  static of(siteDir: string, buildManifestsDir: string): BuildManifest | null {
    const name = nameOf(siteDir);
    if (name === null || !existsSync(join(buildManifestsDir, name))) return null;
    try {
      return BuildManifest.#read(siteDir, join(buildManifestsDir, name));
    } catch (error) {
      process.stderr.write(
        `cache: ${join(buildManifestsDir, name)} is damaged (${(error as Error).message})\n`,
      );
      rmSync(join(buildManifestsDir, name), { force: true });
      return null;
    }
  }

  static #read(siteDir: string, file: string): BuildManifest {
    // All at once: nearly all will be asked for, and one by one that takes three times as long.
    const database = new DatabaseSync(file, { readOnly: true });
    const statement = database.prepare('SELECT * FROM output');
    // An array for each row is made in half the time of an object.
    statement.setReturnArrays(true);
    const files = new Map<string, KnownFile>();
    for (const row of statement.iterate()) {
      const [path, key, bytes, sha256, anchors, changed, inode, sum] = row as unknown as Row;
      if (sum !== rowSum([path, key, bytes, sha256, anchors, changed, inode])) continue;
      const known = { path, key, bytes, sha256, changed, inode };
      files.set(path, anchors === null ? known : { ...known, anchors });
    }
    database.close();
    return new BuildManifest(siteDir, file, files);
  }

  /** @returns what was written under a path; it may be gone or changed since */
  find(path: string): KnownFile | null {
    return this.#files.get(path) ?? null;
  }

  paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** @returns what was written below a folder, by its own folders; each may be gone or changed since */
  below(folder: string): ReadonlyMap<string, readonly KnownFile[]> {
    const files = [...this.#files.values()].filter(({ path }) => path.startsWith(`${folder}/`));
    return Map.groupBy(files, ({ path }) => path.slice(folder.length + 1).split('/', 1)[0] ?? '');
  }
}

/** Tells whether nobody has touched a file since it was written. */
export function isAsWritten(path: string, { bytes, changed }: KnownFile): boolean {
  const info = statSync(path, { throwIfNoEntry: false });
  return info?.size === bytes && info.mtimeMs === changed;
}

/**
 * Writes the build manifest of a site that is whole but not in its place yet.
 * @param siteDir where its files and its manifest are now
 * @param files entries of the last build stand for hard links to the same files
 * @param last manifest of the last build, of which most entries stay
 */
export async function writeBuildManifest(
  siteDir: string,
  buildManifestsDir: string,
  files: Iterable<MadeFile>,
  last: BuildManifest | null = null,
): Promise<void> {
  const name = nameOf(siteDir);
  if (name === null) throw new Error(`${siteDir}: a site without ${manifestName}`);
  await replaceFileBy(join(buildManifestsDir, name), (temporary) => {
    if (last) copyFileSync(last.file, temporary);
    const gone = new Set(last?.paths());
    const database = new DatabaseSync(temporary);
    database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;
      CREATE TABLE IF NOT EXISTS output (path TEXT PRIMARY KEY, key TEXT, bytes INTEGER, sha256 TEXT, anchors TEXT,
        changed REAL, inode REAL, sum INTEGER) WITHOUT ROWID`);
    const insert = database.prepare('INSERT OR REPLACE INTO output VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    for (const file of files) {
      const { path, key, bytes, sha256, anchors } = file;
      gone.delete(path);
      if (last?.find(path) === file) continue;
      const { changed, inode } = isKnown(file) ? file : stampOf(join(siteDir, path));
      const row = [path, key, bytes, sha256, anchors ?? null, changed, inode];
      insert.run(...row, rowSum(row));
    }
    const drop = database.prepare('DELETE FROM output WHERE path = ?');
    for (const path of gone) drop.run(path);
    database.exec('COMMIT');
    database.close();
  });
  keepNewest(buildManifestsDir, kept);
}

const isKnown = (file: MadeFile): file is KnownFile => 'inode' in file;

function stampOf(path: string): Pick<KnownFile, 'changed' | 'inode'> {
  const { mtimeMs, ino } = statSync(path);
  return { changed: mtimeMs, inode: ino };
}
