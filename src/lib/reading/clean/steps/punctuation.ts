/**
 * Scrapers and some portals turn full-width punctuation into half-width. Between Chinese characters the
 * full-width mark is the only correct one (GB/T 15834-2011), so it is restored; marks inside numbers, times,
 * addresses and Latin text stay as they are.
 */
import type { CleaningStep } from '../cleaning-log.ts';

const full: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ':': '\uff1a',
  ';': '\uff1b',
  '?': '\uff1f',
  '!': '\uff01',
  '(': '\uff08',
  ')': '\uff09',
};

const han = /[\p{Script=Han}〇]/u;
/** Marks that only Chinese text has; they count as Chinese neighbours. */
const chineseMark = /[。、“”‘’《》〈〉「」『』【】〔〕—…]/;
const latinOrDigit = /[\p{Script=Latin}\d]/u;

const isChinese = (character: string) => han.test(character) || chineseMark.test(character);

/** The marks in question, in both widths, so that a text already widened reads the same. */
const mark = /[,:;?!()\uff0c\uff1a\uff1b\uff1f\uff01\uff08\uff09]/;

/** Marks and spaces in a row are few; further away nothing is a neighbour. */
const reach = 12;

/** The nearest character that is neither white space nor one of the marks in question; empty when none is near. */
function neighbour(text: string, from: number, step: 1 | -1): string {
  for (let i = from + step; i >= 0 && i < text.length && Math.abs(i - from) <= reach; i += step) {
    const character = text.charAt(i);
    if (!/\s/.test(character) && !mark.test(character)) return character;
  }
  return '';
}

/** How many Chinese characters stand before each place, to ask for any stretch at once. */
function hanBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) before[i + 1] = (before[i] ?? 0) + (han.test(text.charAt(i)) ? 1 : 0);
  return before;
}

function bracketsOf(text: string): Map<number, number> {
  const open: number[] = [];
  const pairs = new Map<number, number>();
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') open.push(i);
    if (text[i] === ')') {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, i).set(i, start);
    }
  }
  return pairs;
}

/** @returns the text with full-width marks where the neighbours are Chinese */
export function widenPunctuation(text: string): string {
  if (!/[,:;?!()]/.test(text) || !han.test(text)) return text;
  const pairs = bracketsOf(text);
  const count = hanBefore(text);
  const widen = (i: number): boolean => {
    const character = text.charAt(i);
    if (character === '(' || character === ')') {
      const other = pairs.get(i);
      if (other === undefined) return false;
      const [start, end] = i < other ? [i, other] : [other, i];
      return (
        (count[end] ?? 0) > (count[start + 1] ?? 0) ||
        (isChinese(neighbour(text, start, -1)) && isChinese(neighbour(text, end, 1)))
      );
    }
    const [before, after] = [text.charAt(i - 1), text.charAt(i + 1)];
    if (latinOrDigit.test(before) && latinOrDigit.test(after)) return false;
    if (character === ':' && after === '/') return false;
    return isChinese(neighbour(text, i, -1)) || isChinese(neighbour(text, i, 1));
  };
  return text.replace(/[,:;?!()]/g, (character, i: number) =>
    widen(i) ? (full[character] ?? character) : character,
  );
}

export const punctuation: CleaningStep = {
  name: 'punctuation',
  run: (blocks, log) =>
    blocks.map((block) => {
      if (block.table) {
        const table = block.table.map((row) => row.map(widenPunctuation));
        const text = table.map((row) => row.join('\t')).join('\n');
        if (text === block.text) return block;
        return { ...log.change('punctuation', '中文间的半角标点改为全角', block, text), table };
      }
      const after = widenPunctuation(block.text);
      return after === block.text
        ? block
        : log.change('punctuation', '中文间的半角标点改为全角', block, after);
    }),
};
