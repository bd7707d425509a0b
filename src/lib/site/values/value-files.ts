/** The values of a page as CSV: one row a value (long), or one row a body and scope, years across (wide). */
import { toCsv } from '../../core/csv.ts';
import { tableHead, tableRow } from '../explore/table.ts';
import type { ExploreRow } from '../explore/types.ts';
import { type ValueCell, valueTable } from './value-table.ts';

/** Name of each file beside the page. */
export const valueFiles = { wide: 'table.csv', long: 'values.csv' } as const;

export const longCsv = (rows: readonly ExploreRow[], address: (row: ExploreRow) => string): string =>
  toCsv([tableHead, ...rows.map((row) => tableRow(row, address))]);

/** One plain number stays a number; anything else is written as the report has it. */
function cellText(cells: readonly ValueCell[]): string | number {
  const [first, ...more] = cells;
  if (!first) return '';
  const { value, unit, upper, shown } = first.row;
  const plain = upper === null && first.time === null && shown.endsWith(unit) && /^\d/.test(shown);
  if (more.length === 0 && plain) return value;
  return cells.map(({ row, time }) => row.shown + (time === null ? '' : `（${time}）`)).join('；');
}

export function wideCsv(rows: readonly ExploreRow[]): string {
  const table = valueTable(rows);
  const head = ['地区', '范围', '单位', ...table.years.map((year) => year ?? '年份不明')];
  const lines = table.rows.map(({ place, scope, unit, cells }) => [
    place,
    scope,
    unit,
    ...cells.map(cellText),
  ]);
  return toCsv([head, ...lines]);
}
