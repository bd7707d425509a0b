/** Which documents hold a fingerprint, grouped by sorting: time and memory grow with the number of fingerprints. */

export interface Postings {
  /** Documents of all fingerprints, those of one hash side by side, without repeats, in rising order. */
  readonly documents: Uint32Array;
  /** For fingerprint i of all documents in order: where its group begins in `documents` … */
  readonly groupStart: Uint32Array;
  /** … and how many documents it has. */
  readonly groupSize: Uint32Array;
}

const bits = 11;
const buckets = 1 << bits;

/** Order that sorts the keys; stable, in three passes of 11 bits. */
export function radixOrder(keys: Uint32Array): Uint32Array {
  let order = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  let next = new Uint32Array(keys.length);
  for (let shift = 0; shift < 32; shift += bits) {
    const counts = new Uint32Array(buckets + 1);
    const digit = (index: number): number => ((keys[index] ?? 0) >>> shift) & (buckets - 1);
    for (let i = 0; i < keys.length; i++) {
      const at = digit(i) + 1;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (let i = 1; i <= buckets; i++) counts[i] = (counts[i] ?? 0) + (counts[i - 1] ?? 0);
    for (let i = 0; i < order.length; i++) {
      const index = order[i] ?? 0;
      const at = digit(index);
      const place = counts[at] ?? 0;
      next[place] = index;
      counts[at] = place + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/**
 * @param hashes fingerprints of all documents, one document after the other
 * @param owners document of each fingerprint
 */
export function groupPostings(hashes: Uint32Array, owners: Uint32Array): Postings {
  const order = radixOrder(hashes);
  const documents = new Uint32Array(hashes.length);
  const groupStart = new Uint32Array(hashes.length);
  const groupSize = new Uint32Array(hashes.length);
  let used = 0;
  for (let from = 0; from < order.length; ) {
    const hash = hashes[order[from] ?? 0];
    const start = used;
    let to = from;
    while (to < order.length && hashes[order[to] ?? 0] === hash) {
      const owner = owners[order[to] ?? 0] ?? 0;
      if (used === start || documents[used - 1] !== owner) {
        documents[used] = owner;
        used += 1;
      }
      to += 1;
    }
    for (let i = from; i < to; i++) {
      const index = order[i] ?? 0;
      groupStart[index] = start;
      groupSize[index] = used - start;
    }
    from = to;
  }
  return { documents: documents.subarray(0, used), groupStart, groupSize };
}
