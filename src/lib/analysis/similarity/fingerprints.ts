/**
 * Hashes of all runs of `shingleLength` signs, and a thinned choice of them by winnowing (Schleimer, Wilkerson and
 * Aiken 2003): of each window the smallest hash stays, so two texts that share a run of `shingleLength + windowLength - 1`
 * signs share a fingerprint.
 */
import { passageBreak } from './mask.ts';

export const shingleLength = 10;
export const windowLength = 16;

const base = 0x01000193;

/** Spreads the bits of a 32-bit number, so that the smallest hash of a window is a random one. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hash of the shingle at each place; 0 where a shingle would span a break or the end. */
export function shingleHashes(signs: Uint16Array): Uint32Array {
  const hashes = new Uint32Array(signs.length);
  let power = 1;
  for (let i = 0; i < shingleLength; i++) power = Math.imul(power, base);
  let hash = 0;
  let clean = 0;
  for (let i = 0; i < signs.length; i++) {
    hash = (Math.imul(hash, base) + (signs[i] ?? 0) + 1) | 0;
    if (i >= shingleLength) hash = (hash - Math.imul(power, (signs[i - shingleLength] ?? 0) + 1)) | 0;
    clean = signs[i] === passageBreak ? 0 : clean + 1;
    // 0 is kept for "no shingle".
    if (clean >= shingleLength) hashes[i - shingleLength + 1] = mix(hash) || 1;
  }
  return hashes;
}

/** Place of the smallest hash from `from` to `end`, the last one of equals; -1 when there is none. */
function smallest(hashes: Uint32Array, from: number, end: number): number {
  let best = -1;
  for (let i = from; i <= end; i++) {
    const hash = hashes[i] ?? 0;
    if (hash !== 0 && (best < 0 || hash <= (hashes[best] ?? 0))) best = i;
  }
  return best;
}

/** Places of the fingerprints: the smallest hash of each window, the last one where several are equal. */
export function winnow(hashes: Uint32Array): number[] {
  const chosen: number[] = [];
  let best = -1;
  for (let end = 0; end < hashes.length; end++) {
    const from = Math.max(0, end - windowLength + 1);
    const hash = hashes[end] ?? 0;
    if (best < from) best = smallest(hashes, from, end);
    else if (hash !== 0 && hash <= (hashes[best] ?? 0)) best = end;
    const full = end + 1 >= windowLength || end === hashes.length - 1;
    if (full && best >= from && chosen.at(-1) !== best) chosen.push(best);
  }
  return chosen;
}
