/**
 * Finds a phrase in a group without reading a text: the phrase is covered by grams, and it stands where their
 * places follow each other. Exact by construction.
 */

import { filesOf, isWide, leastDepth } from '../format/directory.ts';
import { type GroupHead, type ReportFacts, zoneOf } from '../format/group.ts';
import type { Leaf, ReportHits, ReportList } from '../format/shard.ts';
import { type Zone, zones } from '../format/stream.ts';
import { filesIn, planQuery } from './cover.ts';

/** A group as the query sees it; files are loaded once and kept. */
export interface GroupReader {
  readonly head: GroupHead;
  leaves(file: number): Promise<readonly Leaf[]>;
  lists(file: number): Promise<readonly ReportList[]>;
  /** The comparable line of a report, all zones, as it was indexed. */
  line(report: number): Promise<string>;
  /** What it costs to load a report's line, in files of places. */
  readonly textCost: number;
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
const cheap = 6;
/** Files that are looked at in one go: the ones after them are often needless then. */
const together = 2;

/** What the files of an offset show. */
interface Probe {
  /** How far its key reaches. */
  readonly reach: number;
  /** False when no key leads on from here: the phrase is not in this group. */
  readonly present: boolean;
  /** Where the key stands; null when it is spread over further files. */
  readonly places: Uint32Array | null;
}

async function probe(group: GroupReader, phrase: string, from: number, allFiles: boolean): Promise<Probe> {
  const rest = phrase.slice(from);
  const { first, last } = filesOf(group.head.leaves, rest);
  const files = Array.from({ length: allFiles ? last - first + 1 : 1 }, (_, k) => group.leaves(first + k));
  const leaves = (await Promise.all(files)).flat();
  const key = leaves.find(({ gram }) => rest.startsWith(gram));
  if (key) return { reach: from + key.gram.length, present: true, places: key.places };
  const longer = leaves.filter(({ gram }) => gram.startsWith(rest));
  const whole = allFiles || first === last;
  return {
    reach: phrase.length,
    present: !whole || longer.length > 0,
    places: whole ? merge(longer.map(({ places }) => places)) : null,
  };
}

/**
 * The offset nearest to the end whose key lies in one file, so that its places and those of the first key are
 * apart; null when that key is not sure to reach beyond the first.
 */
function farthest(borders: readonly string[], phrase: string, reach: number): number | null {
  for (let from = phrase.length - 1; from > 0; from--) {
    const rest = phrase.slice(from);
    const { first, last } = filesOf(borders, rest);
    if (first === last) return from + leastDepth(borders, rest) > reach ? from : null;
  }
  return null;
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

/**
 * Looks at one or two files at a time: the key at the beginning is in every cover, and in most groups of a large
 * archive it, or a key near the end, shows that a rare phrase is not there. As soon as the texts of the reports
 * that are left cost no more than the rest of the keys, the texts decide.
 * @returns where the phrase stands, rising
 */
async function placesOf(group: GroupReader, phrase: string): Promise<Uint32Array> {
  const borders = group.head.leaves;
  const probes = new Map<number, Probe>();
  let starts: Uint32Array | null = null;
  const look = async (offsets: readonly number[], allFiles = false): Promise<boolean> => {
    const seen = await Promise.all(offsets.map((from) => probe(group, phrase, from, allFiles)));
    for (const [k, from] of offsets.entries()) {
      const own = seen[k] as Probe;
      probes.set(from, own);
      if (!own.present) starts = new Uint32Array(0);
      else if (own.places)
        starts = starts
          ? narrow(starts, own.places, from)
          : own.places.filter((place) => place >= from).map((place) => place - from);
    }
    return starts === null || (starts as Uint32Array).length > 0;
  };

  if (!(await look([0]))) return new Uint32Array(0);
  const { reach } = probes.get(0) as Probe;
  const far = reach < phrase.length ? farthest(borders, phrase, reach) : null;
  if (far !== null && !(await look([far]))) return new Uint32Array(0);
  for (;;) {
    const plan = planQuery(borders, phrase, probes);
    const left = plan.filter(({ from }) => !probes.get(from)?.places);
    const known: Uint32Array | null = starts;
    if (left.length === 0) return known ?? new Uint32Array(0);
    const files = left.reduce((sum, piece) => sum + filesIn(piece), 0);
    if (known && countPlaces(known, group.head.reports).length * group.textCost <= files)
      return verify(group, phrase, known);
    const single = left.filter((piece) => filesIn(piece) === 1 && !probes.has(piece.from));
    const [wide] = left.filter((piece) => !single.includes(piece));
    // A key that begins a little earlier may reach the end in fewer files than a frequent ending fills.
    const earlier = wide ? [1, 2, 3].map((back) => wide.from - back).filter((at) => at >= 0) : [];
    const unseen = earlier.filter((at) => !probes.has(at));
    let go: Promise<boolean>;
    if (single.length > 0) go = look(single.slice(0, together).map(({ from }) => from));
    else if (wide && filesIn(wide) > cheap && unseen.length > 0) go = look(unseen);
    else go = look(wide ? [wide.from] : [], true);
    if (!(await go)) return new Uint32Array(0);
  }
}

/** @param phrase comparable text, not empty */
export async function findPhrase(group: GroupReader, phrase: string): Promise<PhraseHits> {
  const { leaves, reports } = group.head;
  if (leaves.length === 0) return none;
  if (isWide(leaves, phrase)) return fromLists(group, phrase);
  const places = await placesOf(group, phrase);
  return places.length === 0 ? none : { reports: countPlaces(places, reports), places };
}
