/**
 * The search as pages use it: one call in, an ordered list out. Where the answer comes from is nobody else's
 * business; everything in it is exact.
 */

import type { Fragment } from '../format/fragment.ts';
import { normalise } from '../format/normalise.ts';
import { evaluate, type Match } from './evaluate.ts';
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

export interface SearchResult {
  /** In order; copies are folded into the first of them. */
  readonly found: readonly Found[];
  /** Reports found, copies included. */
  readonly reports: number;
  /** Occurrences of the words in all of them; 0 for a search by filters alone. */
  readonly passages: number;
  /** What to highlight, comparable text, longest first. */
  readonly forms: readonly string[];
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

async function matchAll(index: SearchIndex, request: SearchRequest, leniency: Leniency) {
  const { script } = leniency;
  const query = parseQuery(request.text, leniency);
  const field = (text: string) => normalise(text, script).text;
  const fields = {
    title: field(request.fields.title),
    issuer: field(request.fields.issuer),
    number: field(request.fields.number),
  };
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

/** @throws IndexError when a file cannot be had */
export async function search(index: SearchIndex, request: SearchRequest): Promise<SearchResult> {
  const copies = index.copies();
  // A failure surfaces at the await below; it must not count as unhandled while the query still runs.
  copies.catch(() => undefined);
  let { query, matches } = await matchAll(index, request, {});
  // The index holds no character that the folding table folds, so such a query found nothing; neither did one
  // that goes across a full stop which a heading lost.
  const foldable = /[^\p{ASCII}]/u.test(request.text + Object.values(request.fields).join(''));
  if (matches.length === 0 && foldable) {
    const script = await index.script();
    ({ query, matches } = await matchAll(index, request, { script, lostStops: true }));
  }
  const { kept, counts } = applyFilters(matches, request.filters);
  kept.sort(orders[request.sort]);
  return {
    found: foldCopies(kept, await copies),
    reports: kept.length,
    passages: kept.reduce((sum, { count }) => sum + count, 0),
    forms: highlightedForms(query),
    counts,
    fragment: async ({ group, report }) => (await index.group(group)).fragment(report),
  };
}
