/**
 * Levels follow the order in which a document uses numbering styles: a style that is new below the present
 * heading opens a deeper level, one that is open already continues its level.
 */

/** The order that GB/T 9704-2012 gives; it decides only when a style turns up whose first number was missed. */
const rank: Readonly<Record<string, number>> = {
  part: 0,
  chapter: 1,
  'article-section': 2,
  numeral: 3,
  'numeral-parenthesis': 4,
  arabic: 5,
  'arabic-parenthesis': 6,
  circled: 7,
};

export class Levels {
  readonly #open: string[] = [];

  /**
   * @param style numbering style, or another name for headings that look alike
   * @param value number of the heading, 1 for those without
   * @returns the level, 1 is the highest
   */
  next(style: string, value: number): number {
    const at = this.#open.indexOf(style);
    if (at >= 0) {
      this.#open.length = at + 1;
      return at + 1;
    }
    const own = rank[style];
    if (value !== 1 && own !== undefined) {
      while (this.#open.length > 0 && (rank[this.#open.at(-1) ?? ''] ?? -1) > own) this.#open.pop();
    }
    this.#open.push(style);
    return this.#open.length;
  }
}
