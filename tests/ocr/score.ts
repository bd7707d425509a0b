/** How much of a known text was read: edit distance over characters. */

/** Characters around the diagonal that are looked at: far more than a page that is read at all gets wrong. */
const band = 400;

/** Fewest characters to insert, delete and replace (Levenshtein), within a band around the diagonal. */
export function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) > band) return Math.max(from.length, to.length);
  let row = Array.from({ length: to.length + 1 }, (_, j) => (j <= band ? j : Number.POSITIVE_INFINITY));
  for (let i = 1; i <= from.length; i++) {
    const next = new Array<number>(to.length + 1).fill(Number.POSITIVE_INFINITY);
    if (i <= band) next[0] = i;
    for (let j = Math.max(1, i - band); j <= Math.min(to.length, i + band); j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      next[j] = Math.min(
        (row[j - 1] ?? Number.POSITIVE_INFINITY) + same,
        (row[j] ?? Number.POSITIVE_INFINITY) + 1,
        (next[j - 1] ?? Number.POSITIVE_INFINITY) + 1,
      );
    }
    row = next;
  }
  return row[to.length] ?? Number.POSITIVE_INFINITY;
}

/** Share of the characters of the text that were read right, 0 to 1. */
export const accuracy = (text: string, read: string): number =>
  Math.max(0, 1 - distance(text, read) / Math.max(1, [...text].length));
