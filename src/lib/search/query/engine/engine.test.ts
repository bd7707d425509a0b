import { expect, it, vi } from 'vitest';
import { noFilters } from '../filters.ts';
import { parseQuery } from '../query.ts';
import type { SearchRequest } from '../request.ts';
import { openEngine } from './engine.ts';
import { EngineError } from './engine-error.ts';
import { fromRank, fromScore, headingScore, mostBytes, rankFactors, titleScore } from './layout.ts';
import { engineParams } from './params.ts';

const fields = { title: '', issuer: '', number: '' };
const asked = (text: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  text,
  fields,
  filters: noFilters,
  sort: 'relevance',
  ...more,
});
const paramsOf = (text: string, more: Partial<SearchRequest> = {}) =>
  engineParams(parseQuery(text), fields, asked(text, more), { from: 0, size: 10 });

it('reads the order of one word from its score', () => {
  expect(fromScore(7)).toEqual({ titleWords: 0, headingWords: 0, distance: 0, count: 7 });
  expect(fromScore(headingScore + 7)).toMatchObject({ titleWords: 0, headingWords: 1, count: 7 });
  expect(fromScore(titleScore + 7)).toMatchObject({ titleWords: 1, headingWords: 0, count: 7 });
});

it('counts phrases of several lengths in one unit', () => {
  expect(paramsOf('行政 复议法')?.counted).toEqual([
    { text: '行政', weight: 3 },
    { text: '复议法', weight: 2 },
  ]);
  expect(fromScore(headingScore + 42, 6).count).toBe(7);
});

it('reads the order of several words from their rank', () => {
  const rank = (title: number, heading: number, distance: number, count: number) =>
    ((title * rankFactors.headingWords + heading) * rankFactors.distance +
      rankFactors.distance -
      1 -
      distance) *
      rankFactors.count +
    count;
  for (const [titleWords, headingWords, distance, count] of [
    [0, 0, 0, 1],
    [2, 1, 1_000_000, 12],
    [63, 63, 0, 2_000_000],
  ] as const) {
    const told = rank(titleWords, headingWords, distance, count);
    expect(Number.isSafeInteger(told)).toBe(true);
    expect(fromRank(told)).toEqual({ titleWords, headingWords, distance, count });
  }
});

it.each([
  ['行政复议', { flags: true, byScore: true, byRank: false, countByScore: { unit: 4 } }],
  ['行政 复议法', { flags: false, byScore: false, byRank: true, countByScore: { unit: 6 } }],
  ['行政 NEAR 复议', { flags: false, byRank: true, counted: [] }],
  // The engine would count equal words once.
  ['复议 OR 复议', { flags: false, byRank: true, counted: [] }],
  ['', { flags: false, byScore: false, bySize: false, countByScore: { unit: 1 } }],
])('%s is ordered by what can tell its order', (text, expected) => {
  const [query, params] = [parseQuery(text), text === '' ? null : paramsOf(text)];
  expect(
    params ?? engineParams({ ...query, all: [] }, fields, asked(''), { from: 0, size: 10 }),
  ).toMatchObject(expected);
});

it('takes no more words than an order can tell', () => {
  const words = (count: number) => Array.from({ length: count }, (_, k) => `词${k}`).join(' ');
  expect(paramsOf(words(63))).not.toBeNull();
  expect(paramsOf(words(64))).toBeNull();
});

it.each([
  ['110118', { prefixes: ['110118'], keys: [] }],
  ['110000', { prefixes: ['11'], keys: [] }],
  ['100000', { prefixes: [''], keys: [] }],
  ['410900-1a2b3c', { prefixes: [], keys: ['410900-1a2b3c'] }],
])('a region %s holds what lies in it', (region, regions) => {
  expect(paramsOf('复议', { filters: { ...noFilters, regions: [region] } })?.filters.regions).toEqual(
    regions,
  );
});

const answer = {
  timed_out: false,
  _shards: { total: 1, failed: 0 },
  hits: { hits: [] },
  aggregations: {
    ...Object.fromEntries(
      ['regions', 'years', 'kinds', 'levels', 'review'].map((name) => [name, { values: { buckets: [] } }]),
    ),
    all: { doc_count: 12 },
    kept: {
      doc_count: 9,
      passages: { value: 30 },
      copies: { sum_other_doc_count: 0, buckets: [{ doc_count: 3 }, { doc_count: 2 }] },
    },
  },
};

it('counts copies as one entry', async () => {
  const engine = openEngine(async () => answer);
  const found = await engine.ask(parseQuery('复议'), fields, asked('复议'));
  expect(found).toMatchObject({ all: 12, reports: 9, passages: 30, entries: 6, answeredBy: 'engine' });
});

it.each([
  ['fails', () => Promise.reject(new Error('503'))],
  ['says nothing', async () => ({})],
  ['runs out of time', async () => ({ ...answer, timed_out: true })],
  ['lost a part of the index', async () => ({ ...answer, _shards: { total: 2, failed: 1 } })],
])('an engine that %s is left alone for a minute', async (_, post) => {
  let now = 0;
  const engine = openEngine(post, () => now);
  await expect(engine.ask(parseQuery('复议'), fields, asked('复议'))).rejects.toThrow(EngineError);
  expect(engine.isUp()).toBe(false);
  now = 60_001;
  expect(engine.isUp()).toBe(true);
});

it.each(['"source"', '字'.repeat(mostBytes / 3)])(
  'what the gateway refuses is not sent, and no fault: %.8s',
  async (text) => {
    const post = vi.fn();
    const engine = openEngine(post);
    const query = { all: [[{ forms: [text.replaceAll('"', '')] }]], none: [] };
    await expect(engine.ask(query, fields, asked(text))).rejects.toThrow(EngineError);
    expect(post).not.toHaveBeenCalled();
    expect(engine.isUp()).toBe(true);
  },
);
