/** Which scores of an audit pass. */

/** Lowest scores that pass, out of 100. */
const floors = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;

export type Category = keyof typeof floors;
export const categories = Object.keys(floors) as Category[];

export type Scores = Readonly<Record<Category, number>>;

/** @returns the middle one, the lower of the two for an even count */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** @returns one line for each category below its floor */
export function failuresOf(name: string, scores: Scores, reasons: readonly string[]): string[] {
  return categories
    .filter((category) => scores[category] < floors[category])
    .map(
      (category) =>
        `${name}: ${category} ${scores[category]}, at least ${floors[category]} (${reasons.join('; ') || 'no single audit'})`,
    );
}
