/** Splits a passage into sentences; offsets point into the passage. */
import type { Span } from './types.ts';

const closers = new Map([
  ['“', '”'],
  ['《', '》'],
  ['(', ')'],
]);

/**
 * A sentence ends at 。! ? or a line feed, but not inside quotation marks, a title or parentheses that are closed
 * within the next 200 characters. What holds: the spans are in order, do not overlap and leave out white space only.
 * @param folded half-width text
 */
export function splitSentences(folded: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number): void => {
    const text = folded.slice(start, end);
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') spans.push({ start: start + lead, end: start + text.trimEnd().length });
    start = end;
  };
  for (let i = 0; i < folded.length; i++) {
    const character = folded.charAt(i);
    if (character === '\n') {
      push(i);
      continue;
    }
    const closer = closers.get(character);
    if (closer) {
      const close = folded.indexOf(closer, i);
      if (close > i && close - i <= 200 && !folded.slice(i, close).includes('\n')) i = close;
      continue;
    }
    if ('。!?'.includes(character)) push(i + 1);
  }
  push(folded.length);
  return spans;
}
