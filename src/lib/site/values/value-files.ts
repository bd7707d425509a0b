/** The values of a page as files: CSV, long or wide, and both as sheets of one. */
import { toCsv } from '../../core/csv.ts';
import type { XlsxSheet } from '../../core/xlsx.ts';
import type { ExploreRow } from '../explore/types.ts';
import { wordingIn } from '../wording.ts';
import { type AddressOf, longRows, valueBook, wideRows } from './value-sheets.ts';

/** The files are in Chinese, as the reports are. */
const wording = wordingIn('zh');

/** Name of each file of values beside the page. */
export const valueFiles = { wide: 'table.csv', long: 'values.csv', book: 'table.xlsx' } as const;

/** Name of each picture beside the first page of an indicator. */
export const pictureFiles = { svg: 'chart.svg', png: 'chart.png' } as const;

export const longCsv = (rows: readonly ExploreRow[], address: AddressOf): string =>
  toCsv(longRows(rows, address, wording.t));

export const wideCsv = (rows: readonly ExploreRow[]): string => toCsv(wideRows(rows, wording));

export const chineseBook = (rows: readonly ExploreRow[], address: AddressOf): XlsxSheet[] =>
  valueBook(rows, address, wording);
