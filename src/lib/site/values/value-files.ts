/** The values of a page as CSV: one row a value (long), or one row a body and scope, years across (wide). */
import { toCsv } from '../../core/csv.ts';
import { tableHead, tableRow } from '../explore/table.ts';
import type { ExploreRow } from '../explore/types.ts';
import { wordingIn } from '../wording.ts';
import { type ValueCell, valueTable } from './value-table.ts';

/** The files are in Chinese, as the reports are. */
const wording = wordingIn('zh');
const { t } = wording;

/** Name of each file beside the page. */
export const valueFiles = { wide: 'table.csv', long: 'values.csv' } as const;

export const longCsv = (rows: readonly ExploreRow[], address: (row: ExploreRow) => string): string =>
  toCsv([tableHead(t), ...rows.map((row) => tableRow(row, address, t))]);

/** One plain number stays a number; anything else is written as the report has it. */
function cellText(cells: readonly ValueCell[]): string | number {
  const [first, ...more] = cells;
  if (!first) return '';
  const { value, unit, upper, shown } = first.row;
  const plain = upper === null && first.time === null && shown.endsWith(unit) && /^\d/.test(shown);
  if (more.length === 0 && plain) return value;
  return cells
    .map(({ row, time }) => row.shown + (time === null ? '' : `${t('mark.open')}${time}${t('mark.close')}`))
    .join(t('mark.semicolon'));
}

export function wideCsv(rows: readonly ExploreRow[]): string {
  const table = valueTable(rows, wording);
  const head = [
    t('common.region'),
    t('common.scope'),
    t('table.unit'),
    ...table.years.map((year) => year ?? t('indicator.no-year')),
  ];
  const lines = table.rows.map(({ place, scope, unit, cells }) => [
    place,
    scope,
    unit,
    ...cells.map(cellText),
  ]);
  return toCsv([head, ...lines]);
}
