/**
 * Which reports hold a fingerprint. Most fingerprints stand in one report only; they cost a look into a table.
 */

export interface Postings {
  /** For fingerprint i of all reports in order: where its group stands in `groups`, 0 when one report alone holds it. */
  readonly groupOf: Uint32Array;
  /** Each group: the number of its reports, then the reports in rising order unless they are too many. */
  readonly groups: Uint32Array;
}

/** The hashes are parted by their first bits into parts that a processor's cache holds while they are gathered. */
const partBits = 8;
const parts = 1 << partBits;
const restBits = 32 - partBits;

/** Hashes in parts, and the number of the fingerprint that each belongs to; numbers rise within a part. */
interface Parted {
  readonly hashes: Uint32Array;
  readonly numbers: Uint32Array;
  /** Where each part ends. */
  readonly ends: Uint32Array;
}

function intoParts(all: Uint32Array): Parted {
  const next = new Uint32Array(parts + 1);
  for (const hash of all) next[(hash >>> restBits) + 1] = (next[(hash >>> restBits) + 1] ?? 0) + 1;
  for (let part = 0; part < parts; part++) next[part + 1] = (next[part + 1] ?? 0) + (next[part] ?? 0);
  const [hashes, numbers] = [new Uint32Array(all.length), new Uint32Array(all.length)];
  for (let i = 0; i < all.length; i++) {
    const hash = all[i] ?? 0;
    const at = next[hash >>> restBits] ?? 0;
    hashes[at] = hash;
    numbers[at] = i;
    next[hash >>> restBits] = at + 1;
  }
  return { hashes, numbers, ends: next.subarray(0, parts) };
}

/** Links equal hashes of a part, so that those of one hash are walked through in the order of their numbers. */
class Chains {
  /** For each place the next one with the same hash; 0 behind the last. */
  readonly next: Uint32Array;
  /** Places, plus one, by hash: a table with open addresses, half of it free at least. */
  readonly #table: Uint32Array;
  readonly #last: Uint32Array;

  constructor(most: number) {
    this.next = new Uint32Array(most);
    this.#last = new Uint32Array(most);
    this.#table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * most + 1)));
  }

  /** @returns places of the hashes that stand more than once, each the first of its chain */
  link(hashes: Uint32Array): number[] {
    const [table, next, last] = [this.#table, this.next, this.#last];
    const mask = table.length - 1;
    table.fill(0);
    next.fill(0, 0, hashes.length);
    const firsts: number[] = [];
    for (let place = 0; place < hashes.length; place++) {
      const hash = hashes[place] ?? 0;
      // The lowest bits differ within a part.
      let slot = hash & mask;
      let first = table[slot] ?? 0;
      while (first !== 0 && hashes[first - 1] !== hash) {
        slot = (slot + 1) & mask;
        first = table[slot] ?? 0;
      }
      if (first === 0) table[slot] = place + 1;
      else {
        // A chain of one has no last place yet.
        const end = next[first - 1] === 0 ? first - 1 : (last[first - 1] ?? 0);
        if (end === first - 1) firsts.push(end);
        next[end] = place;
        last[first - 1] = place;
      }
    }
    return firsts;
  }
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
  const { hashes: parted, numbers, ends } = intoParts(hashes);
  const bounds = [...ends].map((end, part) => [ends[part - 1] ?? 0, end] as const);
  const chains = new Chains(Math.max(0, ...bounds.map(([from, to]) => to - from)));
  const { next } = chains;
  const groupOf = new Uint32Array(hashes.length);
  const groups = new Growing();
  // 0 means that there is no group.
  groups.push(0);
  const members: number[] = [];
  for (const [from, to] of bounds) {
    for (const first of chains.link(parted.subarray(from, to))) {
      let count = 0;
      let place = first;
      do {
        const owner = owners[numbers[from + place] ?? 0] ?? 0;
        if (count === 0 || members[count - 1] !== owner) members[count++] = owner;
        place = next[place] ?? 0;
      } while (place !== 0);
      if (count < 2) continue;
      const start = groups.length;
      groups.push(count);
      if (count <= listUpTo) for (let k = 0; k < count; k++) groups.push(members[k] as number);
      place = first;
      do {
        groupOf[numbers[from + place] ?? 0] = start;
        place = next[place] ?? 0;
      } while (place !== 0);
    }
  }
  return { groupOf, groups: groups.data };
}
