/**
 * Reads one number as official texts write it: 1,113 · 3.5 · 8.2万 · 54亿3528.13万 · 三百二十 · 百分之九十八点五 ·
 * 三分之二 · 1/4 · 九成. Works on half-width text.
 */
import { numeralCharacters, parseNumeral } from '../../core/text/numerals.ts';

export interface ReadNumber {
  readonly value: number;
  readonly length: number;
  /** `percent` when the number carries its unit in itself (百分之, 成). */
  readonly unit: '%' | null;
  /** Written in Chinese numerals. */
  readonly han: boolean;
  /** 余 or 多 stood inside, between number and 万. */
  readonly more: boolean;
}

const scales = new Map([
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1e3],
]);
const han = `[${numeralCharacters}]+`;
const arabicPattern = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y;
const hanPattern = new RegExp(`${han}(?:点${han})?`, 'y');
const percentPattern = new RegExp(`百分之(${han})(?:点(${han}))?`, 'y');
const slashPattern = /(\d{1,2})\/(\d{1,2})(?![\d/])/y;
const fractionPattern = new RegExp(`(${han})分之(${han})`, 'y');

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

/** Without the noise of binary fractions: 8.2 × 10,000 is 82,000. */
export const clean = (value: number): number => Number(value.toPrecision(12));

function hanValue(integer: string, fraction: string | undefined): number | null {
  const whole = parseNumeral(/^[百千]/.test(integer) ? `一${integer}` : integer);
  if (whole === null || fraction === undefined) return whole;
  const digits = [...fraction].map((character) => parseNumeral(character));
  return digits.includes(null) ? null : Number(`${whole}.${digits.join('')}`);
}

/** 三分之二 and 1/4 as percentages. */
function readFraction(text: string, index: number): ReadNumber | null {
  const slash = at(slashPattern, text, index);
  const match = slash ?? at(fractionPattern, text, index);
  if (!match?.[1] || !match[2]) return null;
  const [above, below] = slash
    ? [Number(match[1]), Number(match[2])]
    : [parseNumeral(match[2]), parseNumeral(match[1])];
  if (!below || !above || above >= below) return null;
  const value = clean(Math.round((above / below) * 1e6) / 1e4);
  return { value, length: match[0].length, unit: '%', han: false, more: false };
}

/** @returns the number that begins exactly at `index`, or null */
export function readNumber(text: string, index: number): ReadNumber | null {
  const percent = at(percentPattern, text, index);
  if (percent?.[1]) {
    const value = hanValue(percent[1], percent[2]);
    return value === null ? null : { value, length: percent[0].length, unit: '%', han: false, more: false };
  }
  const fraction = readFraction(text, index);
  if (fraction) return fraction;
  const arabic = at(arabicPattern, text, index);
  const chinese = arabic ? null : at(hanPattern, text, index);
  const written = arabic?.[0] ?? chinese?.[0];
  if (written === undefined) return null;
  const [integer, decimals] = written.split('点');
  const base = arabic ? Number(written.replaceAll(',', '')) : hanValue(integer ?? '', decimals);
  if (base === null) return null;
  return withScale(text, index, base, written.length, arabic === null);
}

/** Takes in 万 and 亿 behind a number, also in the form 54亿3528.13万, and 成. */
function withScale(text: string, index: number, base: number, length: number, isHan: boolean): ReadNumber {
  let value = base;
  let end = index + length;
  let more = false;
  if (text.charAt(end) === '成' && base >= 1 && base <= 10 && !/[立功果员效]/.test(text.charAt(end + 1))) {
    return { value: clean(base * 10), length: length + 1, unit: '%', han: false, more };
  }
  const gap = /^[余多](?=[万亿])/.exec(text.slice(end, end + 2)) ? 1 : 0;
  const spaced = /^ *[余多]?[万亿千]/.exec(text.slice(end, end + 4));
  const scale = spaced ? scales.get(spaced[0].slice(-1)) : undefined;
  if (spaced && scale && !(isHan && scale === 1e3)) {
    more = gap === 1;
    value = clean(base * scale);
    end += spaced[0].length;
    const rest = /\d/.test(text.charAt(end)) || isHan ? readNumber(text, end) : null;
    if (rest && rest.unit === null && rest.value < scale) {
      value = clean(value + rest.value);
      end += rest.length;
    }
  }
  return { value, length: end - index, unit: null, han: isHan, more };
}
