/** What is kept of a report for the data set: its rows in each table, and what is known of them without reading them. */
import { documentName, reportDocument } from './report-document.ts';
import type { ReportFacts } from './report-facts.ts';
import { packRows, packText, type RowsSummary } from './rows.ts';
import type { ReportPairs } from './similarity-tables.ts';
import type { TableOf } from './table.ts';
import { pairTables, reportTables } from './tables.ts';

/** By name of the table, and the document of the report. */
export type TableSummaries = Readonly<Record<string, RowsSummary>>;

export interface PackedReport {
  readonly tables: TableSummaries;
  /** Compressed with Zstandard: JSON Lines by name of the table, empty where there are no rows; the document. */
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
 * What follows from the report alone: its rows, and under `documentName` its document.
 * @param rawLines see raw-lines.ts
 */
export function packReport(facts: ReportFacts, rawLines: ReadonlyMap<string, number> | null): PackedReport {
  const all = { ...facts, rawLines };
  const { tables, packed } = pack(reportTables, all);
  const document = packText(reportDocument(all), 1);
  return {
    tables: { ...tables, [documentName]: document.summary },
    packed: { ...packed, [documentName]: document.packed },
  };
}

/** Rows of the pairs in which the report comes first. */
export const packPairs = (pairs: ReportPairs): PackedReport => pack(pairTables, pairs);
