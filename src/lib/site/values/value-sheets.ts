/** Values as rows of cells: one row a value (long), or one row a body and scope, years across (wide). */
import type { Translate } from '../../core/interface/translate.ts';
import type { XlsxSheet } from '../../core/xlsx.ts';
import { tableHead, tableRow } from '../explore/table.ts';
import type { ExploreRow } from '../explore/types.ts';
import { type TableWording, type ValueCell, valueTable } from './value-table.ts';

/** Address of the passage of a value. */
export type AddressOf = (row: ExploreRow) => string;

export const longRows = (
  rows: readonly ExploreRow[],
  address: AddressOf,
  t: Translate,
): (string | number)[][] => [tableHead(t), ...rows.map((row) => tableRow(row, address, t))];

/** One plain number stays a number; anything else is written as the report has it. */
function cellText(cells: readonly ValueCell[], t: Translate): string | number {
  const [first, ...more] = cells;
  if (!first) return '';
  const { value, unit, upper, shown } = first.row;
  const plain = upper === null && first.time === null && shown.endsWith(unit) && /^\d/.test(shown);
  if (more.length === 0 && plain) return value;
  return cells
    .map(({ row, time }) => row.shown + (time === null ? '' : `${t('mark.open')}${time}${t('mark.close')}`))
    .join(t('mark.semicolon'));
}

/** Bodies and scopes down, years across; the first row is the head. */
export function wideRows(rows: readonly ExploreRow[], wording: TableWording): (string | number)[][] {
  const { t } = wording;
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
    ...cells.map((of) => cellText(of, t)),
  ]);
  return [head, ...lines];
}

/** Both tables as sheets of one file. */
export const valueBook = (
  rows: readonly ExploreRow[],
  address: AddressOf,
  wording: TableWording,
): XlsxSheet[] => [
  { name: wording.t('explore.sheet-years'), rows: wideRows(rows, wording) },
  { name: wording.t('explore.sheet-values'), rows: longRows(rows, address, wording.t) },
];
