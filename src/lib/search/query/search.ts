/**
 * The search as pages use it: one call in, an ordered list out. Where the answer comes from is nobody else's
 * business; everything in it is exact.
 */

import type { Fragment } from '../format/fragment.ts';
import { normalise, type ScriptMap } from '../format/normalise.ts';
import { evaluate, type FieldQuery, type Match } from './evaluate.ts';
import { applyFilters, type FilterCounts } from './filters.ts';
import { highlightedForms, type Leniency, parseQuery } from './query.ts';
import type { SearchRequest, SortOrder } from './request.ts';
import type { SearchIndex } from './search-index.ts';

/** A report found, and near-identical copies of it that were found too. */
export interface Found {
  readonly match: LocatedMatch;
  readonly copies: readonly LocatedMatch[];
}

export interface LocatedMatch extends Match {
  readonly group: number;
  /** Place in the whole archive; the order of ids. */
  readonly place: number;
  readonly indicators?: readonly string[];
  /** Days from 1970-01-01 to its publication; loaded for the order by time only. */
  readonly published?: number;
}

/** How the words were looked for: as they stand, or, where nothing was found so, in another writing of them. */
export type Wording = 'as-typed' | 'simplified' | 'trimmed' | 'apart' | 'across-headings';

export interface SearchResult {
  /** In order; copies are folded into the first of them. */
  readonly found: readonly Found[];
  /** Reports found, copies included. */
  readonly reports: number;
  /** Occurrences of the words in all of them; 0 for a search by filters alone. */
  readonly passages: number;
  /** What to highlight, comparable text, longest first. */
  readonly forms: readonly string[];
  readonly wording: Wording;
  readonly counts: FilterCounts;
  fragment(match: LocatedMatch): Promise<Fragment>;
}

const byPlace = (a: LocatedMatch, b: LocatedMatch) => a.place - b.place;
const newest = (a: LocatedMatch, b: LocatedMatch) =>
  b.facts.year - a.facts.year || (b.published ?? 0) - (a.published ?? 0);
const bodyLength = ({ facts }: Match) => facts.lengths.at(-1) ?? 0;

/** Title before headings before text, words close together, many of them, dense, new; then by id. */
const orders: Readonly<Record<SortOrder, (a: LocatedMatch, b: LocatedMatch) => number>> = {
  relevance: (a, b) =>
    b.titleWords - a.titleWords ||
    b.headingWords - a.headingWords ||
    a.distance - b.distance ||
    b.count - a.count ||
    (a.count > 0 ? bodyLength(a) - bodyLength(b) : 0) ||
    newest(a, b) ||
    byPlace(a, b),
  newest: (a, b) => newest(a, b) || byPlace(a, b),
  region: (a, b) =>
    Number(a.facts.region === '') - Number(b.facts.region === '') ||
    (a.facts.region < b.facts.region ? -1 : a.facts.region > b.facts.region ? 1 : 0) ||
    newest(a, b) ||
    byPlace(a, b),
};

function foldCopies(ordered: readonly LocatedMatch[], copies: ReadonlyMap<number, number>): Found[] {
  const found: { match: LocatedMatch; copies: LocatedMatch[] }[] = [];
  const first = new Map<number, LocatedMatch[]>();
  for (const match of ordered) {
    const cluster = copies.get(match.place);
    const folded = cluster === undefined ? undefined : first.get(cluster);
    if (folded) {
      folded.push(match);
      continue;
    }
    const entry = { match, copies: [] as LocatedMatch[] };
    if (cluster !== undefined) first.set(cluster, entry.copies);
    found.push(entry);
  }
  return found;
}

/** Fields as they stand in the index. */
export function comparableFields({ title, issuer, number }: FieldQuery, table?: ScriptMap): FieldQuery {
  const field = (text: string) => normalise(text, table).text;
  return { title: field(title), issuer: field(issuer), number: field(number) };
}

async function matchAll(index: SearchIndex, request: SearchRequest, leniency: Leniency) {
  const query = parseQuery(request.text, leniency);
  const fields = comparableFields(request.fields, leniency.script?.certain);
  const needs = {
    figures: request.countFigures === true || request.filters.figures.length > 0,
    dates: request.sort === 'newest',
  };
  let before = 0;
  const offsets = index.manifest.groups.map(({ reports }) => {
    before += reports;
    return before - reports;
  });
  const perGroup = await Promise.all(
    offsets.map(async (offset, group) => {
      const open = await index.group(group);
      const matches = await evaluate(open, query, fields);
      const [figures, dates] = await Promise.all([
        matches.length > 0 && needs.figures ? open.indicators() : null,
        matches.length > 0 && needs.dates ? open.dates() : null,
      ]);
      return matches.map(
        (match): LocatedMatch => ({
          ...match,
          group,
          place: offset + match.report,
          ...(figures && { indicators: figures[match.report] ?? [] }),
          ...(dates && { published: dates[match.report] ?? 0 }),
        }),
      );
    }),
  );
  return { query, matches: perGroup.flat() };
}

/** True when the request names words or fields; without them every report matches. */
export function hasWords({ text, fields }: SearchRequest): boolean {
  return parseQuery(text).all.length > 0 || Object.values(fields).some((field) => field.trim() !== '');
}

/** As typed; else with what cannot stand in the index as it was typed; else more and more freely. */
const wordings: readonly (readonly [Wording, Omit<Leniency, 'script'>])[] = [
  ['simplified', {}],
  ['trimmed', { lostStops: true, unwrapped: true }],
  ['apart', { lostStops: true, unwrapped: true, apart: true }],
  ['across-headings', { lostStops: true, unwrapped: true, acrossHeadings: true }],
];

async function matchInSomeWording(index: SearchIndex, request: SearchRequest) {
  let wording: Wording = 'as-typed';
  let answer = await matchAll(index, request, {});
  // What has only Latin letters and digits has one wording.
  const foldable = /[^\p{ASCII}]/u.test(request.text + Object.values(request.fields).join(''));
  if (answer.matches.length > 0 || !foldable) return { ...answer, wording };
  const script = await index.script();
  const tried = new Set([JSON.stringify(answer.query)]);
  for (const [name, leniency] of wordings) {
    const asked = JSON.stringify(parseQuery(request.text, { ...leniency, script }));
    // Fields are folded by the first of them, too.
    if (tried.has(asked) && name !== 'simplified') continue;
    tried.add(asked);
    answer = await matchAll(index, request, { ...leniency, script });
    if (answer.matches.length === 0) continue;
    wording = name;
    break;
  }
  return { ...answer, wording };
}

/** @throws IndexError when a file cannot be had */
export async function search(index: SearchIndex, request: SearchRequest): Promise<SearchResult> {
  const copies = index.copies();
  // A failure surfaces at the await below; it must not count as unhandled while the query still runs.
  copies.catch(() => undefined);
  const { query, matches, wording } = await matchInSomeWording(index, request);
  const { kept, counts } = applyFilters(matches, request.filters);
  kept.sort(orders[request.sort]);
  return {
    found: foldCopies(kept, await copies),
    reports: kept.length,
    passages: kept.reduce((sum, { count }) => sum + count, 0),
    forms: highlightedForms(query),
    wording,
    counts,
    fragment: async ({ group, report }) => (await index.group(group)).fragment(report),
  };
}
