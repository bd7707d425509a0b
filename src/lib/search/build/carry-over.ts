/**
 * The order of a group's places, taken over from its former index. The places of a report move as a whole, so those
 * of unchanged reports keep their order; only the places of new reports are looked for among the grams.
 */

import { type ReportFacts, slot, slotBits } from '../format/group.ts';
import { barrier } from '../format/stream.ts';
import type { Runs } from './buckets.ts';

/** What of an index is worth keeping for the next one. */
export interface KeptOrder {
  readonly buckets: Runs;
  /** Room of each report, in code units. */
  readonly sizes: readonly number[];
}

/** The order of a group of mostly the same reports. */
export interface FormerOrder extends KeptOrder {
  /** For each of its reports the place in the new group; -1 for those that are gone. */
  readonly now: readonly number[];
}

interface Layout {
  readonly text: Uint16Array;
  readonly facts: readonly ReportFacts[];
}

/** Stands for the move of a place that is gone. */
const gone = -(2 ** 31);

/** By how much the places of each slot have moved. */
function movesOf({ sizes, now }: FormerOrder, facts: readonly ReportFacts[]): Int32Array {
  const moves = new Int32Array(sizes.reduce((sum, size) => sum + size, 0) / slot);
  let start = 0;
  for (const [report, size] of sizes.entries()) {
    const present = facts[now[report] as number];
    moves.fill(present ? present.start - start : gone, start / slot, (start + size) / slot);
    start += size;
  }
  return moves;
}

/** Brings what is still there to its new place. In place, as the former order may be as large as all the rest. */
function move({ order, ends, lengths }: Runs, moves: Int32Array): Runs {
  let [at, runs, next] = [0, 0, 0];
  for (let run = 0; run < ends.length; run++) {
    const start = at;
    for (const last = ends[run] as number; next < last; next++) {
      const place = order[next] as number;
      const by = moves[place >>> slotBits] as number;
      if (by !== gone) order[at++] = place + by;
    }
    if (at === start) continue;
    ends[runs] = at;
    lengths[runs++] = lengths[run] as number;
  }
  return { order: order.subarray(0, at), ends: ends.subarray(0, runs), lengths: lengths.subarray(0, runs) };
}

const end = barrier.charCodeAt(0);

/** Compares what stands at two places, as far as `longest` and a barrier; 0 when it is the same. */
function compareAt(text: Uint16Array, a: number, b: number, longest: number): number {
  for (let k = 0; k < longest; k++) {
    const unit = text[a + k] as number;
    const difference = unit - (text[b + k] as number);
    if (difference !== 0) return difference;
    if (unit === end) return 0;
  }
  return 0;
}

interface Added {
  readonly place: number;
  /** Where it belongs: `2 * k + 1` in run k, `2 * k` before it. */
  readonly target: number;
}

/** The places of reports that are new, by the runs that they belong to; between runs by what stands there. */
function addedPlaces({ text, facts }: Layout, now: readonly number[], kept: Runs, longest: number): Added[] {
  const { order, ends, lengths } = kept;
  const targetOf = (place: number): number => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      // Any place of a run will do.
      const model = order[(ends[middle] as number) - 1] as number;
      const side = compareAt(text, place, model, lengths[middle] as number);
      if (side === 0) return 2 * middle + 1;
      if (side < 0) high = middle;
      else low = middle + 1;
    }
    return 2 * low;
  };
  const old = new Set(now);
  const added: Added[] = [];
  for (const [report, { start }] of facts.entries()) {
    if (old.has(report)) continue;
    const behind = facts[report + 1]?.start ?? text.length;
    for (let place = start; place < behind; place++)
      if (text[place] !== end) added.push({ place, target: targetOf(place) });
  }
  const byText = (a: Added, b: Added) =>
    a.target % 2 === 0 ? compareAt(text, a.place, b.place, longest) : 0;
  return added.sort((a, b) => a.target - b.target || byText(a, b) || a.place - b.place);
}

/** Makes one rising stretch of two that follow each other, of which the second is short. */
function merge(order: Uint32Array, from: number, middle: number, to: number): void {
  const second = order.slice(middle, to);
  let [left, at] = [middle - 1, to - 1];
  for (let k = second.length - 1; k >= 0; k--) {
    const place = second[k] as number;
    for (; left >= from && (order[left] as number) > place; left--) order[at--] = order[left] as number;
    order[at--] = place;
  }
}

/**
 * @param former whose arrays are written to
 * @param longest gram, in code units
 * @returns runs of all places; null when the former order was another one than it was said to be
 */
export function carryOver(former: FormerOrder, layout: Layout, longest: number): Runs | null {
  const { text, facts } = layout;
  const kept = move(former.buckets, movesOf(former, facts));
  const added = addedPlaces(layout, former.now, kept, longest);
  const order = new Uint32Array(kept.order.length + added.length);
  let expected = 0;
  for (let place = 0; place < text.length; place++) if (text[place] !== end) expected++;
  if (order.length !== expected) return null;
  const ends: number[] = [];
  const lengths: number[] = [];
  let [at, start, next] = [0, 0, 0];
  const close = (length: number): void => {
    if (at > start) {
      ends.push(at);
      lengths.push(length);
    }
    start = at;
  };
  for (let run = 0; run <= kept.ends.length; run++) {
    for (let one = added[next]; one?.target === 2 * run; one = added[++next]) {
      if (at > start && compareAt(text, order[start] as number, one.place, longest) !== 0) close(1);
      order[at++] = one.place;
    }
    close(1);
    const own = kept.order.subarray(run === 0 ? 0 : kept.ends[run - 1], kept.ends[run] ?? 0);
    order.set(own, at);
    at += own.length;
    const middle = at;
    for (let one = added[next]; one?.target === 2 * run + 1; one = added[++next]) order[at++] = one.place;
    if (at > middle) merge(order, start, middle, at);
    close(kept.lengths[run] ?? 1);
  }
  return { order, ends: Uint32Array.from(ends), lengths: Uint8Array.from(lengths) };
}
