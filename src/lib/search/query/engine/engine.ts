/**
 * An OpenSearch that answers what the index of the site answers: same reports, same counts, same order. It is asked
 * through a gateway on the site's own host; whatever goes wrong there, the index answers instead.
 */
import type { Fragment } from '../../format/fragment.ts';
import type { FieldQuery } from '../evaluate.ts';
import type { FilterCounts } from '../filters.ts';
import type { Found, LocatedMatch, Matched } from '../matched.ts';
import type { Query } from '../query.ts';
import type { SearchRequest } from '../request.ts';
import { EngineError } from './engine-error.ts';
import { fromRank, fromScore, mostBytes, reach, refusedInRequest, searchTemplate } from './layout.ts';
import { type EngineParams, engineParams } from './params.ts';

/** Sends a body to the gateway. @returns the JSON that came back; throws when there is none */
export type Post = (body: string) => Promise<unknown>;

export interface Engine {
  /** False for a while after it failed. */
  isUp(): boolean;
  /** @throws EngineError, after which the engine counts as down */
  ask(query: Query, fields: FieldQuery, request: SearchRequest): Promise<Matched>;
}

interface Hit {
  readonly _score: number | null;
  readonly _source: { readonly fragment: Fragment; readonly size: number; readonly published: number };
  readonly sort: readonly (number | string | null)[];
  readonly inner_hits?: { readonly copies: { readonly hits: { readonly hits: readonly Hit[] } } };
}

interface Buckets {
  readonly values: {
    readonly buckets: readonly { readonly key: string | number; readonly doc_count: number }[];
  };
}

interface Response {
  readonly timed_out: boolean;
  readonly _shards: { readonly failed: number; readonly total: number };
  readonly hits: { readonly hits: readonly Hit[] };
  readonly aggregations: Readonly<Record<'regions' | 'years' | 'kinds' | 'levels' | 'review', Buckets>> & {
    readonly figures?: Buckets;
    readonly all: { readonly doc_count: number };
    readonly kept: {
      readonly doc_count: number;
      readonly passages: { readonly value: number };
      readonly copies: {
        readonly sum_other_doc_count: number;
        readonly buckets: readonly { readonly doc_count: number }[];
      };
    };
  };
}

/** Entries of the first page; further ones are asked for as they are listed. */
const firstSize = 10;
/** How long a failed engine is left alone, in milliseconds. */
const rest = 60_000;

function matchOf(hit: Hit, { rank, byRank, countByScore }: EngineParams): LocatedMatch {
  const { fragment, size, published } = hit._source;
  const key = byRank ? hit.sort[0] : hit.sort.at(-1);
  const { region, year, kind, needsReview } = fragment;
  return {
    ...(rank ? fromRank(Number(key)) : fromScore(hit._score ?? 0, countByScore?.unit)),
    group: 0,
    report: 0,
    place: 0,
    fragment,
    published,
    facts: {
      start: 0,
      lengths: [size],
      region: region?.key ?? '',
      year: year ?? 0,
      kind,
      level: region?.level ?? '',
      needsReview,
    },
  };
}

const foundOf = (hits: readonly Hit[], params: EngineParams): Found[] =>
  hits.map((hit) => {
    const copies = hit.inner_hits?.copies.hits.hits.slice(1) ?? [];
    return { match: matchOf(hit, params), copies: copies.map((copy) => matchOf(copy, params)) };
  });

function countsOf(aggregations: Response['aggregations']): FilterCounts {
  const map = ({ values }: Buckets) =>
    new Map(values.buckets.map(({ key, doc_count: count }) => [String(key), count]));
  const { regions, years, kinds, levels, review, figures } = aggregations;
  return {
    regions: map(regions),
    years: new Map([...map(years)].map(([year, count]) => [Number(year), count])),
    kinds: map(kinds),
    levels: map(levels),
    review: map(review),
    figures: figures ? map(figures) : new Map(),
  };
}

/** @throws EngineError when a part of the index did not answer: half an answer is none */
function requireWhole(answer: unknown): Response {
  const response = answer as Partial<Response> | null;
  if (!response?.hits || !response.aggregations || !response._shards)
    throw new EngineError('no answer to a search');
  if (response.timed_out || response._shards.failed > 0) throw new EngineError('an incomplete answer');
  return response as Response;
}

const refused = new RegExp(refusedInRequest, 'u');

/** @throws EngineError when the gateway would refuse it: no fault of the engine */
function requestBody(params: EngineParams): string {
  const body = JSON.stringify({ id: searchTemplate, params });
  if (refused.test(body) || new TextEncoder().encode(body).length > mostBytes)
    throw new EngineError('the gateway takes no such request');
  return body;
}

/** @param now milliseconds; tests turn the clock */
export function openEngine(post: Post, now: () => number = Date.now): Engine {
  let downUntil = 0;
  const send = async (params: EngineParams): Promise<Response> => {
    const body = requestBody(params);
    try {
      return requireWhole(await post(body));
    } catch (error) {
      downUntil = now() + rest;
      throw error instanceof EngineError ? error : new EngineError('the engine failed', { cause: error });
    }
  };
  return {
    isUp: () => now() >= downUntil,
    async ask(query, fields, request) {
      const paramsOf = (from: number, size: number) => engineParams(query, fields, request, { from, size });
      const params = paramsOf(0, firstSize);
      if (!params) throw new EngineError('too many words');
      const { hits, aggregations } = await send(params);
      const { kept, all } = aggregations;
      const folded = kept.copies.buckets.reduce((sum, { doc_count: count }) => sum + count - 1, 0);
      const entries = kept.doc_count - folded;
      const found = foundOf(hits.hits, params);
      return {
        all: all.doc_count,
        reports: kept.doc_count,
        passages: Math.round(kept.passages.value),
        entries: Math.min(entries, reach),
        counts: countsOf(aggregations),
        found,
        answeredBy: 'engine',
        async list(from, to) {
          if (to <= found.length) return found.slice(from, to);
          const further = paramsOf(from, Math.min(to, reach) - from);
          return further ? foundOf((await send(further)).hits.hits, further) : [];
        },
      };
    },
  };
}
