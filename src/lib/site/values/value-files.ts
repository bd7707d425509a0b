/** The values of a page as files: CSV, long or wide, and both as sheets of one. */
import { toCsv } from '../../core/csv.ts';
import type { ExploreRow } from '../explore/types.ts';
import { type AddressOf, longRows, wideRows } from './value-sheets.ts';
import type { TableWording } from './value-table.ts';

/** Name of each file of values beside the page. */
export const valueFiles = { wide: 'table.csv', long: 'values.csv', book: 'table.xlsx' } as const;

/** Name of each picture beside the first page of an indicator. */
export const pictureFiles = { svg: 'chart.svg', png: 'chart.png' } as const;

export const longCsv = (rows: readonly ExploreRow[], address: AddressOf, { t }: TableWording): string =>
  toCsv(longRows(rows, address, t));

export const wideCsv = (rows: readonly ExploreRow[], wording: TableWording): string =>
  toCsv(wideRows(rows, wording));
