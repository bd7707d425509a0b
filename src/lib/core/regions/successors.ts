/**
 * What took the place of a division that vanished from one list to the next, by names alone. A rule answers
 * only when one division fits; the rest is left to the vocabulary `regions-successors` or stays unknown.
 */
import { stemOf } from './names.ts';
import type { Snapshot } from './snapshots.ts';
import { knownSuccessors } from './vocab.ts';

const known = new Map(knownSuccessors.map((change) => [change.code + change.name, change]));

type Entry = readonly [code: string, name: string];

const isPrefecture = (code: string) => code.endsWith('00');
const prefecture = (code: string) => `${code.slice(0, 4)}00`;

/** @returns the year in which a division ended, where the vocabulary tells it */
export const endOf = (code: string, name: string): number | undefined => known.get(code + name)?.year;

/** The one entry that fits, as a list of its code; none when several do. */
function only(entries: readonly Entry[], test: (entry: Entry) => boolean): readonly string[] {
  const fitting = entries.filter(test).map(([code]) => code);
  return fitting.length === 1 ? fitting : [];
}

/**
 * @param before the last list that holds the divisions asked for
 * @param after the list that follows it
 * @returns a function that gives the codes in `after` that took a division's place, none when not known
 */
export function successorsBetween(
  before: Snapshot,
  after: Snapshot,
): (code: string, name: string) => readonly string[] {
  const appeared = [...after.names].filter(([code, name]) => before.names.get(code) !== name);

  /** First digits of codes below the division's parent, and below what took the parent's place. */
  const parents = (code: string): readonly string[] => {
    const name = before.names.get(prefecture(code));
    if (isPrefecture(code) || name === undefined) return [code.slice(0, 2)];
    if (after.names.get(prefecture(code)) === name) return [code.slice(0, 4)];
    return [code.slice(0, 4), ...find(prefecture(code), name).map((c) => c.slice(0, 4))];
  };

  const find = (code: string, name: string): readonly string[] => {
    const told = known.get(code + name);
    if (told !== undefined) return told.to;
    const level = appeared.filter(
      ([c]) => c.slice(0, 2) === code.slice(0, 2) && isPrefecture(c) === isPrefecture(code),
    );
    // 文水县 142322 → 141121: the same name under a new code.
    const moved = only(level, ([, n]) => n === name);
    if (moved.length > 0) return moved;
    // 襄樊市 → 襄阳市: a new name under the same code.
    if (after.names.has(code)) return [code];
    const upper = parents(code);
    const near = level.filter(([c]) => upper.some((prefix) => c.startsWith(prefix)));
    const stem = stemOf(name);
    // 密云县 → 密云区: the same stem. 开县 → 开州区: a stem of one character that the new name begins with.
    const same = only(near, ([, n]) => stemOf(n) === stem);
    if (same.length > 0 || stem.length > 1) return same;
    return only(near, ([, n]) => n.startsWith(stem));
  };
  return find;
}
