/** The parts of every table, known from summaries alone: nothing is read or written for it. */

import type { TableSummaries } from '../../analysis/tables/pack-report.ts';
import type { Table } from '../../analysis/tables/table.ts';
import { tables } from '../../analysis/tables/tables.ts';
import type { Report } from '../../core/schema.ts';
import { maxPartBytes, planParts } from './plan.ts';

/** A report as the data set knows it before reading its rows. */
export interface DataEntry {
  readonly report: Report;
  /** Day on which the archive received the raw document, from its `source.yml`; null when not known. */
  readonly received: string | null;
  readonly tables: TableSummaries;
}

export interface TablePart {
  readonly table: Table;
  /** Name of its files without the ending: `figures`, `figures-2023`, `figures-2023-51`. */
  readonly name: string;
  /** Reports that have rows in it, by id. */
  readonly entries: readonly DataEntry[];
  readonly rows: number;
  /** As JSON Lines. */
  readonly bytes: number;
}

export interface TablePlan {
  readonly table: Table;
  /** One at least: a table without rows is an empty file. */
  readonly parts: readonly TablePart[];
}

/** @param entries by id */
export function planTables(entries: readonly DataEntry[], limit = maxPartBytes): TablePlan[] {
  return tables.map((table) => {
    const { name } = table;
    const own = entries.filter((entry) => (entry.tables[name]?.rows ?? 0) > 0);
    const parts = planParts(own, (entry) => entry.tables[name]?.bytes ?? 0, limit);
    return {
      table,
      parts: parts.map((part) => ({
        table,
        name: part.suffix === '' ? name : `${name}-${part.suffix}`,
        entries: part.entries,
        rows: part.entries.reduce((sum, entry) => sum + (entry.tables[name]?.rows ?? 0), 0),
        bytes: part.size,
      })),
    };
  });
}
