/**
 * Limits that keep the cost of one sentence in bounds, whatever stands in it. They are far beyond what reports write:
 * the longest sentences of official texts have some 900 characters and 80 numbers.
 */
import type { Span } from './span.ts';

/** Numbers, and words for none, of one sentence that are read; what stands behind is kept as one unread figure. */
export const mostNumbers = 300;
/** Characters that are read at once; a longer sentence is read in parts. */
export const longestPart = 2000;
/** Characters of a sentence that are quoted whole; a longer one is quoted around the figure. */
export const longestQuote = 500;

/** Whatever a figure can be made of: numbers, and the words that tell that nothing happened. */
const numerals = /\d[\d.,]*|[一二三四五六七八九十百千两]+|[未无没零]/g;
const clauseEnd = /[,;:]/;

/**
 * @param folded a sentence
 * @returns where its reading must end: before the first number too many, or at its end
 */
export function readableEnd(folded: string): number {
  let count = 0;
  for (const { index } of folded.matchAll(numerals)) {
    count += 1;
    if (count > mostNumbers) return index;
  }
  return folded.length;
}

/** The last place behind a clause mark up to `to`, where a text can be parted; `to` when there is none. */
function partingPlace(text: string, from: number, to: number): number {
  for (let at = to; at > from + 1; at--) if (clauseEnd.test(text.charAt(at - 1))) return at;
  return to;
}

/** The last place up to `to` that is not inside a number; `to` when all is one number. */
function besideNumber(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && /[\d.]/.test(text.charAt(at - 1)) && /[\d.]/.test(text.charAt(at))) at -= 1;
  return at > from ? at : to;
}

/**
 * What holds: the parts cover the first `end` characters in order; none is longer than `longestPart`, and none cuts
 * a number that is shorter than that.
 */
export function partsOf(folded: string, end: number): Span[] {
  const parts: Span[] = [];
  for (let start = 0; start < end; ) {
    const limit = start + longestPart;
    const stop = limit >= end ? end : besideNumber(folded, start, partingPlace(folded, start, limit));
    parts.push({ start, end: stop });
    start = stop;
  }
  return parts;
}

const isLowSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
};

/**
 * The words that show a figure: the whole sentence, or a verbatim piece around the figure with … where it was cut.
 * @param start place of the figure in the sentence
 */
export function quoteAround(sentence: string, start: number, end: number): string {
  if (sentence.length <= longestQuote) return sentence;
  const room = Math.max(0, Math.floor((longestQuote - (end - start)) / 2));
  let from = Math.max(0, Math.min(start - room, sentence.length - longestQuote));
  let to = Math.min(sentence.length, from + longestQuote);
  if (isLowSurrogate(sentence, from)) from += 1;
  if (isLowSurrogate(sentence, to)) to -= 1;
  return `${from > 0 ? '…' : ''}${sentence.slice(from, to)}${to < sentence.length ? '…' : ''}`;
}
