/**
 * Finds a phrase in a group without reading a text: the phrase is covered by grams, and it stands where their
 * places follow each other. Exact by construction.
 */
import { filesIn, type Piece, planCover } from './cover.ts';
import { filesOf, isWide } from './directory.ts';
import { type GroupHead, type ReportFacts, zoneOf } from './group.ts';
import type { Leaf, ReportHits, ReportList } from './shard.ts';
import { type Zone, zones } from './stream.ts';

/** A group as the query sees it; files are loaded once and kept. */
export interface GroupReader {
  readonly head: GroupHead;
  leaves(file: number): Promise<readonly Leaf[]>;
  lists(file: number): Promise<readonly ReportList[]>;
  /** The comparable line of a report, all zones, as it was indexed. */
  line(report: number): Promise<string>;
}

export interface PhraseHits {
  /** Rising by report. */
  readonly reports: readonly ReportHits[];
  /** Where the phrase stands, rising; null when it is too frequent and only its counts were loaded. */
  readonly places: Uint32Array | null;
}

const none: PhraseHits = { reports: [], places: new Uint32Array(0) };

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

/** So many files at once are no cost that is worth another look. */
const cheap = 3;

interface Probe {
  readonly reach: number;
  /** False when no key leads on from here: the phrase is not in this group. */
  readonly present: boolean;
}

/** What the first file of an offset shows. */
async function probe(group: GroupReader, phrase: string, from: number): Promise<Probe> {
  const rest = phrase.slice(from);
  const { first, last } = filesOf(group.head.leaves, rest);
  const leaves = await group.leaves(first);
  const key = leaves.find(({ gram }) => rest.startsWith(gram));
  const present = key !== undefined || last > first || leaves.some(({ gram }) => gram.startsWith(rest));
  return { reach: key ? from + key.gram.length : phrase.length, present };
}

/**
 * A cover that is certain, after looking at single files as long as that may save many: a key is often longer
 * than the directory can promise. The key at the beginning is in every cover, so it is looked at first; in most
 * groups of a large archive it shows that a rare phrase is not there.
 * @returns null when the phrase is not in the group
 */
async function cheapestCover(group: GroupReader, phrase: string): Promise<Piece[] | null> {
  const borders = group.head.leaves;
  const probes = new Map<number, Probe>();
  for (let unseen = [0]; unseen.length > 0; ) {
    const seen = await Promise.all(unseen.map((from) => probe(group, phrase, from)));
    if (seen.some(({ present }) => !present)) return null;
    for (const [k, from] of unseen.entries()) probes.set(from, seen[k] as Probe);
    const plan = planCover(borders, phrase, probes);
    const files = plan.reduce((sum, piece) => sum + filesIn(piece), 0);
    if (files <= plan.length + cheap) return plan;
    unseen = plan
      .flatMap((piece) => (filesIn(piece) === 1 ? [piece.from] : [1, 2, 3].map((back) => piece.from - back)))
      .filter((from) => from >= 0 && !probes.has(from));
  }
  return planCover(borders, phrase, probes);
}

async function placesOf(
  group: GroupReader,
  phrase: string,
  { from, first, last }: Piece,
): Promise<Uint32Array> {
  const rest = phrase.slice(from);
  const files = Array.from({ length: last - first + 1 }, (_, k) => group.leaves(first + k));
  const leaves = (await Promise.all(files)).flat();
  const matching = leaves.filter(({ gram }) => rest.startsWith(gram) || gram.startsWith(rest));
  return merge(matching.map((leaf) => leaf.places));
}

/** Keeps the starts at which the phrase stands in the reports' own lines. */
async function verify(group: GroupReader, phrase: string, starts: Uint32Array): Promise<Uint32Array> {
  const { reports } = group.head;
  const owners = countPlaces(starts, reports).map(({ report }) => report);
  const lines = new Map(
    await Promise.all(owners.map(async (report) => [report, await group.line(report)] as const)),
  );
  return starts.filter((start) => {
    const owner = owners.findLast((report) => (reports[report] as ReportFacts).start <= start) ?? 0;
    return lines.get(owner)?.startsWith(phrase, start - (reports[owner] as ReportFacts).start) ?? false;
  });
}

/** @param phrase comparable text, not empty */
export async function findPhrase(group: GroupReader, phrase: string): Promise<PhraseHits> {
  const { head } = group;
  if (head.leaves.length === 0) return none;
  if (isWide(head.leaves, phrase)) return fromLists(group, phrase);
  const plan = await cheapestCover(group, phrase);
  if (!plan) return none;
  const narrowPieces = plan.filter((piece) => filesIn(piece) <= cheap);
  const widePieces = plan.filter((piece) => filesIn(piece) > cheap);
  let starts: Uint32Array | null = null;
  const add = (from: number, places: Uint32Array) => {
    starts =
      starts === null ? places.filter((p) => p >= from).map((p) => p - from) : narrow(starts, places, from);
  };
  // The first two tell most reports apart; where they never meet, the rest need not be loaded.
  for (const step of [narrowPieces.slice(0, 2), narrowPieces.slice(2)]) {
    const loaded = await Promise.all(
      step.map(async (piece) => ({ from: piece.from, places: await placesOf(group, phrase, piece) })),
    );
    for (const { from, places } of loaded.sort((a, b) => a.places.length - b.places.length))
      add(from, places);
    if (starts !== null && (starts as Uint32Array).length === 0) return none;
  }
  for (const piece of widePieces) {
    // Few reports are left: their texts cost less than all places of a frequent ending.
    const left: Uint32Array | null = starts;
    if (left && countPlaces(left, head.reports).length <= filesIn(piece))
      starts = await verify(group, phrase, left);
    else add(piece.from, await placesOf(group, phrase, piece));
  }
  return starts === null ? none : { reports: countPlaces(starts, head.reports), places: starts };
}
