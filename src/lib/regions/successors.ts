/**
 * What took the place of a division that vanished from one list to the next, by names alone. A rule answers
 * only when one division fits; the rest is left to the vocabulary `regions-successors` or stays unknown.
 */
import { stemOf } from './names.ts';
import { vocabulary } from './project.ts';
import type { Snapshot } from './snapshots.ts';

const known = new Map(
  vocabulary<{ successors: { code: string; name: string; to: string[] }[] }>(
    'regions-successors',
  ).successors.map(({ code, name, to }) => [`${code}${name}`, to]),
);

const isPrefecture = (code: string) => code.endsWith('00');
const only = <T>(items: readonly T[]): readonly T[] => (items.length === 1 ? items : []);

/**
 * @param before the last list that holds the division
 * @param after the list that follows it
 * @returns codes in `after`, none when not known
 */
export function successorsOf(
  code: string,
  name: string,
  before: Snapshot,
  after: Snapshot,
): readonly string[] {
  const told = known.get(`${code}${name}`);
  if (told !== undefined) return told;
  const appeared = [...after.names].filter(
    ([c, n]) =>
      before.names.get(c) !== n &&
      c.slice(0, 2) === code.slice(0, 2) &&
      isPrefecture(c) === isPrefecture(code),
  );
  // 文水县 142322 → 141121: the same name under a new code.
  const moved = only(appeared.filter(([, n]) => n === name));
  if (moved.length > 0) return moved.map(([c]) => c);
  // 襄樊市 → 襄阳市: a new name under the same code.
  if (after.names.has(code)) return [code];
  const parents = isPrefecture(code) ? [code.slice(0, 2)] : parentPrefixes(code, before, after);
  const near = appeared.filter(([c]) => parents.some((p) => c.startsWith(p)));
  const stem = stemOf(name);
  // 密云县 → 密云区: the same stem. 开县 → 开州区: a stem of one character that the new name begins with.
  const same = only(near.filter(([, n]) => stemOf(n) === stem));
  if (same.length > 0) return same.map(([c]) => c);
  return stem.length === 1 ? only(near.filter(([, n]) => n.startsWith(stem))).map(([c]) => c) : [];
}

/** First digits of the codes below the division's parent, and below the parent's successor. */
function parentPrefixes(code: string, before: Snapshot, after: Snapshot): readonly string[] {
  const parent = `${code.slice(0, 4)}00`;
  const name = before.names.get(parent);
  if (name === undefined) return [code.slice(0, 2)];
  if (after.names.get(parent) === name) return [code.slice(0, 4)];
  return [code.slice(0, 4), ...successorsOf(parent, name, before, after).map((c) => c.slice(0, 4))];
}
