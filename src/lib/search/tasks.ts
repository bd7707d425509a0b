/** What is to be made for an index, planned from names and hashes alone: no report is read. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { codeVersion } from '../cache/code-version.ts';
import { deal, type SearchFile } from './deal.ts';

/** Texts of some hundred neighbouring reports, kept and published together. */
export interface UnitTask {
  readonly kind: 'unit';
  /** Bits that the ids have in common, and hash of all that it is made of. */
  readonly name: string;
  /** Folder to make. */
  readonly dir: string;
  readonly files: readonly SearchFile[];
  /** Folders of earlier builds with some of the same reports. */
  readonly former: readonly string[];
}

/** An index of some thousand neighbouring reports. */
export interface GroupTask {
  readonly kind: 'group';
  readonly name: string;
  readonly dir: string;
  readonly units: readonly UnitTask[];
}

export interface Limits {
  readonly groupReports: number;
  readonly unitReports: number;
}

/** Most reports together: bounds memory and the cost of a change (content/docs/search-design.md). */
export const defaultLimits: Limits = { groupReports: 4_000, unitReports: 1_000 };

export const foldersOf = (cacheDir: string) => ({
  units: join(cacheDir, 'units'),
  groups: join(cacheDir, 'groups'),
});

/**
 * @param files in any order
 * @param known names of the units in the cache
 * @returns groups in the order of ids, at least one
 */
export function planGroups(
  files: readonly SearchFile[],
  cacheDir: string,
  limits: Limits,
  known: readonly string[],
): GroupTask[] {
  const version = codeVersion(new URL('./worker.ts', import.meta.url));
  const folders = foldersOf(cacheDir);
  const nameOf = (parts: readonly string[]) =>
    createHash('sha256')
      .update([version, ...parts].join('\n'))
      .digest('hex')
      .slice(0, 16);
  const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = deal({ prefix: '', files: sorted }, limits.groupReports);
  return (groups.length > 0 ? groups : [{ prefix: '', files: [] }]).map((group): GroupTask => {
    const units = deal(group, limits.unitReports).map(({ prefix, files: own }): UnitTask => {
      const hash = nameOf(own.map(({ id, sha256, indicators = [] }) => `${id} ${sha256} ${indicators}`));
      const name = `${prefix}-${hash}`;
      const former = known.filter((other) => {
        const [bits = ''] = other.split('-');
        return other !== name && (bits.startsWith(prefix) || prefix.startsWith(bits));
      });
      return {
        kind: 'unit',
        name,
        dir: join(folders.units, name),
        files: own,
        former: former.map((other) => join(folders.units, other)),
      };
    });
    const name = nameOf(units.map((unit) => unit.name));
    return { kind: 'group', name, dir: join(folders.groups, name), units };
  });
}
