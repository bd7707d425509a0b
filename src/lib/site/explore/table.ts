/** Values as rows of text, for copying into a spreadsheet and for download. */
import { noFormula } from '../../core/csv.ts';
import { formatPeriod } from '../../core/display-dates.ts';
import type { Translate } from '../../core/interface/translate.ts';
import { placeOf, scopeName } from './charts.ts';
import type { ExploreRow } from './types.ts';

export const tableHead = (t: Translate): string[] => [
  t('common.region'),
  t('data-table.period'),
  t('common.value'),
  t('table.upper'),
  t('table.unit'),
  t('table.shown'),
  t('common.scope'),
  t('nav.reports'),
  t('common.sentence'),
  t('table.link'),
];

/** Time that a value covers, as readers see it. */
export function timeOf({ start, end, report }: ExploreRow, t: Translate): string {
  if (start !== null && end !== null) return formatPeriod({ start, end }, t.locale);
  if (report.year === null) return t('common.unknown');
  return t('indicator-list.period', { period: t('common.year-of', { year: report.year }) });
}

/** @param address of a passage of a report, absolute */
export function tableRow(
  row: ExploreRow,
  address: (row: ExploreRow) => string,
  t: Translate,
): (string | number)[] {
  return [
    placeOf(row, t),
    timeOf(row, t),
    row.value,
    row.upper ?? '',
    row.unit,
    row.shown,
    scopeName(row.scope, t),
    row.report.title,
    row.sentence,
    address(row),
  ];
}

/** Tab-separated values: what spreadsheets take from the clipboard. A cell has no tab and no line break. */
export function toTsv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => noFormula(String(value).replace(/\s+/g, ' ').trim());
  return rows.map((row) => `${row.map(cell).join('\t')}\n`).join('');
}
