/**
 * Finds near-identical reports, so that the list of hits shows one of them and folds the others: the same page
 * archived twice, a copy on another portal. Similar wording of different reports stays far below the bar.
 */

/** One smallest hash for each bin: the share of equal bins estimates the share of common shingles. */
export type Sketch = Uint32Array;

const bins = 64;
const band = 8;
const shingle = 8;
/** Equal bins of near-identical reports: about nine in ten shingles in common. */
const enough = 0.85;
/** A bin that no shingle fell into: short texts leave many so, and that is nothing in common. */
const empty = 0xffffffff;
/** A text that fills fewer bins says too little to be a copy of another. */
const fewest = 16;

/** @param text comparable text of a report */
export function sketch(text: string): Sketch {
  const smallest = new Uint32Array(bins).fill(empty);
  for (let at = 0; at + shingle <= text.length; at++) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < shingle; k++) hash = Math.imul(hash ^ text.charCodeAt(at + k), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash = (hash ^ (hash >>> 13)) >>> 0;
    const bin = hash % bins;
    const value = Math.floor(hash / bins);
    if (value < (smallest[bin] as number)) smallest[bin] = value;
  }
  return smallest;
}

function alike(a: Sketch, b: Sketch): boolean {
  let equal = 0;
  let filled = 0;
  for (let k = 0; k < bins; k++) {
    if (a[k] === empty && b[k] === empty) continue;
    filled++;
    if (a[k] === b[k]) equal++;
  }
  return filled >= fewest && equal >= enough * filled;
}

/** Different texts of one bucket that are compared with a new one; it bounds the work for a bucket. */
const representatives = 16;

function bandKey(own: Sketch, from: number): number {
  let key = 0;
  for (let k = from; k < from + band; k++)
    key = Math.imul(key ^ (own[k] as number), 0x01000193) ^ (key >>> 15);
  return key;
}

/**
 * @param sketches of all reports in the order of the archive
 * @returns place → number of its cluster, for reports that have copies
 */
export function clusterCopies(sketches: readonly Sketch[]): Map<number, number> {
  const parent = sketches.map((_, place) => place);
  const root = (place: number): number => {
    let at = place;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let from = 0; from < bins; from += band) {
    const buckets = new Map<number, number[]>();
    for (const [place, own] of sketches.entries()) {
      const key = bandKey(own, from);
      const bucket = buckets.get(key);
      const twin = bucket?.find((other) => alike(own, sketches[other] as Sketch));
      if (twin !== undefined) {
        const [a, b] = [root(twin), root(place)];
        parent[Math.max(a, b)] = Math.min(a, b);
      } else if (!bucket) buckets.set(key, [place]);
      else if (bucket.length < representatives) bucket.push(place);
    }
  }
  const sizes = new Map<number, number>();
  for (const place of parent.keys()) sizes.set(root(place), (sizes.get(root(place)) ?? 0) + 1);
  const clusters = new Map<number, number>();
  for (const place of parent.keys()) {
    const cluster = root(place);
    if ((sizes.get(cluster) ?? 0) > 1) clusters.set(place, cluster);
  }
  return clusters;
}
