/** Finds the runs of signs that two documents share. */
import { shingleHashes, shingleLength } from './fingerprints.ts';

export interface Run {
  readonly left: number;
  readonly right: number;
  /** In signs. */
  readonly length: number;
}

/** Places of each shingle of the left document, at most this many; more are a refrain and no evidence. */
const maxPlaces = 8;

/**
 * The longest shared runs, each sign of the right document in one of them at most, in the order of the right.
 * @param minimum shortest run that counts, in signs
 */
export function sharedRuns(left: string, right: string, minimum: number): Run[] {
  const places = new Map<number, number[]>();
  for (const [i, hash] of shingleHashes(left).entries()) {
    if (hash === 0) continue;
    const list = places.get(hash);
    if (!list) places.set(hash, [i]);
    else if (list.length < maxPlaces) list.push(i);
  }
  const runs: Run[] = [];
  const hashes = shingleHashes(right);
  for (let at = 0; at < right.length; ) {
    let best: Run | null = null;
    for (const place of places.get(hashes[at] ?? 0) ?? []) {
      const length = runLength(left, place, right, at);
      if (length >= shingleLength && length > (best?.length ?? 0)) best = { left: place, right: at, length };
    }
    if (best && best.length >= minimum) runs.push(best);
    at += best ? Math.max(1, best.length - shingleLength + 1) : 1;
    if (best && best.length >= minimum) at = best.right + best.length;
  }
  return runs;
}

function runLength(left: string, from: number, right: string, at: number): number {
  let length = 0;
  while (from + length < left.length && at + length < right.length) {
    const sign = left.charCodeAt(from + length);
    if (sign === 0 || sign !== right.charCodeAt(at + length)) break;
    length += 1;
  }
  return length;
}
