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

/** True for nothing but white space and characters without width. */
export const isBlank = (text: string): boolean => !/[^\s\u200b-\u200d\u2060]/.test(text);

/** One block for each line that holds something, text verbatim; blank lines show as gaps in `line`. */
export function lineBlocks(text: string): LooseBlock[] {
  return splitLines(text)
    .filter((line) => !isBlank(line.text))
    .map((line) => ({ line: line.number, text: line.text }));
}
