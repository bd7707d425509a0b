/** What a whole text is about when nothing else tells: the division that it names over and over. */
import { contains } from './find.ts';
import type { Division, Mention } from './types.ts';

/** Fewest mentions of the subject: a text that names its place once or twice may as well cite it. */
const fewest = 3;

/**
 * @returns the first mention of the division that is named at least three times and twice as often as any
 * other that neither contains it nor lies in it; of a division and its parent the lower one
 */
export function bodySubject(mentions: readonly Mention[]): Mention | undefined {
  const counts = new Map<string, { mention: Mention; division: Division; count: number }>();
  for (const mention of mentions) {
    const division = mention.candidates[0];
    if (division === undefined) continue;
    const known = counts.get(division.code);
    if (known === undefined) counts.set(division.code, { mention, division, count: 1 });
    else known.count += 1;
  }
  const frequent = [...counts.values()].filter(({ count }) => count >= fewest);
  const subjects = frequent.filter(({ division, count }) =>
    [...counts.values()].every(
      (other) =>
        other.division === division ||
        contains(other.division, division) ||
        contains(division, other.division) ||
        count >= 2 * other.count,
    ),
  );
  const lowest = subjects.filter(({ division }) => !subjects.some((s) => contains(division, s.division)));
  return lowest.length === 1 ? lowest[0]?.mention : undefined;
}
