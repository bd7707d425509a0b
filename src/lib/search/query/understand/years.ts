/** Years as readers write them: 2020, 2020年度, 二〇二〇年, 2018—2020年, 2018年至2020年, 去年, 近三年. */
import { numberOf } from './numbers.ts';

/** A year, or the first and last of several, where it stands in a text. */
export interface YearPiece {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

const digits = '〇一二三四五六七八九';
const zero = /[零○OoＯ０]/gu;
const numeral = '[〇零○OoＯ一二三四五六七八九]';
const year = `(?:(?:19|20)\\d{2}|[一二]${numeral}{3})`;
/** 2020年度报告 is the annual report of 2020: its 年度 belongs to the kind. */
const unit = '(?:年度(?!报告)|年(?!度报告))?';
const between = '\\s*(?:[-—–~～至到]|——)\\s*';
const range = new RegExp(`(${year})${unit}${between}(${year})${unit}`, 'uy');
/** In numerals only with its unit: 二〇二〇 alone may be anything. */
const single = new RegExp(`(?:((?:19|20)\\d{2})${unit}|([一二]${numeral}{3})(?:年度|年))`, 'uy');
/** A year that goes on as a date is none: 2020年1月, 2020-01-01. */
const date = new RegExp(`${year}(?:年[\\d〇一二三四五六七八九十]{1,3}月|[-/.]\\d{1,2}(?!\\d))`, 'uy');

/** 21年 is 2021; 20年来 is a span. */
const short = /([0-2]\d)(?:年度|年(?![来前后间内期多以的\d〇一二三四五六七八九十]))/uy;

/** What 去年 and 近三年 are counted from. */
export interface Calendar {
  /** The reader's own year. */
  readonly present: number;
  /** Newest year that the archive has reports of: 近三年 ends there, as a report comes out in the year after. */
  readonly newest: number;
}

const named = /今年|去年|前年/uy;
const before: Readonly<Record<string, number>> = { 今年: 0, 去年: 1, 前年: 2 };
const latest = /(?:最?近|过去)([1-9]|[一两二三四五六七八九十])年(?:来|内|间|以来)?/uy;

/** @returns the years that a word tells by the calendar; null when none begins at `at` */
export function spokenYearsAt(text: string, at: number, { present, newest }: Calendar): YearPiece | null {
  named.lastIndex = at;
  const [name] = named.exec(text) ?? [];
  if (name) {
    const year = present - (before[name] ?? 0);
    return { length: name.length, from: year, to: year };
  }
  latest.lastIndex = at;
  const [whole, count] = latest.exec(text) ?? [];
  if (!whole || !count) return null;
  return { length: whole.length, from: newest - numberOf(count) + 1, to: newest };
}

/** 二〇二〇 → 2020 */
export function yearNumber(text: string): number {
  const plain = text.replace(zero, '〇');
  return Number(
    [...plain]
      .map((character) => (digits.includes(character) ? digits.indexOf(character) : character))
      .join(''),
  );
}

/** @returns the year or years that begin at `at`; null when none does or digits go on before or behind it */
export function yearAt(text: string, at: number): YearPiece | null {
  if (/[\d.]/.test(text[at - 1] ?? '')) return null;
  range.lastIndex = at;
  date.lastIndex = at;
  if (date.test(text)) return null;
  const [whole, first, last] = range.exec(text) ?? [];
  if (whole && first && last && !/\d/.test(text[at + whole.length] ?? '')) {
    const [a, b] = [yearNumber(first), yearNumber(last)];
    return { length: whole.length, from: Math.min(a, b), to: Math.max(a, b) };
  }
  short.lastIndex = at;
  const [two, ending] = short.exec(text) ?? [];
  if (two && ending) return { length: two.length, from: 2000 + Number(ending), to: 2000 + Number(ending) };
  single.lastIndex = at;
  const [one, arabic, chinese] = single.exec(text) ?? [];
  const value = arabic ?? chinese;
  if (!one || !value || (/\d$/.test(one) && /[\d,.%元件条号]/.test(text[at + one.length] ?? ''))) return null;
  return { length: one.length, from: yearNumber(value), to: yearNumber(value) };
}
