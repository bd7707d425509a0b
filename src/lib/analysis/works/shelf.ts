/**
 * Reports that a person took out of lists and counts although they stay: an old version that a corrected one replaces,
 * and what belongs to another report as an annex or a page of it.
 */
import type { DecidedRelation } from './works.ts';

export interface Shelved {
  readonly type: 'replaced-by' | 'part-of';
  /** The report that stands in the lists: of versions the newest one. */
  readonly by: string;
}

interface Entry {
  readonly id: string;
  readonly relations: readonly DecidedRelation[];
}

/** The step from each report to the one in front of it, from whichever of the two it is said. */
function stepsOf(entries: readonly Entry[]): Map<string, Shelved> {
  const ids = new Set(entries.map(({ id }) => id));
  const steps = new Map<string, Shelved>();
  for (const { id, relations } of entries) {
    for (const { type, id: other } of relations) {
      if (!ids.has(other) || other === id) continue;
      if (type === 'replaces') steps.set(other, { type: 'replaced-by', by: id });
      else if ((type === 'replaced-by' || type === 'part-of') && !steps.has(id)) {
        steps.set(id, { type, by: other });
      }
    }
  }
  return steps;
}

/**
 * @param entries all reports of the archive, sorted by id
 * @returns what left the lists, by id. A report that the archive lacks takes nobody's place, and where the
 * decisions go in a circle nobody leaves: else all would.
 */
export function shelfOf(entries: readonly Entry[]): Map<string, Shelved> {
  const steps = stepsOf(entries);
  const shelf = new Map<string, Shelved>();
  for (const [id, { type, by }] of steps) {
    const seen = new Set([id]);
    let last = by;
    for (let next = steps.get(last); next && !seen.has(last); next = steps.get(last)) {
      seen.add(last);
      last = next.by;
    }
    if (!seen.has(last)) shelf.set(id, { type, by: last });
  }
  return shelf;
}
