/** Finds the runs of signs that two texts share, by extending the fingerprints that both hold. */
import { shingleLength } from './fingerprints.ts';
import { passageBreak } from './mask.ts';

/** A masked text with its fingerprints. */
export interface Comparable {
  readonly signs: Uint16Array;
  readonly hashes: Uint32Array;
  readonly places: Uint32Array;
}

export interface Run {
  readonly left: number;
  readonly right: number;
  /** In signs. */
  readonly length: number;
}

/** Places of one fingerprint in the left text, at most this many; more are a refrain and no evidence. */
const maxPlaces = 8;

/** Where the left text holds each of its fingerprints, made once for all texts that it is compared with. */
export function placesByHash({ hashes, places }: Comparable): ReadonlyMap<number, readonly number[]> {
  const byHash = new Map<number, number[]>();
  for (const [i, hash] of hashes.entries()) {
    const list = byHash.get(hash);
    if (!list) byHash.set(hash, [places[i] ?? 0]);
    else if (list.length < maxPlaces) list.push(places[i] ?? 0);
  }
  return byHash;
}

/** The longest run around one common place; it begins at `from` of the right text or later. */
function runAround(
  left: Uint16Array,
  inLeft: number,
  right: Uint16Array,
  inRight: number,
  from: number,
): Run {
  let back = 0;
  while (
    inRight - back > from &&
    inLeft - back > 0 &&
    left[inLeft - back - 1] === right[inRight - back - 1] &&
    left[inLeft - back - 1] !== passageBreak
  ) {
    back += 1;
  }
  let length = 0;
  while (
    inLeft + length < left.length &&
    left[inLeft + length] === right[inRight + length] &&
    left[inLeft + length] !== passageBreak
  ) {
    length += 1;
  }
  return { left: inLeft - back, right: inRight - back, length: back + length };
}

/**
 * The longest shared runs, each sign of the right text in one of them at most, in the order of the right. Runs of
 * `shingleLength + windowLength - 1` signs and more are all found, shorter ones by chance.
 * @param index of the left text, from `placesByHash`
 * @param minimum shortest run that counts, in signs
 */
export function sharedRuns(
  left: Comparable,
  index: ReadonlyMap<number, readonly number[]>,
  right: Comparable,
  minimum: number,
): Run[] {
  const runs: Run[] = [];
  let covered = 0;
  for (const [i, hash] of right.hashes.entries()) {
    const at = right.places[i] ?? 0;
    if (at + shingleLength <= covered) continue;
    let best: Run | null = null;
    for (const place of index.get(hash) ?? []) {
      const offset = Math.max(0, covered - at);
      const run = runAround(left.signs, place + offset, right.signs, at + offset, covered);
      if (run.length > (best?.length ?? minimum - 1)) best = run;
    }
    if (!best) continue;
    runs.push(best);
    covered = best.right + best.length;
  }
  return runs;
}
