/**
 * The folder that a site is built into. It may hold anything when a build begins, best of all the site before the
 * last: most of its files are second names of files of the last one and stay as they are, which costs a look at each
 * instead of a new folder and a new name. What a build neither made nor took over goes away at its end.
 */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAsWritten, type KnownFile, type Ledger, type MadeFile } from './ledger.ts';
import { secondName } from './replace.ts';

/** Without what only holds of the very file that was there. */
const asMade = ({ changed: _changed, inode: _inode, ...made }: KnownFile): MadeFile => made;

export class SideFolder {
  /** Root of the site that is built. */
  readonly dir: string;
  readonly #last: Ledger | null;

  /** @param last the last good build; null when everything is to be made */
  constructor(dir: string, last: Ledger | null) {
    this.dir = dir;
    this.#last = last;
  }

  /** @returns what the last build made under a path, which this site has now too; null when it is to be made */
  take(path: string, key: string): MadeFile | null {
    const known = this.#last?.find(path);
    if (!this.#last || known?.key !== key) return null;
    if (this.#has(known)) return known;
    const source = join(this.#last.siteDir, path);
    if (!isAsWritten(source, known)) return null;
    return secondName(source, join(this.dir, path)) ? known : asMade(known);
  }

  /** Tells whether the very file that the last build wrote is here already. */
  #has({ path, bytes, changed, inode }: KnownFile): boolean {
    const info = statSync(join(this.dir, path), { throwIfNoEntry: false });
    return info?.ino === inode && info.size === bytes && info.mtimeMs === changed;
  }

  /** Files below a folder as the last build wrote them; they need not be here. */
  lastBelow(folder: string): MadeFile[] {
    return this.#last?.below(folder).map(asMade) ?? [];
  }

  /** Removes whatever is neither one of these files nor a folder of one. */
  keepOnly(files: readonly MadeFile[]): void {
    const kept = new Set(['.']);
    for (const { path } of files) {
      for (let at = path; !kept.has(at); at = dirname(at)) kept.add(at);
    }
    const visit = (folder: string, start: string): void => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const [file, path] = [join(folder, entry.name), start + entry.name];
        if (!kept.has(path)) rmSync(file, { recursive: true });
        else if (entry.isDirectory()) visit(file, `${path}/`);
      }
    };
    visit(this.dir, '');
  }
}
