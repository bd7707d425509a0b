/**
 * Which reports hold a fingerprint, grouped by sorting. Most fingerprints stand in one report only; they cost nothing
 * beyond the sorting.
 */

export interface Postings {
  /** For fingerprint i of all reports in order: where its group stands in `groups`, 0 when one report alone holds it. */
  readonly groupOf: Uint32Array;
  /** Each group: the number of its reports, then the reports in rising order unless they are too many. */
  readonly groups: Uint32Array;
}

/** The hashes are parted by their first bits into parts that a processor's cache holds while they are sorted. */
const partBits = 8;
const parts = 1 << partBits;
const restBits = 32 - partBits;
/** The rest of the hash and the number of the fingerprint make one exact floating-point number. */
const maxFingerprints = 2 ** (53 - restBits);

/** Numbers of all fingerprints with the rest of their hashes, parted; each part sorted by hash, then number. */
function sortedParts(hashes: Uint32Array): { keys: Float64Array; ends: Uint32Array } {
  if (hashes.length > maxFingerprints) throw new Error('similarity: too many fingerprints for one index');
  const ends = new Uint32Array(parts);
  for (const hash of hashes) ends[hash >>> restBits] = (ends[hash >>> restBits] ?? 0) + 1;
  const next = new Uint32Array(parts);
  for (let part = 1; part < parts; part++) {
    next[part] = ends[part - 1] ?? 0;
    ends[part] = (ends[part] ?? 0) + (ends[part - 1] ?? 0);
  }
  const keys = new Float64Array(hashes.length);
  const mask = 2 ** restBits - 1;
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] ?? 0;
    const part = hash >>> restBits;
    const at = next[part] ?? 0;
    keys[at] = (hash & mask) * maxFingerprints + i;
    next[part] = at + 1;
  }
  for (let part = 0; part < parts; part++) keys.subarray(ends[part - 1] ?? 0, ends[part]).sort();
  return { keys, ends };
}

/** Numbers that are added one after the other. */
class Growing {
  #data = new Uint32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const wider = new Uint32Array(2 * this.length);
      wider.set(this.#data);
      this.#data = wider;
    }
    this.#data[this.length] = value;
    this.length += 1;
  }

  get data(): Uint32Array {
    return this.#data.subarray(0, this.length);
  }
}

/**
 * @param hashes fingerprints of all reports, one report after the other
 * @param owners report of each fingerprint, rising
 * @param listUpTo the reports of larger groups are only counted
 */
export function groupPostings(hashes: Uint32Array, owners: Uint32Array, listUpTo: number): Postings {
  const { keys, ends } = sortedParts(hashes);
  const groupOf = new Uint32Array(hashes.length);
  const groups = new Growing();
  // 0 means that there is no group.
  groups.push(0);
  const members: number[] = [];
  for (let part = 0; part < parts; part++) {
    const end = ends[part] ?? 0;
    for (let from = ends[part - 1] ?? 0; from < end; ) {
      const hash = Math.floor((keys[from] ?? 0) / maxFingerprints);
      const base = hash * maxFingerprints;
      let to = from + 1;
      while (to < end && (keys[to] ?? 0) < base + maxFingerprints) to += 1;
      if (to - from > 1) {
        members.length = 0;
        for (let k = from; k < to; k++) {
          const owner = owners[(keys[k] ?? 0) - base] ?? 0;
          if (members.at(-1) !== owner) members.push(owner);
        }
        if (members.length > 1) {
          const start = groups.length;
          groups.push(members.length);
          if (members.length <= listUpTo) for (const member of members) groups.push(member);
          for (let k = from; k < to; k++) groupOf[(keys[k] ?? 0) - base] = start;
        }
      }
      from = to;
    }
  }
  return { groupOf, groups: groups.data };
}
