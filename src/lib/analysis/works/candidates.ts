/**
 * Pairs of reports that may be one work, without comparing each with each: those whose issuer, region and period are
 * known and agree, and those whose words are much alike (locality-sensitive hashing by bands of their sketches).
 */
import type { Facts } from './identity.ts';
import type { Fingerprint } from './relation.ts';
import { bandKeys } from './sketch.ts';

/** A report as the search for copies sees it. */
export interface Described extends Fingerprint {
  readonly facts: Facts;
  /** From `factKey`. */
  readonly key: string | null;
}

/** Places of two reports, the smaller one first. */
export type Pair = readonly [a: number, b: number];

/** Different works in one bucket and region that a report is compared with; it bounds the work for a bucket. */
const representatives = 32;

/** Reports of one key, by region; those of an unknown one under the empty name. */
type Bucket = Map<string, number[]>;

const regionOf = ({ region }: Facts): string => (region === null ? '' : region.code);

/** Who may be the same work: of one region, or where either region is unknown. */
function rivals(bucket: Bucket, region: string): number[] {
  if (region !== '') return [...(bucket.get(region) ?? []), ...(bucket.get('') ?? [])];
  return [...bucket.values()]
    .flatMap((places) => places.slice(0, representatives))
    .slice(0, 8 * representatives);
}

/** Reports that were seen before, under the keys by which later ones find them. */
class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  rivals(key: string, region: string): number[] {
    return rivals(this.#buckets.get(key) ?? new Map(), region);
  }

  add(key: string, region: string, place: number): void {
    const bucket = this.#buckets.get(key) ?? new Map<string, number[]>();
    this.#buckets.set(key, bucket);
    const list = bucket.get(region);
    if (!list) bucket.set(region, [place]);
    else if (list.length < representatives) list.push(place);
  }
}

/**
 * @param reports in an order that follows from each report alone
 * @param isSame tells whether two are one work
 * @returns pairs that are, the surest first: those of equal facts, then by place
 */
export function candidatePairs(
  reports: readonly Described[],
  isSame: (a: number, b: number) => boolean,
): Pair[] {
  const buckets = new Buckets();
  const equalFacts = (a: number, b: number): boolean =>
    reports[a]?.key !== null && reports[a]?.key === reports[b]?.key;
  const pairs: Pair[] = [];
  for (const [place, { facts, key, sketch }] of reports.entries()) {
    const region = regionOf(facts);
    const asked = new Map<number, boolean>();
    for (const bucket of [...bandKeys(sketch), ...(key === null ? [] : [key])]) {
      const near = buckets.rivals(bucket, region);
      for (const other of near) if (!asked.has(other)) asked.set(other, isSame(other, place));
      // One of equal facts stands for this report too.
      if (near.some((other) => asked.get(other) && equalFacts(other, place))) continue;
      buckets.add(bucket, region, place);
    }
    for (const [other, same] of asked) if (same) pairs.push([other, place]);
  }
  const unsure = ([a, b]: Pair): number => (equalFacts(a, b) ? 0 : 1);
  return pairs.sort((x, y) => unsure(x) - unsure(y) || x[0] - y[0] || x[1] - y[1]);
}
