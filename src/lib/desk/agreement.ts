/** How far two readers who read the same documents apart from each other agree: Cohen's κ for each field. */
import { fieldNames } from '../core/field-names.ts';
import type { AgreementView } from './view.ts';

/** The values that one reader took as right, by field; a field that is not named is unknown to that reader. */
export type Decided = Readonly<Record<string, unknown>>;

/** Decisions of two readers about one document. */
export type Pair = readonly [first: Decided, second: Decided];

/**
 * Cohen's κ of categories without order (Cohen 1960).
 * @param pairs the categories that the two readers chose, one pair a document
 * @returns null when both always chose the same one category: chance would agree as well
 */
export function kappa(pairs: readonly (readonly [string, string])[]): number | null {
  const count = pairs.length;
  if (count === 0) return null;
  const agreed = pairs.filter(([a, b]) => a === b).length / count;
  const share = (place: 0 | 1, category: string): number =>
    pairs.filter((pair) => pair[place] === category).length / count;
  const chance = [...new Set(pairs.map(([a]) => a))].reduce(
    (sum, category) => sum + share(0, category) * share(1, category),
    0,
  );
  return chance === 1 ? null : (agreed - chance) / (1 - chance);
}

/** Keys of an object in one order, so that equal values are equal texts. */
const category = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** @returns fields in which the two differ */
export const differences = ([first, second]: Pair): string[] =>
  Object.keys(fieldNames).filter((field) => category(first[field]) !== category(second[field]));

export function agreement(pairs: readonly Pair[]): AgreementView[] {
  return Object.entries(fieldNames).map(([field, label]) => {
    const chosen = pairs.map(([first, second]) => [category(first[field]), category(second[field])] as const);
    const agreed = chosen.filter(([a, b]) => a === b).length;
    return {
      field,
      label,
      count: pairs.length,
      agreed: pairs.length === 0 ? 0 : agreed / pairs.length,
      kappa: kappa(chosen),
    };
  });
}
