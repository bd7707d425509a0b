/** What is kept of a report for the data set: its rows in each table, and what is known of them without reading them. */
import type { ReportFacts } from './report-facts.ts';
import { packRows, type RowsSummary } from './rows.ts';
import type { ReportPairs } from './similarity-tables.ts';
import type { TableOf } from './table.ts';
import { pairTables, reportTables } from './tables.ts';

/** By name of the table. */
export type TableSummaries = Readonly<Record<string, RowsSummary>>;

export interface PackedReport {
  readonly tables: TableSummaries;
  /** JSON Lines compressed with Zstandard, by name of the table; empty where there are no rows. */
  readonly packed: Readonly<Record<string, Uint8Array>>;
}

function pack<Source>(tables: readonly TableOf<Source>[], source: Source): PackedReport {
  const all = tables.map((table) => [table.name, packRows(table, table.rows(source))] as const);
  return {
    tables: Object.fromEntries(all.map(([name, { summary }]) => [name, summary])),
    packed: Object.fromEntries(all.map(([name, { packed }]) => [name, packed])),
  };
}

/**
 * Rows that follow from the report alone.
 * @param rawLines see raw-lines.ts
 */
export const packReport = (facts: ReportFacts, rawLines: ReadonlyMap<string, number> | null): PackedReport =>
  pack(reportTables, { ...facts, rawLines });

/** Rows of the pairs in which the report comes first. */
export const packPairs = (pairs: ReportPairs): PackedReport => pack(pairTables, pairs);
