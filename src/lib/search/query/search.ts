/**
 * The search as pages use it: one call in, an ordered list out. Where the answer comes from is nobody else's
 * business; everything in it is exact.
 */

import type { Fragment } from '../format/fragment.ts';
import { normalise, type ScriptMap } from '../format/normalise.ts';
import type { Engine } from './engine/engine.ts';
import { EngineError } from './engine/engine-error.ts';
import { evaluate, type FieldQuery, type Match } from './evaluate.ts';
import { applyFilters } from './filters.ts';
import type { Found, LocatedMatch, Matched } from './matched.ts';
import { highlightedForms, type Leniency, parseQuery, type Query } from './query.ts';
import type { SearchRequest, SortOrder } from './request.ts';
import type { SearchIndex } from './search-index.ts';

/** How the words were looked for: as they stand, or, where nothing was found so, in another writing of them. */
export type Wording = 'as-typed' | 'simplified' | 'trimmed' | 'apart' | 'across-headings';

export interface SearchResult extends Omit<Matched, 'all'> {
  /** What to highlight, comparable text, longest first. */
  readonly forms: readonly string[];
  readonly wording: Wording;
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

/** Asks the files of the site. */
async function matchIndex(
  index: SearchIndex,
  query: Query,
  fields: FieldQuery,
  request: SearchRequest,
): Promise<Matched> {
  const copies = index.copies();
  // A failure surfaces at the await below; it must not count as unhandled while the query still runs.
  copies.catch(() => undefined);
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
  const matches = perGroup.flat();
  const { kept, counts } = applyFilters(matches, request.filters);
  kept.sort(orders[request.sort]);
  const found = foldCopies(kept, await copies);
  return {
    all: matches.length,
    reports: kept.length,
    passages: kept.reduce((sum, { count }) => sum + count, 0),
    entries: found.length,
    counts,
    found,
    answeredBy: 'index',
    list: async (from, to) => found.slice(from, to),
  };
}

type Ask = (query: Query, fields: FieldQuery) => Promise<Matched>;

async function matchAll(ask: Ask, request: SearchRequest, leniency: Leniency) {
  const query = parseQuery(request.text, leniency);
  return { query, matched: await ask(query, comparableFields(request.fields, leniency.script?.certain)) };
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

async function matchInSomeWording(ask: Ask, index: SearchIndex, request: SearchRequest) {
  let wording: Wording = 'as-typed';
  let answer = await matchAll(ask, request, {});
  // What has only Latin letters and digits has one wording.
  const foldable = /[^\p{ASCII}]/u.test(request.text + Object.values(request.fields).join(''));
  if (answer.matched.all > 0 || !foldable) return { ...answer, wording };
  const script = await index.script();
  const tried = new Set([JSON.stringify(answer.query)]);
  for (const [name, leniency] of wordings) {
    const asked = JSON.stringify(parseQuery(request.text, { ...leniency, script }));
    // Fields are folded by the first of them, too.
    if (tried.has(asked) && name !== 'simplified') continue;
    tried.add(asked);
    answer = await matchAll(ask, request, { ...leniency, script });
    if (answer.matched.all === 0) continue;
    wording = name;
    break;
  }
  return { ...answer, wording };
}

async function searchBy(ask: Ask, index: SearchIndex, request: SearchRequest): Promise<SearchResult> {
  const { query, matched, wording } = await matchInSomeWording(ask, index, request);
  const { all: _, ...answer } = matched;
  return {
    ...answer,
    forms: highlightedForms(query),
    wording,
    fragment: async ({ group, report, fragment }) => fragment ?? (await index.group(group)).fragment(report),
  };
}

const searchIndex = (index: SearchIndex, request: SearchRequest): Promise<SearchResult> =>
  searchBy((query, fields) => matchIndex(index, query, fields, request), index, request);

/** What `first` gives; where the engine fails, what `instead` gives. */
async function orElse<T>(first: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return instead();
  }
}

async function searchEngine(
  engine: Engine,
  index: SearchIndex,
  request: SearchRequest,
): Promise<SearchResult> {
  const result = await searchBy((query, fields) => engine.ask(query, fields, request), index, request);
  return {
    ...result,
    list: (from, to) =>
      orElse(
        () => result.list(from, to),
        async () => (await searchIndex(index, request)).list(from, to),
      ),
  };
}

/**
 * An engine answers where the archive runs one, else the files of the site.
 * @throws IndexError when a file cannot be had
 */
export async function search(index: SearchIndex, request: SearchRequest): Promise<SearchResult> {
  const { engine } = index;
  const byFiles = () => searchIndex(index, request);
  return engine?.isUp() ? orElse(() => searchEngine(engine, index, request), byFiles) : byFiles();
}
