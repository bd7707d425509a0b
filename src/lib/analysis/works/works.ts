/**
 * One work, many copies: the same report reposted, printed or rewritten elsewhere. Copies are kept, all of them, as
 * sources of one work; the copy nearest to the issuer stands for it. Pages, search and checks fold by this relation
 * and by no other. A person's word (`relations` in `source.yml`) wins over every rule.
 */

import { compareText } from '../../core/order.ts';
import type { Report } from '../../core/schema.ts';
import { isOfficial } from '../../reading/metadata/rules/origin.ts';
import { candidatePairs, type Described, type Pair } from './candidates.ts';
import { decodeFingerprint } from './fingerprint.ts';
import { type Facts, factKey } from './identity.ts';
import { type Relation, relationOf } from './relation.ts';

export interface Work {
  /** The copy that stands for the work. */
  readonly preferred: string;
  /** The others, sorted. */
  readonly copies: readonly string[];
}

/** What a person decided about two reports, kept with one of them. */
export interface DecidedRelation {
  readonly type: 'same-work' | 'different-work' | 'replaces' | 'replaced-by' | 'part-of';
  /** The other report. */
  readonly id: string;
}

export interface WorkEntry {
  readonly report: Facts & Pick<Report, 'id' | 'review' | 'originUrl' | 'published' | 'titleInferred'>;
  /** From `encodeFingerprint`. */
  readonly fingerprint: Uint8Array;
  readonly relations: readonly DecidedRelation[];
}

/** What is wrong with a copy, the gravest first; the fewer the better. */
function defects({ review, originUrl, published, titleInferred }: WorkEntry['report']): string {
  return [
    originUrl !== null && !isOfficial(originUrl),
    review.includes('anonymised'),
    review.includes('truncated'),
    originUrl === null,
    titleInferred,
    published === null,
  ]
    .map(Number)
    .join('');
}

type Tell = (a: number, b: number) => boolean;

const pairKey = (a: number, b: number): string => (a < b ? `${a},${b}` : `${b},${a}`);
const pairOf = (key: string): Pair => key.split(',').map(Number) as unknown as Pair;

/** Members of a work that a further one is compared with before it joins; it bounds the work for huge ones. */
const witnesses = 16;

/** Works that grow out of pairs, as long as no member is told apart from another. */
class Clusters {
  readonly #members: number[][];
  readonly #isApart: Tell;
  readonly #forbidden: readonly Pair[];

  /** @param forbidden pairs that a person told apart */
  constructor(count: number, isApart: Tell, forbidden: readonly Pair[]) {
    this.#members = Array.from({ length: count }, (_, place) => [place]);
    this.#isApart = isApart;
    this.#forbidden = forbidden;
  }

  #isForbidden(one: readonly number[], other: readonly number[]): boolean {
    return this.#forbidden.some(
      ([a, b]) => (one.includes(a) && other.includes(b)) || (one.includes(b) && other.includes(a)),
    );
  }

  join(a: number, b: number, decided: boolean): void {
    const both = [this.#members[a] as number[], this.#members[b] as number[]] as const;
    const [one, other] = both[0].length >= both[1].length ? both : [both[1], both[0]];
    if (one === other || this.#isForbidden(one, other)) return;
    const apart = (left: number) => other.slice(0, witnesses).some((right) => this.#isApart(left, right));
    if (!decided && one.slice(0, witnesses).some(apart)) return;
    for (const place of other) {
      one.push(place);
      this.#members[place] = one;
    }
  }

  /** Clusters of more than one, each once. */
  found(): number[][] {
    return [...new Set(this.#members)].filter(({ length }) => length > 1);
  }
}

/** Whether a relation says that two reports are, or are not, copies of one. */
export const isOfWorks = (type: DecidedRelation['type']): boolean =>
  type === 'same-work' || type === 'different-work';

/** What persons decided, by places of the two reports, the smaller one first. */
function decisionsOf(entries: readonly WorkEntry[]): Map<string, Relation> {
  const places = new Map(entries.map(({ report }, place) => [report.id, place]));
  const decided = new Map<string, Relation>();
  for (const [place, { relations }] of entries.entries()) {
    for (const { type, id } of relations) {
      const other = places.get(id);
      if (other === undefined || other === place || !isOfWorks(type)) continue;
      const key = pairKey(place, other);
      // Two persons of two minds: apart is the lesser harm, and the check names the pair.
      if (decided.get(key) !== 'apart') decided.set(key, type === 'same-work' ? 'same' : 'apart');
    }
  }
  return decided;
}

/** A report of unknown issuer, region or period that fits two works is a copy of neither. */
function withoutDoubtful(pairs: readonly Pair[], isKnown: (place: number) => boolean, isApart: Tell): Pair[] {
  const neighbours = new Map<number, number[]>();
  for (const [a, b] of [...pairs, ...pairs.map(([one, other]) => [other, one] as const)]) {
    const near = neighbours.get(a) ?? [];
    if (near.length < witnesses) neighbours.set(a, [...near, b]);
  }
  const doubtful = new Set<number>();
  for (const [place, near] of neighbours) {
    if (isKnown(place)) continue;
    if (near.some((one, i) => near.slice(i + 1).some((other) => isApart(one, other)))) doubtful.add(place);
  }
  return pairs.filter((pair) => !pair.some((place) => doubtful.has(place)));
}

function clustersOf(entries: readonly WorkEntry[]): number[][] {
  const described = entries.map(({ report, fingerprint }): Described => {
    return { facts: report, ...decodeFingerprint(fingerprint), key: factKey(report) };
  });
  const at = (place: number): Described => described[place] as Described;
  const decided = decisionsOf(entries);
  const relation = (a: number, b: number): Relation =>
    decided.get(pairKey(a, b)) ?? relationOf(at(a).facts, at(a), at(b).facts, at(b));
  const isApart: Tell = (a, b) => relation(a, b) === 'apart';
  const isSame: Tell = (a, b) => relation(a, b) === 'same';
  const saidTo = (what: Relation): Pair[] =>
    [...decided].flatMap(([key, said]) => (said === what ? [pairOf(key)] : []));
  const clusters = new Clusters(entries.length, isApart, saidTo('apart'));
  for (const [a, b] of saidTo('same')) clusters.join(a, b, true);
  const pairs = withoutDoubtful(
    candidatePairs(described, isSame),
    (place) => at(place).key !== null,
    isApart,
  );
  for (const [a, b] of pairs) clusters.join(a, b, false);
  return clusters.found();
}

/**
 * Works of which there is more than one copy, sorted by the id that stands for them. Time grows with the number of
 * entries, memory by a kilobyte for each.
 * @param entries in an order that follows from each report alone
 */
export function findWorks(entries: readonly WorkEntry[]): Work[] {
  return clustersOf(entries)
    .map((places) => {
      const reports = places.map((place) => (entries[place] as WorkEntry).report);
      const [first, ...others] = reports.toSorted(
        (a, b) => compareText(defects(a), defects(b)) || compareText(a.id, b.id),
      );
      return { preferred: first?.id ?? '', copies: others.map(({ id }) => id).sort() };
    })
    .sort((a, b) => compareText(a.preferred, b.preferred));
}
