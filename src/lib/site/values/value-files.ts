/** The values of a page as CSV: one row a value (long), or one row a body and scope, years across (wide). */
import { toCsv } from '../../core/csv.ts';
import type { XlsxSheet } from '../../core/xlsx.ts';
import { tableHead, tableRow } from '../explore/table.ts';
import type { ExploreRow } from '../explore/types.ts';
import { type ValueCell, valueTable } from './value-table.ts';

/** Name of each file of values beside the page. */
export const valueFiles = { wide: 'table.csv', long: 'values.csv', book: 'table.xlsx' } as const;

/** Name of each picture beside the first page of an indicator. */
export const pictureFiles = { svg: 'chart.svg', png: 'chart.png' } as const;

type AddressOf = (row: ExploreRow) => string;

const longRows = (rows: readonly ExploreRow[], address: AddressOf): (string | number)[][] => [
  [...tableHead],
  ...rows.map((row) => tableRow(row, address)),
];

export const longCsv = (rows: readonly ExploreRow[], address: AddressOf): string =>
  toCsv(longRows(rows, address));

/** One plain number stays a number; anything else is written as the report has it. */
function cellText(cells: readonly ValueCell[]): string | number {
  const [first, ...more] = cells;
  if (!first) return '';
  const { value, unit, upper, shown } = first.row;
  const plain = upper === null && first.time === null && shown.endsWith(unit) && /^\d/.test(shown);
  if (more.length === 0 && plain) return value;
  return cells.map(({ row, time }) => row.shown + (time === null ? '' : `（${time}）`)).join('；');
}

/** Bodies and scopes down, years across; the first row is the head. */
export function wideRows(rows: readonly ExploreRow[]): (string | number)[][] {
  const table = valueTable(rows);
  const head = ['地区', '范围', '单位', ...table.years.map((year) => year ?? '年份不明')];
  const lines = table.rows.map(({ place, scope, unit, cells }) => [
    place,
    scope,
    unit,
    ...cells.map(cellText),
  ]);
  return [head, ...lines];
}

export const wideCsv = (rows: readonly ExploreRow[]): string => toCsv(wideRows(rows));

/** Both tables as sheets of one file. */
export const valueBook = (rows: readonly ExploreRow[], address: AddressOf): XlsxSheet[] => [
  { name: '各年', rows: wideRows(rows) },
  { name: '逐个数值', rows: longRows(rows, address) },
];
