/** Choosing between places of one name (29 county names are shared): by year, by level, by upper divisions. */

import { contains } from './find.ts';
import { currentOf, validIn } from './gazetteer.ts';
import type { Division, Mention } from './types.ts';

/** A mention with the trust in the clue it stands in. */
export interface Witness {
  readonly mention: Mention;
  readonly weight: number;
}

export interface Choice {
  /** One division, or several that nothing tells apart. */
  readonly divisions: readonly Division[];
  /** True when other clues had to decide. */
  readonly byWitness: boolean;
}

/** Divisions of one line of succession have the same key. */
function lineage(division: Division): string {
  const today = currentOf(division).map((d) => d.code);
  return today.length > 0 ? today.join() : division.code;
}

function prefer<T>(items: readonly T[], test: (item: T) => boolean): readonly T[] {
  const kept = items.filter(test);
  return kept.length > 0 ? kept : items;
}

/** Keeps those in force in the year (or today), one for each line of succession. */
function inForce(divisions: readonly Division[], year: number | null): readonly Division[] {
  const valid = prefer(divisions, (d) => (year === null ? d.current : validIn(d, year)));
  const byLineage = new Map<string, Division>();
  for (const d of prefer(valid, (v) => v.current)) {
    const key = lineage(d);
    if (!byLineage.has(key)) byLineage.set(key, d);
  }
  return [...byLineage.values()];
}

/** A division named after its time is its only successor then: 密云县 in a text of 2020 is 密云区. */
function inYear(division: Division, year: number | null): Division {
  if (year === null || year <= (division.validTo ?? Infinity)) return division;
  const [next, ...others] = currentOf(division);
  return next !== undefined && others.length === 0 ? next : division;
}

function score(division: Division, own: Mention, witnesses: readonly Witness[]): number {
  let sum = 0;
  // A full name tells where a place is; a short one may only be cited (赴北京学习).
  for (const { mention, weight } of witnesses) {
    if (mention === own) continue;
    const [first, ...others] = mention.candidates;
    if (first === undefined || others.some((d) => lineage(d) !== lineage(first))) continue;
    if (contains(first, division)) sum += mention.form === 'full' ? weight : 0.3 * weight;
    else if (mention.chained && lineage(first) === lineage(division)) sum += 2 * weight;
  }
  return sum;
}

/** Least score that decides, and by how much it must be above the next. */
const enough = 0.2;
const margin = 1.5;

/**
 * @param levels what 我区, 我县 and so on in the clues allow, null when they tell nothing
 * @param witnesses all mentions of all clues
 */
export function choose(
  mention: Mention,
  year: number | null,
  levels: ((division: Division) => boolean) | null,
  witnesses: readonly Witness[],
): Choice {
  let left = inForce(mention.candidates, year);
  if (left.length > 1 && levels !== null) left = prefer(left, levels);
  if (left.length < 2) return { divisions: left.map((d) => inYear(d, year)), byWitness: false };
  const scores = left.map((d) => score(d, mention, witnesses));
  const [best = 0, second = 0] = scores.toSorted((a, b) => b - a);
  const decided = best >= enough && best >= margin * second;
  const chosen = decided ? left.filter((_, i) => scores[i] === best) : left;
  return { divisions: chosen.map((d) => inYear(d, year)), byWitness: true };
}
