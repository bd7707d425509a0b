/**
 * Whether a cell still says what was written into it. Spreadsheets turn what looks like a date or a number into one when
 * they open a CSV, and write it back in their own way: nobody changed anything then.
 */
import { parseDay } from './values.ts';

/** The text of a cell without what programs put around it. */
export const cellText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/^[\s\u3000\ufeff]+|[\s\u3000]+$/g, '')
    // Written before what would be taken for a formula.
    .replace(/^'(?=\s*[=+\-@＝＋－＠])/, '');

/** The year last, in the order of some country; two digits of a year count as this century's. */
function isForeignDate(day: string, text: string): boolean {
  const [, a, b, year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (a === undefined || b === undefined) return false;
  const whole = year.length === 2 ? `20${year}` : year;
  const two = (part: string): string => part.padStart(2, '0');
  return day === `${whole}-${two(a)}-${two(b)}` || day === `${whole}-${two(b)}-${two(a)}`;
}

/** 000014348 becomes 14348; of more than fifteen digits the last ones become zeros, or are not shown. */
function isSameNumber(digits: string, text: string): boolean {
  if (!/^\d+$/.test(digits) || !/^\d+(\.\d+)?(E\+?\d+)?$/i.test(text)) return false;
  const [was, is] = [Number(digits), Number(text)];
  if (was === is) return true;
  const shown = /^(\d)(?:\.(\d+))?E/i.exec(text);
  return shown !== null && Number(was.toExponential(shown[2]?.length ?? 0)) === is;
}

/** 2021-5 and 3-12 become a month or a day of this year. */
function isMistakenForDate(was: string, text: string): boolean {
  const [, a, b] = /^(\d{1,4})[-/](\d{1,2})$/.exec(was) ?? [];
  if (a === undefined || b === undefined) return false;
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const isDate =
    /^(\d{4}年)?\d{1,2}月(\d{1,2}日)?$|^\d{4}\/\d{1,2}\/\d{1,2}$|^[A-Z][a-z]{2}-\d{2}$|^\d{1,2}-[A-Z][a-z]{2}$/;
  return (
    isDate.test(text) &&
    numbers.some((one) => one === Number(a) || one === Number(b) || one === Number(a) % 100)
  );
}

/**
 * @param was what was written into the cell
 * @param text of the cell now
 */
export function isSameCell(was: string, text: string): boolean {
  const [before, now] = [cellText(was), cellText(text)];
  if (before === now) return true;
  const day = parseDay(before);
  if (day !== null && (parseDay(now) === day || isForeignDate(day, now))) return true;
  return isSameNumber(before, now) || isMistakenForDate(before, now);
}
