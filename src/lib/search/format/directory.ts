/**
 * Which file of the index holds a gram. The directory has a border for each file, in order: the beginning of its
 * first gram, as short as tells it from the last gram of the file before. Builder and reader ask it the same
 * questions, so both agree on where a gram is and on how far it spreads.
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
 * How long the key that leads to the beginning of `text` is at least: a neighbouring border that shares n
 * characters with it proves that n characters were not enough to tell two keys apart.
 */
export function leastDepth(borders: readonly string[], text: string): number {
  const at = upperBound(borders, text) - 1;
  const below = borders[at] ?? '';
  // A border that the text begins with may be a whole key, so it proves nothing beyond itself.
  const fromBelow = text.startsWith(below) ? below.length : sharedPrefix(text, below) + 1;
  const fromAbove = sharedPrefix(text, borders[at + 1] ?? '') + 1;
  return Math.min(text.length, Math.max(fromBelow, fromAbove));
}
