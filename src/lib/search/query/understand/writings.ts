/** Other writings of the dates and numbers of a query: offered beside what was typed, never put in its place. */
import { numberOf, numeralOf } from './numbers.ts';
import { yearNumber } from './years.ts';

const digits = '〇一二三四五六七八九';
const numerals = '[〇零一二三四五六七八九十百]';
/** What is counted: behind these a number may stand in either writing. */
const counted = '[元件人次份项名户起条宗场个余家部期处批例篇]';

/** A number with what it counts is one word: 十六起. */
export const numberWithUnit = new RegExp(`((?:\\d[\\d,.]*|${numerals}+)${counted})`, 'u');

const pad = (number: number): string => String(number).padStart(2, '0');
const chineseYear = (year: number): string =>
  [...String(year)].map((digit) => digits[Number(digit)]).join('');

interface Rule {
  readonly pattern: RegExp;
  /** Ways to write what the pattern found, the usual first; none when it is no date. */
  readonly write: (...groups: string[]) => string[];
}

function dates(year: string, month: string, day: string): string[] {
  const [y, m, d] = [yearNumber(year), numberOf(month), numberOf(day)];
  if (m < 1 || m > 12 || d < 1 || d > 31) return [];
  return [
    `${y}年${m}月${d}日`,
    `${y}年${pad(m)}月${pad(d)}日`,
    `${chineseYear(y)}年${numeralOf(m)}月${numeralOf(d)}日`,
    `${y}-${pad(m)}-${pad(d)}`,
    `${y}.${m}.${d}`,
  ];
}

const yearSource = `(\\d{4}|[一二][〇零○OoＯ一二三四五六七八九]{3})`;
const rules: readonly Rule[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u, write: dates },
  {
    pattern: new RegExp(`${yearSource}年(\\d{1,2}|${numerals}{1,3})月(\\d{1,2}|${numerals}{1,3})[日号]`, 'u'),
    write: dates,
  },
  {
    pattern: new RegExp(`${yearSource}年(\\d{1,2}|${numerals}{1,3})月`, 'u'),
    write: (year, month) => {
      const [y, m] = [yearNumber(year as string), numberOf(month as string)];
      return m < 1 || m > 12
        ? []
        : [`${y}年${m}月`, `${y}年${pad(m)}月`, `${chineseYear(y)}年${numeralOf(m)}月`];
    },
  },
  {
    pattern: new RegExp(`${yearSource}年`, 'u'),
    write: (year) => [`${yearNumber(year as string)}年`, `${chineseYear(yearNumber(year as string))}年`],
  },
  {
    pattern: new RegExp(`第(\\d{1,3}|${numerals}{1,6})([编章节条款项号届次])`, 'u'),
    write: (number, unit) => {
      const value = numberOf(number as string);
      return [`第${numeralOf(value)}${unit}`, `第${value}${unit}`];
    },
  },
  {
    // Without commas only where it is counted: 2018 may be a year.
    pattern: new RegExp(`(?<![\\d.,])(\\d{1,3}(?:[,，]\\d{3})+|\\d{4,}(?=${counted}))(?![\\d,])`, 'u'),
    write: (number) => {
      const plain = (number as string).replace(/[,，]/g, '');
      const grouped = plain.replace(/\B(?=(\d{3})+$)/g, ',');
      const tenThousand = plain.endsWith('000') && plain.length > 4 ? [`${Number(plain) / 10_000}万`] : [];
      const inWords = Number(plain) < 10_000 ? [numeralOf(Number(plain))] : [];
      return [plain, grouped, ...tenThousand, ...inWords];
    },
  },
  {
    pattern: new RegExp(`(?<![\\d.,年月])(\\d{1,3})(?=${counted})`, 'u'),
    write: (number) => (Number(number) === 0 ? [] : [numeralOf(Number(number))]),
  },
  {
    // One character alone is more often part of a word: 一次, 三项制度.
    pattern: new RegExp(`([一二三四五六七八九十百千][〇零一二三四五六七八九十百千]+)(?=${counted})`, 'u'),
    write: (numeral) => {
      const value = numberOf(numeral as string);
      const plain = String(value);
      return value > 999 ? [plain, plain.replace(/\B(?=(\d{3})+$)/g, ',')] : [plain];
    },
  },
  {
    pattern: /(?<![\d.,])(\d+(?:\.\d+)?)万/u,
    write: (number) => {
      const plain = String(Math.round(Number(number) * 10_000));
      return [`${number}万`, plain, plain.replace(/\B(?=(\d{3})+$)/g, ',')];
    },
  },
  {
    pattern: new RegExp(`百分之(${numerals}+(?:点[〇零一二三四五六七八九]+)?)`, 'u'),
    write: (number) => {
      const [whole = '', rest] = (number as string).split('点');
      const fraction = rest
        ? `.${[...rest.replace(/零/g, '〇')].map((own) => digits.indexOf(own)).join('')}`
        : '';
      return [`${numberOf(whole)}${fraction}%`];
    },
  },
];

/** @returns the text with its first date or number written otherwise, the usual writing first */
export function otherWritings(text: string): string[] {
  for (const { pattern, write } of rules) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [whole, ...groups] = match;
    const ways = write(...groups).map(
      (way) => text.slice(0, match.index) + way + text.slice(match.index + whole.length),
    );
    if (ways.length > 0) return [...new Set(ways)].filter((way) => way !== text);
  }
  return [];
}
