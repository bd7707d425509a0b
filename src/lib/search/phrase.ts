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

/** What the first file of an offset shows. */
async function probe(group: GroupReader, phrase: string, from: number): Promise<{ reach: number }> {
  const rest = phrase.slice(from);
  const leaves = await group.leaves(filesOf(group.head.leaves, rest).first);
  const key = leaves.find(({ gram }) => rest.startsWith(gram));
  return { reach: key ? from + key.gram.length : phrase.length };
}

/**
 * A cover that is certain, after looking at single files as long as that may save many: the key of a rare word
 * is longer than the directory can promise, or its last characters are covered by a longer key.
 */
async function cheapestCover(group: GroupReader, phrase: string): Promise<Piece[]> {
  const borders = group.head.leaves;
  const probes = new Map<number, { reach: number }>();
  for (;;) {
    const plan = planCover(borders, phrase, probes);
    const files = plan.reduce((sum, piece) => sum + filesIn(piece), 0);
    if (files <= plan.length + cheap) return plan;
    const offsets = plan.flatMap((piece) =>
      filesIn(piece) === 1 ? [piece.from] : [piece.from - 1, piece.from - 2, piece.from - 3],
    );
    const unseen = offsets.filter((from) => from >= 0 && !probes.has(from));
    if (unseen.length === 0) return plan;
    const seen = await Promise.all(unseen.map((from) => probe(group, phrase, from)));
    for (const [k, from] of unseen.entries()) probes.set(from, seen[k] as { reach: number });
  }
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
  const narrowPieces = plan.filter((piece) => filesIn(piece) <= cheap);
  const widePieces = plan.filter((piece) => filesIn(piece) > cheap);
  let starts: Uint32Array | null = null;
  const add = (from: number, places: Uint32Array) => {
    starts =
      starts === null ? places.filter((p) => p >= from).map((p) => p - from) : narrow(starts, places, from);
  };
  const loaded = await Promise.all(
    narrowPieces.map(async (piece) => ({ from: piece.from, places: await placesOf(group, phrase, piece) })),
  );
  for (const { from, places } of loaded.sort((a, b) => a.places.length - b.places.length)) add(from, places);
  for (const piece of widePieces) {
    // Few reports are left: their texts cost less than all places of a frequent ending.
    const left: Uint32Array | null = starts;
    if (left && countPlaces(left, head.reports).length <= filesIn(piece))
      starts = await verify(group, phrase, left);
    else add(piece.from, await placesOf(group, phrase, piece));
  }
  return starts === null ? none : { reports: countPlaces(starts, head.reports), places: starts };
}
