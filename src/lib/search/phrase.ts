/**
 * Finds a phrase in a group without reading a text: the phrase is covered by grams, and it stands where their
 * places follow each other. Exact by construction.
 */
import { filesOf, isWide, leastDepth } from './directory.ts';
import { type GroupHead, type ReportFacts, zoneOf } from './group.ts';
import type { Leaf, ReportHits, ReportList } from './shard.ts';
import { type Zone, zones } from './stream.ts';

/** A group as the query sees it; files are loaded once and kept. */
export interface GroupReader {
  readonly head: GroupHead;
  leaves(file: number): Promise<readonly Leaf[]>;
  lists(file: number): Promise<readonly ReportList[]>;
}

export interface PhraseHits {
  /** Rising by report. */
  readonly reports: readonly ReportHits[];
  /** Where the phrase stands, rising; null when it is too frequent and only its counts were loaded. */
  readonly places: Uint32Array | null;
}

const none: PhraseHits = { reports: [], places: new Uint32Array(0) };

interface Piece {
  /** Offset in the phrase. */
  readonly from: number;
  /** Files to load: the span of its key or, where the phrase ends within a key, of all keys that go on. */
  readonly first: number;
  readonly last: number;
}

/**
 * Chooses offsets whose keys are certain to cover the phrase: each step takes the one that reaches farthest,
 * and among equals the one that needs the fewest files.
 */
export function planCover(borders: readonly string[], phrase: string): Piece[] {
  const pieces: Piece[] = [];
  let covered = 0;
  while (covered < phrase.length) {
    let best: (Piece & { reach: number }) | undefined;
    for (let from = pieces.at(-1)?.from ?? 0; from <= covered; from++) {
      const rest = phrase.slice(from);
      const reach = from + leastDepth(borders, rest);
      const open = reach === phrase.length;
      const { first, last } = filesOf(borders, rest);
      const piece = { from, first, last: open ? last : first, reach };
      const shorter = best !== undefined && last - first < best.last - best.first;
      if (!best || reach > best.reach || (reach === best.reach && shorter)) best = piece;
    }
    if (!best || best.reach <= covered) throw new Error(`search index: no key leads to ${phrase}`);
    pieces.push({ from: best.from, first: best.first, last: best.last });
    covered = best.reach;
  }
  return pieces;
}

function merge(lists: readonly Uint32Array[]): Uint32Array {
  const [only] = lists;
  if (lists.length === 1 && only) return only;
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all.sort();
}

/** Keeps the starts for which `places` holds start + offset; both rise. */
function narrow(starts: Uint32Array, places: Uint32Array, offset: number): Uint32Array {
  const kept: number[] = [];
  let at = 0;
  for (const start of starts) {
    const wanted = start + offset;
    while (at < places.length && (places[at] as number) < wanted) at++;
    if (places[at] === wanted) kept.push(start);
  }
  return Uint32Array.from(kept);
}

/** Counts rising places by report and zone. */
export function countPlaces(places: Uint32Array, reports: readonly ReportFacts[]): ReportHits[] {
  const found: ReportHits[] = [];
  let report = 0;
  let hits: Record<Zone, number> & { report: number } = { ...empty, report: -1 };
  for (const place of places) {
    while (report + 1 < reports.length && (reports[report + 1] as ReportFacts).start <= place) report++;
    if (hits.report !== report) {
      hits = { ...empty, report };
      found.push(hits);
    }
    hits[zones[zoneOf(reports[report] as ReportFacts, place)] as Zone]++;
  }
  return found;
}

const empty: Record<Zone, number> = { title: 0, heading: 0, issuer: 0, number: 0, body: 0 };

async function fromLists(group: GroupReader, phrase: string): Promise<PhraseHits> {
  const { first, last } = filesOf(group.head.lists, phrase);
  for (let file = first; file <= last; file++) {
    // The first gram that begins with the phrase stands at exactly the places of the phrase.
    const list = (await group.lists(file)).find(({ gram }) => gram.startsWith(phrase));
    if (list) return { reports: list.reports, places: null };
  }
  throw new Error(`search index: the list of ${phrase} is missing`);
}

/** @param phrase comparable text, not empty */
export async function findPhrase(group: GroupReader, phrase: string): Promise<PhraseHits> {
  const { head } = group;
  if (head.leaves.length === 0) return none;
  if (isWide(head.leaves, phrase)) return fromLists(group, phrase);
  const plan = planCover(head.leaves, phrase);
  const pieces = await Promise.all(
    plan.map(async ({ from, first, last }) => {
      const rest = phrase.slice(from);
      const files = Array.from({ length: last - first + 1 }, (_, k) => group.leaves(first + k));
      const leaves = (await Promise.all(files)).flat();
      const matching = leaves.filter(({ gram }) => rest.startsWith(gram) || gram.startsWith(rest));
      return { from, places: merge(matching.map((leaf) => leaf.places)) };
    }),
  );
  let starts: Uint32Array | null = null;
  for (const { from, places } of pieces.sort((a, b) => a.places.length - b.places.length)) {
    starts =
      starts === null ? places.filter((p) => p >= from).map((p) => p - from) : narrow(starts, places, from);
    if (starts.length === 0) return none;
  }
  return starts === null ? none : { reports: countPlaces(starts, head.reports), places: starts };
}
