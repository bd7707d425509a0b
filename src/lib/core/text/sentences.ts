/** Splits a passage into sentences; offsets point into the passage. */
import type { Span } from './span.ts';

const closers = new Map([
  ['“', '”'],
  ['《', '》'],
  ['(', ')'],
]);

const marks = /[\n。!?“《(]/g;

/** Characters from an opening mark to its closing one, within which a sentence goes on. */
const longestBracket = 200;

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
  marks.lastIndex = 0;
  for (let match = marks.exec(folded); match; match = marks.exec(folded)) {
    const { index } = match;
    const closer = closers.get(match[0]);
    if (match[0] === '\n') push(index);
    else if (closer === undefined) push(index + 1);
    else {
      const inside = folded.slice(index, index + longestBracket + 1);
      const close = inside.indexOf(closer);
      if (close > 0 && !inside.slice(0, close).includes('\n')) marks.lastIndex = index + close + 1;
    }
  }
  push(folded.length);
  return spans;
}
