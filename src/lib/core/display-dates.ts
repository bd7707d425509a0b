/** Dates and periods in the words of a reader, a Chinese one unless said otherwise. */
import type { Locale } from './interface/locale.ts';
import type { Period } from './schema.ts';

/** Asked for each report of each list, so it makes no arrays on the way. */
const numbers = (iso: string): [number, number, number] => [
  Number(iso.slice(0, 4)),
  Number(iso.slice(5, 7)),
  Number(iso.slice(8)),
];

const englishDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** @param iso day as ISO 8601 → `2021年3月31日`, `31 March 2021` */
export function formatDate(iso: string, locale: Locale = 'zh'): string {
  if (locale === 'en') return englishDay.format(new Date(iso));
  const [year, month, day] = numbers(iso);
  return `${year}年${month}月${day}日`;
}

const englishMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** @param iso day as ISO 8601 → `2021年3月`, `March 2021` */
export function formatMonth(iso: string, locale: Locale = 'zh'): string {
  if (locale === 'en') return englishMonth.format(new Date(iso));
  const [year, month] = numbers(iso);
  return `${year}年${month}月`;
}

/** Spans of a year that have a name, as first and last day without the year: in Chinese behind it, in English before. */
const named = new Map([
  ['01-01/12-31', { zh: '', en: '' }],
  ['01-01/06-30', { zh: '上半年', en: 'first half of ' }],
  ['07-01/12-31', { zh: '下半年', en: 'second half of ' }],
  ['01-01/03-31', { zh: '第一季度', en: 'first quarter of ' }],
  ['04-01/06-30', { zh: '第二季度', en: 'second quarter of ' }],
  ['07-01/09-30', { zh: '第三季度', en: 'third quarter of ' }],
  ['10-01/12-31', { zh: '第四季度', en: 'fourth quarter of ' }],
  ['01-01/09-30', { zh: '前三季度', en: 'first three quarters of ' }],
]);

/** `2020年`, `2020年上半年`, `2016年至2020年`, else from day to day; `first half of 2020`, `2016 to 2020`. */
export function formatPeriod({ start, end }: Period, locale: Locale = 'zh'): string {
  const [startYear] = numbers(start);
  const [endYear] = numbers(end);
  const name = named.get(`${start.slice(5)}/${end.slice(5)}`);
  const isZh = locale === 'zh';
  if (name?.zh === '' && startYear !== endYear)
    return isZh ? `${startYear}年至${endYear}年` : `${startYear} to ${endYear}`;
  if (name && startYear === endYear) return isZh ? `${startYear}年${name.zh}` : `${name.en}${startYear}`;
  return `${formatDate(start, locale)}${isZh ? '至' : ' to '}${formatDate(end, locale)}`;
}

/** Year that a report is filed under: the one its period ends in, or null when no period is known. */
export function yearOf(period: Period | null): number | null {
  // The year stands first, and this is asked of every report many times over.
  return period ? Number.parseInt(period.end, 10) : null;
}
