/**
 * Numbering styles of official documents. GB/T 9704-2012 (党政机关公文格式) sets the order 一、 (一) 1. (1);
 * reports also use 第一章, 第一部分, 第一, and ①. A style says nothing about a level by itself: levels follow
 * the order in which a document uses the styles.
 */
import type { Marker } from '../model.ts';
import { fold } from './fold.ts';
import { numeralCharacters, parseNumeral } from './numerals.ts';

export type MarkerStyle =
  | 'part'
  | 'chapter'
  | 'article-section'
  | 'numeral'
  | 'numeral-parenthesis'
  | 'arabic'
  | 'arabic-parenthesis'
  | 'circled'
  | 'ordinal';

interface StyleRule {
  readonly style: MarkerStyle;
  readonly pattern: RegExp;
}

const cn = `[${numeralCharacters}]{1,5}`;
const number = `(${cn}|\\d{1,2})`;

/** In order of trial, on folded text; group 1 is the number. */
const rules: readonly StyleRule[] = [
  { style: 'part', pattern: new RegExp(`^第${number}部分 *[、,:.]? *`) },
  { style: 'chapter', pattern: new RegExp(`^第${number}章 *[、,:.]? *`) },
  { style: 'article-section', pattern: new RegExp(`^第${number}节 *[、,:.]? *`) },
  { style: 'ordinal', pattern: new RegExp(`^第(${cn}) *[、,:.] *`) },
  { style: 'numeral-parenthesis', pattern: new RegExp(`^[(〔] *(${cn}) *[)〕] *[、.]? *`) },
  { style: 'numeral', pattern: new RegExp(`^(${cn}) *[、.] *`) },
  { style: 'arabic-parenthesis', pattern: /^\( *(\d{1,2}) *\) *[、.]? */ },
  { style: 'arabic-parenthesis', pattern: /^(\d{1,2})\) *[、.]? */ },
  // A dot that continues a number is a decimal or a date (3.0版, 2.28案件), not a marker.
  { style: 'arabic', pattern: /^(\d{1,2}) *(?:、|\.(?!\d)) */ },
  { style: 'circled', pattern: /^([①-⑳]) *[、.]? */ },
];

/** What the rules begin with: most lines need not be tried. */
const opening = new RegExp(`^[第(〔\\d①-⑳${numeralCharacters}]`);

function markerValue(number: string): number | null {
  if (/^\d+$/.test(number)) return Number(number);
  const circled = number.codePointAt(0) ?? 0;
  if (circled >= 0x2460 && circled <= 0x2473) return circled - 0x2460 + 1;
  return parseNumeral(number);
}

/**
 * Reads the numbering at the start of a line.
 * @param text a line without leading white space
 * @returns the marker and the text behind it, or null when the line is not numbered
 */
export function parseMarker(text: string): { marker: Marker; rest: string } | null {
  if (!opening.test(fold(text.charAt(0)))) return null;
  const folded = fold(text);
  for (const { style, pattern } of rules) {
    const match = pattern.exec(folded);
    if (!match?.[1]) continue;
    const value = markerValue(match[1]);
    if (value === null || value === 0) continue;
    const own = text.slice(0, match[0].trimEnd().length);
    // 第一章 总则 is written with a space; behind a punctuation mark none is needed.
    const apart = match[0].length > own.length && /\p{Script=Han}$/u.test(own);
    return {
      marker: { text: apart ? `${own} ` : own, style, value },
      rest: text.slice(match[0].length),
    };
  }
  return null;
}

/** Heading without its number and the stop or colon that closes it: names of sections are compared and counted. */
export const headingLabel = (heading: string): string =>
  (parseMarker(heading)?.rest ?? heading).replace(/[。:\uff1a]$/, '');
