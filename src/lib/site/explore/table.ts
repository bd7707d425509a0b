/** Values as rows of text, for copying into a spreadsheet and for download. */
import { noFormula } from '../../core/csv.ts';
import { formatPeriod } from '../../core/display-dates.ts';
import { placeOf, scopeName } from './charts.ts';
import type { ExploreRow } from './types.ts';

export const tableHead = [
  '地区',
  '时期',
  '数值',
  '区间另一端',
  '单位',
  '原文写法',
  '范围',
  '报告',
  '原句',
  '链接',
] as const;

/** Time that a value covers, as readers see it. */
export function timeOf({ start, end, report }: ExploreRow): string {
  if (start !== null && end !== null) return formatPeriod({ start, end });
  return report.year === null ? '不明' : `不明（报告：${report.year}年）`;
}

/** @param address of a passage of a report, absolute */
export function tableRow(row: ExploreRow, address: (row: ExploreRow) => string): (string | number)[] {
  return [
    placeOf(row),
    timeOf(row),
    row.value,
    row.upper ?? '',
    row.unit,
    row.shown,
    scopeName(row.scope),
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
