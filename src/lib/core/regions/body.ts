/** What a whole text is about when nothing else tells: the division that it names over and over. */
import { contains } from './find.ts';
import type { Division, Mention } from './types.ts';

interface Named {
  readonly mention: Mention;
  readonly division: Division;
  count: number;
}

/** True when one may lie in the other; a shared name (鼓楼区) may mean any of its places. */
const related = (a: Named, b: Named): boolean =>
  a.mention.candidates.some((x) =>
    b.mention.candidates.some((y) => x === y || contains(x, y) || contains(y, x)),
  );

/** Named often enough: twice when nothing else is named, else three times and twice as often as any other. */
function isSubject(one: Named, all: readonly Named[]): boolean {
  const { count } = one;
  const others = all.filter((other) => !related(other, one)).map((other) => other.count);
  return others.length === 0 ? count >= 2 : count >= 3 && count >= 2 * Math.max(...others);
}

/**
 * @returns the first mention of the division that is named often, where others (but those that contain it or
 * lie in it) are hardly named; of a division and its parent the lower one
 */
export function bodySubject(mentions: readonly Mention[]): Mention | undefined {
  const named = new Map<string, Named>();
  for (const mention of mentions) {
    const division = mention.candidates[0];
    if (division === undefined) continue;
    const known = named.get(division.code);
    if (known === undefined) named.set(division.code, { mention, division, count: 1 });
    else known.count += 1;
  }
  const all = [...named.values()];
  const subjects = all.filter((one) => isSubject(one, all));
  const lowest = subjects.filter(({ division }) => !subjects.some((s) => contains(division, s.division)));
  return lowest.length === 1 ? lowest[0]?.mention : undefined;
}
