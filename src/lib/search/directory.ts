/**
 * Which file of the index holds a gram. The directory is the first gram of each file, in order; builder and
 * reader ask it the same questions, so both agree on where a gram is and on how far it spreads.
 */
import { sharedPrefix } from './bytes.ts';

/** A gram that spreads over so many files is answered by its list of reports instead. */
export const wideSpan = 3;

/** Sorts behind every gram that begins with `gram`. */
const after = (gram: string): string => `${gram}\uffff`;

/** Number of borders that are not greater than `gram`. */
function upperBound(borders: readonly string[], gram: string): number {
  let low = 0;
  let high = borders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((borders[middle] as string) <= gram) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First and last file that may hold grams that begin with `gram`, or of which `gram` is a continuation. */
export function filesOf(borders: readonly string[], gram: string): { first: number; last: number } {
  const first = Math.max(0, upperBound(borders, gram) - 1);
  return { first, last: Math.max(first, upperBound(borders, after(gram)) - 1) };
}

export const isWide = (borders: readonly string[], gram: string): boolean => {
  const { first, last } = filesOf(borders, gram);
  return last - first + 1 >= wideSpan;
};

/**
 * How long the key that leads to the beginning of `text` is at least: two neighbouring grams that share n
 * characters with it prove that n characters were not enough to tell them apart.
 */
export function leastDepth(borders: readonly string[], text: string): number {
  const at = upperBound(borders, text) - 1;
  const below = borders[at];
  if (below !== undefined && text.startsWith(below)) return below.length;
  const shared = Math.max(
    below === undefined ? 0 : sharedPrefix(text, below),
    sharedPrefix(text, borders[at + 1] ?? ''),
  );
  return Math.min(text.length, shared + 1);
}
