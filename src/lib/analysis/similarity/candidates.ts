/** Which reports are worth comparing: those that share many rare fingerprints. */

import { groupPostings, type Postings } from './postings.ts';
import { decodeRecord } from './record.ts';

/** Fingerprints of all reports, one report after the other, with the number of reports that hold each. */
export interface Index extends Postings {
  readonly count: number;
  /** Number of the first fingerprint of each report, and behind the last. */
  readonly firsts: Uint32Array;
}

/**
 * @param records from `similarityRecord`; memory is about 20 bytes for each fingerprint while it runs
 * @param rareUpTo fingerprints of more reports are only counted
 */
export function indexRecords(records: readonly Uint8Array[], rareUpTo: number): Index {
  const firsts = new Uint32Array(records.length + 1);
  for (const [i, record] of records.entries()) {
    firsts[i + 1] = (firsts[i] ?? 0) + decodeRecord(record).hashes.length;
  }
  const total = firsts[records.length] ?? 0;
  const hashes = new Uint32Array(total);
  const owners = new Uint32Array(total);
  for (const [i, record] of records.entries()) {
    hashes.set(decodeRecord(record).hashes, firsts[i] ?? 0);
    owners.fill(i, firsts[i], firsts[i + 1]);
  }
  return { count: records.length, firsts, ...groupPostings(hashes, owners, rareUpTo) };
}

/** Reports that hold fingerprint `i`. */
export const holders = ({ groupOf, groups }: Postings, i: number): number => {
  const group = groupOf[i] ?? 0;
  return group === 0 ? 1 : (groups[group] ?? 0);
};

export interface CandidateOptions {
  /** A fingerprint of more reports than this brings no candidates: it bounds the work for each fingerprint. */
  readonly rareUpTo: number;
  /** Rare fingerprints that two reports must share to be compared. */
  readonly minimumFingerprints: number;
  /** A pair is compared when it is among the best of this many of either report. */
  readonly candidatesPerReport: number;
}

/** The best partners of each report: most shared fingerprints first, equals by their number. */
class BestPartners {
  readonly #room: number;
  readonly #partners: Uint32Array;
  readonly #scores: Uint16Array;
  readonly #used: Uint16Array;

  constructor(count: number, room: number) {
    this.#room = room;
    this.#partners = new Uint32Array(count * room);
    this.#scores = new Uint16Array(count * room);
    this.#used = new Uint16Array(count);
  }

  /** Partners must be offered in rising order of their numbers. */
  offer(document: number, partner: number, score: number): void {
    const first = document * this.#room;
    const used = this.#used[document] ?? 0;
    if (used === this.#room && score <= (this.#scores[first + used - 1] ?? 0)) return;
    let at = first + Math.min(used, this.#room - 1);
    while (at > first && (this.#scores[at - 1] ?? 0) < score) {
      this.#scores[at] = this.#scores[at - 1] ?? 0;
      this.#partners[at] = this.#partners[at - 1] ?? 0;
      at -= 1;
    }
    this.#scores[at] = score;
    this.#partners[at] = partner;
    if (used < this.#room) this.#used[document] = used + 1;
  }

  of(document: number): Uint32Array {
    const first = document * this.#room;
    return this.#partners.subarray(first, first + (this.#used[document] ?? 0));
  }
}

/**
 * Pairs to compare, as `left * count + right` with left < right, in rising order. The same reports in the same order
 * give the same pairs, whatever stood in the index before.
 */
export function candidatePairs(index: Index, options: CandidateOptions): Float64Array {
  const { count, firsts, groupOf, groups } = index;
  const best = new BestPartners(count, options.candidatesPerReport);
  const shared = new Uint16Array(count);
  for (let right = 0; right < count; right++) {
    const touched: number[] = [];
    const last = firsts[right + 1] ?? 0;
    for (let i = firsts[right] ?? 0; i < last; i++) {
      const group = groupOf[i] ?? 0;
      if (group === 0) continue;
      const size = groups[group] ?? 0;
      if (size > options.rareUpTo) continue;
      for (let at = group + 1; at <= group + size; at++) {
        const left = groups[at] ?? 0;
        if (left >= right) break;
        const before = shared[left] ?? 0;
        if (before === 0) touched.push(left);
        if (before < 0xffff) shared[left] = before + 1;
      }
    }
    for (const left of touched.sort((a, b) => a - b)) {
      const score = shared[left] ?? 0;
      shared[left] = 0;
      if (score < options.minimumFingerprints) continue;
      best.offer(left, right, score);
      best.offer(right, left, score);
    }
  }
  return pairsOf(best, count);
}

function pairsOf(best: BestPartners, count: number): Float64Array {
  let total = 0;
  for (let one = 0; one < count; one++) total += best.of(one).length;
  const all = new Float64Array(total);
  let used = 0;
  for (let one = 0; one < count; one++) {
    for (const other of best.of(one)) {
      all[used] = Math.min(one, other) * count + Math.max(one, other);
      used += 1;
    }
  }
  return all.sort().filter((pair, i) => i === 0 || pair !== all[i - 1]);
}
