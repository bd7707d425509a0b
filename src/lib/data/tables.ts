/** The tables that the site offers for download. A table added here is written, described and documented. */
import { citationTable } from './citation-table.ts';
import { figureTable } from './figure-table.ts';
import { reportTable } from './report-table.ts';
import { sectionTable } from './section-table.ts';
import type { Table } from './table.ts';

export const tables: readonly Table[] = [reportTable, sectionTable, figureTable, citationTable];
