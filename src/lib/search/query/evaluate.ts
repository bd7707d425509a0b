/**
 * Answers a query in one group: which reports meet it, how often and where. Reports only, no texts.
 */
import type { ReportFacts } from '../format/group.ts';
import type { ReportHits } from '../format/shard.ts';
import type { Zone } from '../format/stream.ts';
import { findPattern } from './pattern.ts';
import { findPhrase, type GroupReader, type PhraseHits } from './phrase.ts';
import { type Query, type Term, yearBracket } from './query.ts';

export interface Match {
  /** Place of the report in its group. */
  readonly report: number;
  readonly facts: ReportFacts;
  /** Words of the query that stand in the title, and in headings only. */
  readonly titleWords: number;
  readonly headingWords: number;
  /** Occurrences in title and text; 0 for a search by filters alone. */
  readonly count: number;
  /** Characters between the words where they stand closest; 0 for one word, large when not known. */
  readonly distance: number;
}

/** Phrases that must stand in fields of the report. */
export interface FieldQuery {
  readonly title: string;
  readonly issuer: string;
  readonly number: string;
}

const unknownDistance = 1_000_000;

interface TermHits {
  readonly byReport: ReadonlyMap<number, ReportHits>;
  readonly places: Uint32Array | null;
}

function add(a: ReportHits, b: ReportHits): ReportHits {
  return {
    report: a.report,
    title: a.title + b.title,
    heading: a.heading + b.heading,
    issuer: a.issuer + b.issuer,
    number: a.number + b.number,
    body: a.body + b.body,
  };
}

function uniteHits(all: readonly TermHits[]): TermHits {
  return unite(all.map(({ byReport, places }) => ({ reports: [...byReport.values()], places })));
}

function unite(all: readonly PhraseHits[]): TermHits {
  const byReport = new Map<number, ReportHits>();
  for (const { reports } of all) {
    for (const hits of reports) {
      const before = byReport.get(hits.report);
      byReport.set(hits.report, before ? add(before, hits) : hits);
    }
  }
  const lists = all.map(({ places }) => places).filter((places) => places !== null);
  const places =
    lists.length < all.length ? null : Uint32Array.from(lists.flatMap((list) => [...list])).sort();
  return { byReport, places };
}

/** Leaves out forms with a kind of brackets that no year in this group stands in. */
function possible(group: GroupReader, form: string): boolean {
  const bracket = yearBracket(form);
  return bracket === null || group.head.yearBrackets.includes(bracket);
}

async function findForms(group: GroupReader, forms: readonly string[]): Promise<TermHits> {
  const own = forms.filter((form) => possible(group, form));
  return unite(await Promise.all(own.map((form) => findPhrase(group, form))));
}

async function findNear(group: GroupReader, term: Term): Promise<PhraseHits> {
  const words = [term.forms, ...(term.gaps ?? []).map((gap) => gap.forms)];
  const hits = await Promise.all(
    words.map(async (forms) => ({ forms, hits: await findForms(group, forms) })),
  );
  return findPattern(group, term, hits);
}

export async function findTerms(group: GroupReader, terms: readonly Term[]): Promise<TermHits> {
  const plain = terms.filter(({ gaps }) => gaps === undefined);
  const [own, near] = await Promise.all([
    findForms(
      group,
      plain.flatMap(({ forms }) => forms),
    ),
    Promise.all(terms.filter(({ gaps }) => gaps !== undefined).map((term) => findNear(group, term))),
  ]);
  return near.length === 0 ? own : uniteHits([own, unite(near)]);
}

/** Hits of the reader's text; issuer and document number have fields of their own. */
const shown = (hits: ReportHits | undefined): number => (hits ? hits.title + hits.body : 0);

/** Index of the first place that is not before `from`. */
function firstFrom(places: Uint32Array, from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Shortest stretch of a report that holds a place of each word. */
function closest(words: readonly TermHits[], facts: ReportFacts): number {
  if (words.length < 2) return 0;
  const end = facts.start + facts.lengths.reduce((sum, length) => sum + length, 0);
  const at = words.map(({ places }) => (places ? firstFrom(places, facts.start) : 0));
  let best = unknownDistance;
  for (;;) {
    const current = words.map(({ places }, k) => places?.[at[k] as number] ?? Number.POSITIVE_INFINITY);
    const last = Math.max(...current);
    if (last >= end) return best;
    const first = Math.min(...current);
    best = Math.min(best, last - first);
    at[current.indexOf(first)] = (at[current.indexOf(first)] as number) + 1;
  }
}

async function reportsWith(group: GroupReader, zone: Zone, phrase: string): Promise<Set<number>> {
  const { reports } = await findPhrase(group, phrase);
  return new Set(reports.filter((hits) => hits[zone] > 0).map(({ report }) => report));
}

/** @param fields comparable text, empty for a field that does not matter */
export async function evaluate(group: GroupReader, query: Query, fields: FieldQuery): Promise<Match[]> {
  const { reports } = group.head;
  const [words, excluded, required] = await Promise.all([
    Promise.all(query.all.map((terms) => findTerms(group, terms))),
    query.none.length > 0 ? findTerms(group, query.none) : null,
    Promise.all(
      (['title', 'issuer', 'number'] as const)
        .filter((zone) => fields[zone] !== '')
        .map((zone) => reportsWith(group, zone, fields[zone])),
    ),
  ]);
  const [rarest] = [...words].sort((a, b) => a.byReport.size - b.byReport.size);
  const candidates = rarest ? [...rarest.byReport.keys()].sort((a, b) => a - b) : reports.keys();
  const matches: Match[] = [];
  for (const report of candidates) {
    if (!required.every((allowed) => allowed.has(report))) continue;
    if (shown(excluded?.byReport.get(report)) > 0) continue;
    const hits = words.map(({ byReport }) => byReport.get(report));
    if (!hits.every((own) => shown(own) > 0)) continue;
    const facts = reports[report] as ReportFacts;
    const located = words.every(({ places }) => places !== null);
    matches.push({
      report,
      facts,
      titleWords: hits.filter((own) => (own?.title ?? 0) > 0).length,
      headingWords: hits.filter((own) => own?.title === 0 && own.heading > 0).length,
      count: hits.reduce((sum, own) => sum + shown(own), 0),
      distance: located || words.length < 2 ? closest(words, facts) : unknownDistance,
    });
  }
  return matches;
}
