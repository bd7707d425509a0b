/** What is to be made for an index, planned from names and hashes alone: no report is read. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryPrefix } from '../../core/replace-file.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { partitionByIdPrefix, type SearchFile } from './partition.ts';

/** Texts of some hundred neighbouring reports, kept and published together. */
export interface UnitTask {
  readonly kind: 'unit';
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
  /** Names the code that makes it. */
  readonly version: string;
  /** Keeps the order of its places for the next build, see order-file.ts. */
  readonly orderFile: string;
  /** Orders that earlier builds kept of some of the same reports. */
  readonly former: readonly string[];
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
  /** These save time on this machine; whoever copies the cache may leave them out. */
  orders: join(cacheDir, 'orders'),
});

/** Names of what is complete in a folder of the cache. */
const finished = (folder: string): string[] =>
  readdirSync(folder).filter((name) => !name.startsWith(temporaryPrefix));

/**
 * Units and orders are named by the bits that the ids have in common and the hash of all that they are made of.
 * @returns those that hold some of the reports with these bits, but for the one that is to be made
 */
function formerOnes(folder: string, names: readonly string[], prefix: string, own: string): string[] {
  const others = names.filter((name) => {
    const [bits = ''] = name.split('-');
    return name !== own && (bits.startsWith(prefix) || prefix.startsWith(bits));
  });
  return others.map((name) => join(folder, name));
}

/**
 * @param files in any order
 * @param cacheDir folder of the cache, whose folders are there and may hold former units and orders
 * @returns groups in the order of ids, at least one
 */
export function planGroups(files: readonly SearchFile[], cacheDir: string, limits: Limits): GroupTask[] {
  const version = codeVersion(new URL('./worker.ts', import.meta.url));
  const folders = foldersOf(cacheDir);
  const known = { units: finished(folders.units), orders: finished(folders.orders) };
  const nameOf = (parts: readonly string[]) =>
    createHash('sha256')
      .update([version, ...parts].join('\n'))
      .digest('hex')
      .slice(0, 16);
  const sorted = [...files].sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = partitionByIdPrefix({ prefix: '', files: sorted }, limits.groupReports);
  return (groups.length > 0 ? groups : [{ prefix: '', files: [] }]).map((group): GroupTask => {
    const units = partitionByIdPrefix(group, limits.unitReports).map(({ prefix, files: own }): UnitTask => {
      const hash = nameOf(own.map(({ id, sha256, indicators = [] }) => `${id} ${sha256} ${indicators}`));
      const name = `${prefix}-${hash}`;
      return {
        kind: 'unit',
        name,
        dir: join(folders.units, name),
        files: own,
        former: formerOnes(folders.units, known.units, prefix, name),
      };
    });
    const name = nameOf(units.map((unit) => unit.name));
    const order = `${group.prefix}-${name}`;
    return {
      kind: 'group',
      name,
      dir: join(folders.groups, name),
      units,
      version,
      orderFile: join(folders.orders, order),
      former: formerOnes(folders.orders, known.orders, group.prefix, order),
    };
  });
}
