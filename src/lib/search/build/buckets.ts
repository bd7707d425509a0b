/**
 * Sorts all places of a text by what follows them and cuts them into buckets: a gram that stands at more
 * places than a bucket may hold is split by its next character, so a rare word has a short key, a frequent one
 * a long key, and no list of places is long. Every place is in exactly one bucket.
 */

export interface BucketLimits {
  /** Most places in a bucket; a gram of full length or before a barrier may have more. */
  readonly places: number;
  /** Longest gram, in code units. */
  readonly length: number;
}

export interface BucketVisitor {
  /** Buckets come in order of their grams; `places` rise and are valid during the call only. */
  leaf(gram: string, places: Uint32Array): void;
  /** A gram with more than one continuation: before its buckets … */
  enter(gram: string, from: number): void;
  /** … and behind them; its places are `order[from..to)`. */
  leave(gram: string, from: number, to: number): void;
}

const barrier = 10;

/**
 * Places parted into runs. Those of one run have a beginning in common that no other place has; a run's places rise,
 * and runs come in the order of their beginnings.
 */
export interface Runs {
  readonly order: Uint32Array;
  /** Where each run ends in `order`. */
  readonly ends: Uint32Array;
  /** How many code units a run's places have in common at least. */
  readonly lengths: Uint8Array;
}

/** One run for each character: all that is known of a text that nothing was made of before. */
export function runsByCharacter(text: Uint16Array): Runs {
  // Straight from the text, so that no more is ever held twice than one character's places.
  const firsts = new Uint32Array(65537);
  for (const unit of text) firsts[unit + 1] = (firsts[unit + 1] as number) + 1;
  firsts[barrier + 1] = 0;
  for (let unit = 0; unit < 65536; unit++)
    firsts[unit + 1] = (firsts[unit + 1] as number) + (firsts[unit] as number);
  const order = new Uint32Array(firsts[65536] as number);
  const next = firsts.slice(0, 65536);
  for (let i = 0; i < text.length; i++) {
    const unit = text[i] as number;
    if (unit === barrier) continue;
    const slot = next[unit] as number;
    order[slot] = i;
    next[unit] = slot + 1;
  }
  const ends = next.filter((end, unit) => end > (firsts[unit] as number));
  return { order, ends, lengths: new Uint8Array(ends.length).fill(1) };
}

/**
 * @param text code units of all reports, each run closed by a barrier (line feed)
 * @param runs of all places of the text but its barriers; they may be larger or smaller than buckets, and are sorted
 * @returns the places in order of their grams, for `leave`
 */
export function sortIntoBuckets(
  text: Uint16Array,
  limits: BucketLimits,
  visitor: BucketVisitor,
  { order, ends: runEnds, lengths: runLengths }: Runs,
): Uint32Array {
  const startOf = (run: number): number => (run === 0 ? 0 : (runEnds[run - 1] as number));
  const largest = runEnds.reduce((most, end, run) => Math.max(most, end - startOf(run)), 0);
  const spare = new Uint32Array(largest);
  const counts = new Uint32Array(65536);

  /** Sorts `order[from..to)` by the code unit at `depth`, stably; gives the units and where each ends. */
  const split = (from: number, to: number, depth: number): { units: Uint16Array; ends: Uint32Array } => {
    const seen: number[] = [];
    for (let i = from; i < to; i++) {
      const unit = text[(order[i] as number) + depth] as number;
      const count = counts[unit] as number;
      if (count === 0) seen.push(unit);
      counts[unit] = count + 1;
    }
    const units = Uint16Array.from(seen).sort();
    const ends = new Uint32Array(units.length);
    let at = from;
    for (const [k, unit] of units.entries()) {
      const size = counts[unit] as number;
      counts[unit] = at - from;
      at += size;
      ends[k] = at;
    }
    for (let i = from; i < to; i++) {
      const place = order[i] as number;
      const unit = text[place + depth] as number;
      const slot = counts[unit] as number;
      spare[slot] = place;
      counts[unit] = slot + 1;
    }
    order.set(spare.subarray(0, to - from), from);
    for (const unit of units) counts[unit] = 0;
    return { units, ends };
  };

  /**
   * How many of the next code units all of `order[from..to)` have in common. Most grams that are at too many places
   * have one continuation, so it pays to walk along all of it at once.
   * @param most `depth` and more are compared up to here; a barrier is the last one
   */
  const sharedLength = (from: number, to: number, depth: number, most: number): number => {
    const model = (order[from] as number) + depth;
    let length = 0;
    while (length < most && (length === 0 || text[model + length - 1] !== barrier)) length++;
    for (let i = from + 1; i < to && length > 0; i++) {
      const place = (order[i] as number) + depth;
      let k = 0;
      while (k < length && text[place + k] === text[model + k]) k++;
      length = k;
    }
    return length;
  };

  const isFull = (gram: string): boolean =>
    gram.length >= limits.length || gram.charCodeAt(gram.length - 1) === barrier;

  const textAt = (place: number, length: number): string =>
    String.fromCharCode(...text.subarray(place, place + length));

  /** Visits `order[from..to)`, whose places have `known` code units in common, of which `shortest` is the beginning. */
  const visit = (from: number, to: number, shortest: string, known = shortest.length): void => {
    let gram = shortest;
    if (!isFull(gram) && to - from > limits.places) {
      const first = order[from] as number;
      gram = textAt(first, known);
      if (!isFull(gram)) gram += textAt(first + known, sharedLength(from, to, known, limits.length - known));
    }
    if (isFull(gram) || to - from <= limits.places) {
      visitor.leaf(gram, order.subarray(from, to));
      return;
    }
    visitor.enter(gram, from);
    const { units, ends } = split(from, to, gram.length);
    let start = from;
    for (const [k, unit] of units.entries()) {
      const end = ends[k] as number;
      visit(start, end, gram + String.fromCharCode(unit));
      start = end;
    }
    visitor.leave(gram, from, to);
  };

  /** Visits what runs `first` to `last` hold, whose places all begin with `shortest`. */
  const visitRuns = (first: number, last: number, shortest: string): void => {
    const [from, to] = [startOf(first), runEnds[last] as number];
    if (first === last) {
      visit(from, to, shortest, Math.max(shortest.length, runLengths[first] as number));
      return;
    }
    if (to - from <= limits.places) {
      visitor.leaf(shortest, order.subarray(from, to).sort());
      return;
    }
    // The first and the last differ the soonest, and within their grams.
    const [low, high] = [order[from] as number, order[startOf(last)] as number];
    let length = shortest.length;
    while (text[low + length] === text[high + length]) length++;
    const gram = textAt(low, length);
    visitor.enter(gram, from);
    visitParts(first, last, gram);
    visitor.leave(gram, from, to);
  };

  /** Visits runs `first` to `last` by the character that follows what they have in common. */
  const visitParts = (first: number, last: number, gram: string): void => {
    const unitOf = (run: number): number => text[(order[startOf(run)] as number) + gram.length] as number;
    for (let run = first; run <= last; ) {
      const [unit, start] = [unitOf(run), run];
      while (run <= last && unitOf(run) === unit) run++;
      visitRuns(start, run - 1, gram + String.fromCharCode(unit));
    }
  };

  visitParts(0, runEnds.length - 1, '');
  return order;
}
