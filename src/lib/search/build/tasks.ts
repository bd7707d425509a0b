/** What is to be made for an index, planned from names and hashes alone: no report is read. */

import { createHash } from 'node:crypto';
import { compareText } from '../../core/order.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { formerNames, partitionByIdPrefix } from '../../incremental/id-prefix.ts';
import type { TaskStore } from '../../incremental/task-store.ts';

/** A report to index. */
export interface SearchFile {
  /** `r` and twelve hex digits. */
  readonly id: string;
  /** The Markdown file. */
  readonly path: string;
  /** SHA-256 of the file, hex: a file whose hash is known from the last build is not read. */
  readonly sha256: string;
  /** Sorted ids of the indicators that the report has a figure of; without it the filter leaves the report out. */
  readonly indicators?: readonly string[];
}

/** Texts of some hundred neighbouring reports, kept and published together. */
export interface UnitTask {
  readonly kind: 'unit';
  /** Folder of the task store. */
  readonly store: string;
  /** Its key there. */
  readonly name: string;
  /** Its outputs. */
  readonly dir: string;
  readonly files: readonly SearchFile[];
  /** The prepared store that has these reports; null to parse the files. */
  readonly prepared: string | null;
  /** Keys of units of earlier builds with some of the same reports. */
  readonly former: readonly string[];
}

/** An index of some thousand neighbouring reports. */
export interface GroupTask {
  readonly kind: 'group';
  readonly store: string;
  readonly name: string;
  readonly dir: string;
  readonly units: readonly UnitTask[];
  /** Names the code that makes it. */
  readonly version: string;
  /** Key of the order of its places, which is kept for the next build, see order-file.ts. */
  readonly order: string;
  /** Keys of orders that earlier builds kept of some of the same reports. */
  readonly former: readonly string[];
}

export interface Limits {
  readonly groupReports: number;
  readonly unitReports: number;
}

/** Most reports together: bounds memory and the cost of a change (docs/search-index.md). */
export const defaultLimits: Limits = { groupReports: 4_000, unitReports: 1_000 };

/** Kinds of task in the store. */
export const unitTask = 'search-unit';
export const groupTask = 'search-group';
/** Texts of a unit as files; see publish.ts. */
export const textsTask = 'search-texts';
/** These save time on this machine; whoever copies the store may leave them out. */
export const orderTask = 'search-order';

/**
 * @param files in any order
 * @param store may hold former units and orders
 * @param prepared path of the prepared store
 * @returns groups in the order of ids, at least one
 */
export function planGroups(
  files: readonly SearchFile[],
  store: TaskStore,
  limits: Limits,
  prepared: string | null = null,
): GroupTask[] {
  const version = codeVersion(new URL('./worker.ts', import.meta.url));
  const known = { units: store.keys(unitTask), orders: store.keys(orderTask) };
  const nameOf = (parts: readonly string[]) =>
    createHash('sha256')
      .update([version, ...parts].join('\n'))
      .digest('hex')
      .slice(0, 16);
  const sorted = [...files].sort((a, b) => compareText(a.id, b.id));
  const groups = partitionByIdPrefix({ prefix: '', items: sorted }, limits.groupReports);
  return (groups.length > 0 ? groups : [{ prefix: '', items: [] }]).map((group): GroupTask => {
    const units = partitionByIdPrefix(group, limits.unitReports).map(({ prefix, items: own }): UnitTask => {
      const hash = nameOf(own.map(({ id, sha256, indicators = [] }) => `${id} ${sha256} ${indicators}`));
      const name = `${prefix}-${hash}`;
      return {
        kind: 'unit',
        store: store.folder,
        name,
        dir: store.entry(unitTask, name),
        files: own,
        prepared,
        former: formerNames(known.units, prefix, name),
      };
    });
    const name = nameOf(units.map((unit) => unit.name));
    const order = `${group.prefix}-${name}`;
    return {
      kind: 'group',
      store: store.folder,
      name,
      dir: store.entry(groupTask, name),
      units,
      version,
      order,
      former: formerNames(known.orders, group.prefix, order),
    };
  });
}
