/** The tables that the site offers for download. A table added here is written, described and documented. */
import { citationTable } from './citation-table.ts';
import { dutyTable } from './duty-table.ts';
import { figureTable } from './figure-table.ts';
import type { DataFacts } from './report-facts.ts';
import { reportTable } from './report-table.ts';
import { sectionTable } from './section-table.ts';
import { type ReportPairs, sharedPassageTable, similarityTable } from './similarity-tables.ts';
import type { Table, TableOf } from './table.ts';

/** Their rows follow from one report alone. */
export const reportTables: readonly TableOf<DataFacts>[] = [
  reportTable,
  sectionTable,
  figureTable,
  citationTable,
  dutyTable,
];

/** Their rows follow from the whole archive; a row belongs to the first report of a pair. */
export const pairTables: readonly TableOf<ReportPairs>[] = [similarityTable, sharedPassageTable];

export const tables: readonly Table[] = [...reportTables, ...pairTables];
