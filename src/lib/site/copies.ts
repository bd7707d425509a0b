/** The other copies of the same report in the archive, for its page. */
import type { Report } from '../schema.ts';
import type { Work } from '../works/works.ts';

export interface Copies {
  /** True when this copy is the one nearest to the issuer. */
  readonly best: boolean;
  /** The other copies, the one that stands for the work first. */
  readonly others: readonly Report[];
}

/** @returns null for a report that has no other copy */
export function copiesOf(
  id: string,
  works: readonly Work[],
  byId: ReadonlyMap<string, Report>,
): Copies | null {
  const work = works.find(({ preferred, copies }) => preferred === id || copies.includes(id));
  if (!work) return null;
  const others = [work.preferred, ...work.copies].filter((other) => other !== id);
  return { best: work.preferred === id, others: others.flatMap((other) => byId.get(other) ?? []) };
}
