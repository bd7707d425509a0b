/**
 * Which files a table is written in. A small table is one file; one above the limit is parted by the year of the
 * period, a year above it by province, a province above it by the first digits of the ids. The parts follow from the
 * reports that are in the archive alone, and a report that joins it changes one part of a table.
 */

import { yearOf } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';

/** What of a report decides where its rows stand. */
export type Placed = Pick<Report, 'id' | 'period' | 'region'>;

export interface Part<Entry> {
  /** Ending of the file's name: empty for the whole, `2023`, `2023-51`, `2023-51-a`. */
  readonly suffix: string;
  /** By id. */
  readonly entries: readonly Entry[];
  /** Sum of the sizes. */
  readonly size: number;
}

/**
 * Largest size of a part of a table, as JSON Lines in bytes: CSV and Parquet of the same rows are smaller. A new report
 * has the parts that it stands in written again.
 */
export const maxPartBytes = 8_000_000;

const suffixes: readonly ((report: Placed) => string)[] = [
  ({ period }) => String(yearOf(period) ?? 'undated'),
  // 00 stands for no province.
  ({ region }) => region?.code.slice(0, 2) ?? '00',
];

function suffixAt(report: Placed, depth: number): string {
  return suffixes[depth]?.(report) ?? report.id.slice(1, depth - suffixes.length + 2);
}

/** Names of the parts that a report can stand in, the coarsest first. */
function suffixOf(report: Placed, depth: number): string {
  if (depth === 0) return '';
  const named = suffixes.slice(0, depth).map((suffix) => suffix(report));
  return [...named, ...(depth > suffixes.length ? [suffixAt(report, depth - 1)] : [])].join('-');
}

/** The id has twelve digits; below them a part cannot be parted again. */
const maxDepth = suffixes.length + 12;

/**
 * @param entries by id
 * @param limit a part is larger only when it is a single report
 */
export function planParts<Entry extends { readonly report: Placed }>(
  entries: readonly Entry[],
  sizeOf: (entry: Entry) => number,
  limit: number,
  depth = 0,
): Part<Entry>[] {
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  const [first] = entries;
  if (size <= limit || entries.length === 1 || depth === maxDepth || !first) {
    return [{ suffix: first ? suffixOf(first.report, depth) : '', entries, size }];
  }
  const groups = Map.groupBy(entries, ({ report }) => suffixAt(report, depth));
  return [...groups.keys()].sort().flatMap((key) => {
    return planParts(groups.get(key) ?? [], sizeOf, limit, depth + 1);
  });
}
