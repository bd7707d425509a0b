/**
 * Numbers of a spreadsheet as its cells show them (ECMA-376 part 1, 18.8.30 and 18.8.31): dates, percentages,
 * thousands, decimals. What is not understood is shown as it is stored, with all its digits.
 */
import { chineseNumber } from '../word/number-format.ts';

/** Formats that go by number: those of all languages, then those of Chinese. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-m-yy',
  16: 'm/d',
  17: 'yyyy/m',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/** @param own formats that the workbook defines, by their number */
export const formatCode = (id: number, own: ReadonlyMap<number, string>): string =>
  own.get(id) ?? builtIn[id] ?? 'General';

/** At most eleven digits are shown, so that 0.1 + 0.2 is 0.3. */
function general(value: number, stored: string): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  return size >= 1e-4 && size < 1e11 ? String(Number(value.toPrecision(11))) : stored;
}

const day = 86_400_000;

interface Moment {
  readonly date: Date;
  readonly chinese: boolean;
}

const digits = (value: number, length: number, chinese: boolean): string =>
  chinese ? chineseNumber(value) || '〇' : String(value).padStart(length, '0');

const year = (value: number, length: number, chinese: boolean): string => {
  const text = String(value).slice(length <= 2 ? -2 : 0);
  return chinese ? [...text].map((figure) => '〇一二三四五六七八九'[Number(figure)]).join('') : text;
};

/** A token of a date format; `minutes` when an `m` stands next to hours or seconds. */
function dateToken(token: string, minutes: boolean, { date, chinese }: Moment): string {
  const kind = token[0]?.toLowerCase();
  const length = token.length >= 2 ? 2 : 1;
  if (kind === 'y' || kind === 'e')
    return year(date.getUTCFullYear(), kind === 'e' ? 4 : token.length, chinese);
  if (kind === 'd') return token.length > 2 ? '' : digits(date.getUTCDate(), length, chinese);
  if (kind === 'h') return digits(date.getUTCHours(), length, chinese);
  if (kind === 's') return digits(date.getUTCSeconds(), length, chinese);
  return digits(minutes ? date.getUTCMinutes() : date.getUTCMonth() + 1, length, chinese);
}

const pieces = /"[^"]*"|\\.|\[[^\]]*\]|[_*].|AM\/PM|A\/P|上午\/下午|y+|e+|m+|d+|h+|s+|[\s\S]/gi;
const isDateToken = (piece: string): boolean => /^[ymdhse]/i.test(piece);
const literal = (piece: string): string =>
  piece.startsWith('"') ? piece.slice(1, -1) : piece.replace(/^\\/, '');

function showDate(value: number, code: string, from1904: boolean): string {
  // Days of 1900 are counted with a 29 February that never was; a report has none of them.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const moment: Moment = {
    date: new Date(epoch + Math.round((value * day) / 1000) * 1000),
    chinese: /\[DBNum[12]\]/i.test(code),
  };
  const tokens = code.match(pieces) ?? [];
  let last = '';
  return tokens
    .map((piece, i) => {
      if (/^[[_*]/.test(piece) || /^(?:AM\/PM|A\/P|上午\/下午)$/i.test(piece)) return '';
      if (!isDateToken(piece)) return literal(piece);
      const next = tokens
        .slice(i + 1)
        .find(isDateToken)?.[0]
        ?.toLowerCase();
      const minutes = last === 'h' || next === 's';
      last = piece[0]?.toLowerCase() ?? '';
      return dateToken(piece, minutes, moment);
    })
    .join('')
    .trim();
}

/** The part of a format that holds for a number: positive; negative; zero. */
function section(code: string, value: number): { code: string; signed: boolean } {
  const sections = code.match(/(?:"[^"]*"|\\.|[^;])+/g) ?? [code];
  const [first = code, second, third] = sections;
  if (/\[[<>=]/.test(code)) return { code: 'General', signed: true };
  if (value < 0 && second !== undefined) return { code: second, signed: false };
  return { code: value === 0 && third !== undefined ? third : first, signed: true };
}

const decimal = /^(?<before>[^0#?]*)(?<whole>[0#?,]+)(?:\.(?<parts>[0#?]*))?(?<after>[^0#?]*)$/;

function showNumber(value: number, code: string, stored: string): string {
  const { code: own, signed } = section(code, value);
  const bare = (own.match(/"[^"]*"|\\.|\[[^\]]*\]|[_*].|[\s\S]/g) ?? [])
    .filter((piece) => !/^[[_*]/.test(piece))
    .map((piece) => (/^["\\]/.test(piece) ? literal(piece).replace(/[0#?.,%]/g, '') : piece))
    .join('');
  const form = decimal.exec(bare)?.groups;
  if (form === undefined || /general|e[+-]|[/@]/i.test(bare)) return general(value, stored);
  const { before = '', whole = '', parts = '', after = '' } = form;
  // A comma at the end leaves thousands out: all digits are shown instead.
  if (whole.endsWith(',') || after.startsWith(',')) return general(value, stored);
  const scaled = Math.abs(value) * (bare.includes('%') ? 100 : 1);
  const least = parts.replace(/[^0]/g, '').length;
  const text = scaled.toLocaleString('en-US', {
    minimumFractionDigits: least,
    maximumFractionDigits: parts.length,
    minimumIntegerDigits: Math.max(1, Math.min(whole.replace(/[^0]/g, '').length, 20)),
    useGrouping: whole.includes(','),
  });
  return `${signed && value < 0 && Number(text.replaceAll(',', '')) !== 0 ? '-' : ''}${before}${text}${after}`.trim();
}

/**
 * @param stored the number as the file holds it
 * @param code of the cell's format
 */
export function shownNumber(stored: string, code: string, from1904: boolean): string {
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|general/gi, '');
  if (/[ymdhs]/i.test(bare) && !/[0#?]\.?0*%|#/.test(bare) && !/\[[hms]+\]/i.test(code)) {
    return value >= 0 && value < 2_958_466 ? showDate(value, code.split(';')[0] ?? code, from1904) : stored;
  }
  return showNumber(value, code, stored);
}

/** Column of a reference, from 0: `AB12` is 27. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference.toUpperCase())?.[0] ?? 'A')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
