/**
 * MinHash sketches (one permutation, densified by nothing): the share of equal bins of two sketches estimates the
 * share of shingles that two texts have in common.
 */

/** The smallest hash that fell into each bin. */
export type Sketch = Uint32Array;

export const bins = 64;
const rows = 8;
const shingle = 8;
/** A bin that no shingle fell into: short texts leave many so, and that is nothing in common. */
const empty = 0xffffffff;
/** A text that fills fewer bins says too little to be known again. */
const fewest = 16;

/** @param text in UTF-16 units */
export function sketchOf(text: Uint16Array): Sketch {
  const smallest = new Uint32Array(bins).fill(empty);
  for (let at = 0; at + shingle <= text.length; at++) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < shingle; k++) hash = Math.imul(hash ^ (text[at + k] as number), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const bin = hash % bins;
    const value = Math.floor(hash / bins);
    if (value < (smallest[bin] as number)) smallest[bin] = value;
  }
  return smallest;
}

/** @returns share of equal bins, 0 to 1; 0 when the texts are too short to tell */
export function likeness(a: Sketch, b: Sketch): number {
  let equal = 0;
  let filled = 0;
  for (let k = 0; k < bins; k++) {
    if (a[k] === empty && b[k] === empty) continue;
    filled++;
    if (a[k] === b[k]) equal++;
  }
  return filled >= fewest ? equal / filled : 0;
}

/** @returns keys for locality-sensitive hashing: texts that are much alike have one of them in common */
export function bandKeys(own: Sketch): string[] {
  const keys: string[] = [];
  for (let from = 0; from < bins; from += rows) {
    let key = 0;
    for (let k = from; k < from + rows; k++)
      key = Math.imul(key ^ (own[k] as number), 0x01000193) ^ (key >>> 15);
    keys.push(`${from}:${key}`);
  }
  return keys;
}
