/**
 * Dates in every writing that Chinese documents and portals use, as ISO 8601. A date that does not exist
 * (2021-02-30) is no date.
 */
import { fold } from './fold.ts';
import { numeralCharacters, parseNumeral } from './numerals.ts';

export interface FoundDate {
  /** ISO 8601 day. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const arabic =
  /(?<![\d.])((?:19|20)\d{2}) ?(?:年|[-/.]) ?(\d{1,2}|元(?=月)) ?(?:月|[-/.]) ?(\d{1,2})(?!\d)(?: ?[日号])?/g;
const compact = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
/** 廿 and 卅 stand in dates alone; a circle may stand for the zero. */
const counted = `[○廿卅${numeralCharacters}]{1,3}`;
/** What typists put for 〇: other circles, and the letter O of the Latin, Greek and Cyrillic alphabets. */
const zeros = '○◯OoΟοОо0';
const chinese = new RegExp(
  `([二一][〇${zeros}零一二三四五六七八九]{3}) ?年 ?(元|${counted}) ?月 ?(${counted}) ?[日号]`,
  'g',
);
const zero = new RegExp(`[${zeros}]`, 'g');
/** The first month by its old name. */
const firstMonth = '元';
/** Hour and minute, with a weekday and the half of the day before them. */
const timeOfDay =
  /^[ ()[\]【】]*(?:(?:星期|周)[一二三四五六日天] ?)?(?:(?:凌晨|上午|中午|下午|晚上) ?)?\d{1,2}(?::|时|点)\d{2}(?:(?::|分)(?:\d{2}秒?)?)?[ ()[\]【】]*$/;

const pad = (value: number) => String(value).padStart(2, '0');

/** @returns ISO day, or null when the calendar has no such day */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? `${year}-${pad(month)}-${pad(day)}` : null;
}

function numeral(text: string): number | null {
  return text === firstMonth ? 1 : parseNumeral(text.replace(zero, '〇'));
}

const arabicNumber = (text: string): number => (text === firstMonth ? 1 : Number(text));

function collect(text: string, pattern: RegExp, read: (part: string) => number | null): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(pattern)) {
    const [year, month, day] = [match[1], match[2], match[3]].map((part) => read(part ?? ''));
    if (year == null || month == null || day == null) continue;
    const date = isoDay(year, month, day);
    if (date) found.push({ date, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** All dates of a text in order; offsets count characters of the text. */
export function findDates(text: string): FoundDate[] {
  const folded = fold(text);
  const found = [
    ...collect(folded, arabic, arabicNumber),
    ...collect(folded, chinese, numeral),
    ...collect(folded, compact, Number),
  ].sort((a, b) => a.start - b.start);
  return found.filter((date, i) => i === 0 || date.start >= (found[i - 1]?.end ?? 0));
}

/** The first date of a text, or null. */
export function firstDate(text: string): string | null {
  return findDates(text)[0]?.date ?? null;
}

/** True when a line is a date and nothing else (a time of day and brackets are let pass). */
export function isDateLine(text: string): boolean {
  const folded = fold(text).trim();
  const date = findDates(folded)[0];
  // 2014年9月26 is a date that a line break cut.
  if (!date || /月 ?\d+$/.test(folded.slice(date.start, date.end))) return false;
  const rest = folded.slice(0, date.start) + folded.slice(date.end);
  return /^[ ()[\]【】]*$/.test(rest) || timeOfDay.test(rest);
}
