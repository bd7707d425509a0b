/**
 * Staging directory: the folder that a site is built into. It may hold anything when a build begins, best of all the
 * site before the last: most of its files are hard links to files of the last one and stay as they are, which costs
 * a reading of each, for its hash, instead of a new folder and a new link. What a build neither made nor took over is removed at its end.
 */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type BuildManifest, isAsWritten, type KnownFile, type MadeFile } from './build-manifest.ts';
import { FolderStamps } from './folder-stamps.ts';
import { linkOrCopy } from './output-file.ts';

/** Without what only holds of the very file that was there. */
const asMade = ({ changed: _changed, inode: _inode, ...made }: KnownFile): MadeFile => made;

/** Size and time cannot tell a file that the disk has spoilt. */
const isWhole = (path: string, { sha256 }: MadeFile): boolean =>
  hash('sha256', readFileSync(path)) === sha256;

export class StagingDir {
  /** Root of the site that is built. */
  readonly dir: string;
  readonly #last: BuildManifest | null;

  /** @param last the last good build; null when everything is to be made */
  constructor(dir: string, last: BuildManifest | null) {
    this.dir = dir;
    this.#last = last;
  }

  /** @returns what the last build made under a path, which this site has now too; null when it is to be made */
  take(path: string, key: string): MadeFile | null {
    const known = this.#last?.find(path);
    if (!this.#last || known?.key !== key) return null;
    if (this.#has(known)) return isWhole(join(this.dir, path), known) ? known : null;
    const source = join(this.#last.siteDir, path);
    if (!isAsWritten(source, known) || !isWhole(source, known)) return null;
    return linkOrCopy(source, join(this.dir, path)) ? known : asMade(known);
  }

  /** Tells whether the very file that the last build wrote is here already. */
  #has({ path, bytes, changed, inode }: KnownFile): boolean {
    const info = statSync(join(this.dir, path), { throwIfNoEntry: false });
    return info?.ino === inode && info.size === bytes && info.mtimeMs === changed;
  }

  /**
   * Takes over folders that are named by what is in them.
   * @param parent folder that they lie in
   * @returns takes a folder by its name and gives its files; null when the last build did not have it or it is not whole
   */
  folderTaker(parent: string): (name: string) => readonly MadeFile[] | null {
    const known = this.#last?.below(parent);
    return (name) => {
      const files = known?.get(name);
      const taken = files?.map(({ path, key }) => this.take(path, key)).filter((file) => file !== null);
      return taken?.length === files?.length ? (taken ?? null) : null;
    };
  }

  /**
   * Removes whatever is neither one of these files nor a folder of one.
   * @param stampsDir remembers what folders hold, see folder-stamps.ts
   */
  keepOnly(files: Iterable<Pick<MadeFile, 'path'>>, stampsDir: string): void {
    // Names in each folder; asking for names alone is several times as fast as asking what each one is.
    const kept = new Map<string, Set<string>>();
    const keep = (path: string): void => {
      const folder = dirname(path);
      const names = kept.get(folder);
      if (names) names.add(basename(path));
      else {
        kept.set(folder, new Set([basename(path)]));
        if (folder !== '.') keep(folder);
      }
    };
    for (const { path } of files) keep(path);
    const stamps = new FolderStamps(this.dir, stampsDir);
    for (const [folder, names] of kept) {
      if (stamps.holds(folder, names)) continue;
      const dir = join(this.dir, folder);
      for (const name of readdirSync(dir)) {
        if (!names.has(name)) rmSync(join(dir, name), { recursive: true });
      }
      stamps.note(folder, names);
    }
    stamps.write();
  }
}
