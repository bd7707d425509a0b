import type { LooseBlock } from '../reading.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without the line end. */
  readonly text: string;
}

/** Line feed, carriage return, form feed (page break) and vertical tab (Word's soft line end). */
const lineEnd = /\r\n|[\n\r\f\v\u2028\u2029]/;

/** @returns every line of a text, empty ones included */
export function splitLines(text: string): Line[] {
  return text.split(lineEnd).map((line, i) => ({ number: i + 1, text: line }));
}

/**
 * Whether a text has more line ends than a bound, without cutting it up.
 * @param most number of line feeds and carriage returns that is still allowed
 */
export function hasMoreLines(text: string, most: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(/[\n\r]/g)) if (++count > most) return true;
  return false;
}

/** True for nothing but white space and characters without width. */
export const isBlank = (text: string): boolean => !/[^\s\u200b-\u200d\u2060]/.test(text);

/** One block for each line that holds something, text verbatim; blank lines show as gaps in `line`. */
export function lineBlocks(text: string): LooseBlock[] {
  return splitLines(text)
    .filter((line) => !isBlank(line.text))
    .map((line) => ({ line: line.number, text: line.text }));
}
