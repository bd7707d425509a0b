/** Dates and periods in the words of a Chinese reader. */
import type { Period } from './schema.ts';

/** Asked for each report of each list, so it makes no arrays on the way. */
const numbers = (iso: string): [number, number, number] => [
  Number(iso.slice(0, 4)),
  Number(iso.slice(5, 7)),
  Number(iso.slice(8)),
];

/** @param iso day as ISO 8601 → `2021年3月31日` */
export function formatDate(iso: string): string {
  const [year, month, day] = numbers(iso);
  return `${year}年${month}月${day}日`;
}

/** @param iso day as ISO 8601 → `2021年3月` */
export function formatMonth(iso: string): string {
  const [year, month] = numbers(iso);
  return `${year}年${month}月`;
}

/** Spans of a year that have a name, as first and last day without the year. */
const named = new Map([
  ['01-01/12-31', ''],
  ['01-01/06-30', '上半年'],
  ['07-01/12-31', '下半年'],
  ['01-01/03-31', '第一季度'],
  ['04-01/06-30', '第二季度'],
  ['07-01/09-30', '第三季度'],
  ['10-01/12-31', '第四季度'],
  ['01-01/09-30', '前三季度'],
]);

/** `2020年`, `2020年上半年`, `2016年至2020年`, else from day to day. */
export function formatPeriod({ start, end }: Period): string {
  const [startYear] = numbers(start);
  const [endYear] = numbers(end);
  const name = named.get(`${start.slice(5)}/${end.slice(5)}`);
  if (name === '' && startYear !== endYear) return `${startYear}年至${endYear}年`;
  if (name !== undefined && startYear === endYear) return `${startYear}年${name}`;
  return `${formatDate(start)}至${formatDate(end)}`;
}

/** Year that a report is filed under: the one its period ends in, or null when no period is known. */
export function yearOf(period: Period | null): number | null {
  // The year stands first, and this is asked of every report many times over.
  return period ? Number.parseInt(period.end, 10) : null;
}
