/**
 * Reports that hold words of a query though not the query: the second list, for when the first is empty or
 * short. The words come from the browser's own segmenter; rare words weigh more.
 */

import { evaluate, type FieldQuery } from './evaluate.ts';
import { applyFilters } from './filters.ts';
import type { LocatedMatch } from './matched.ts';
import { findPhrase } from './phrase.ts';
import { parseQuery, type Query } from './query.ts';
import type { SearchRequest } from './request.ts';
import { comparableFields, type SearchResult } from './search.ts';
import type { OpenGroup, SearchIndex } from './search-index.ts';

/** Each word costs a file of each group, so an archive of many groups is asked for fewer. */
const mostWords = 5;
const fewerWords = 3;
const manyGroups = 2;

/** Whether to ask the reader first: every word is looked for in every group. */
export const isCostly = ({ manifest }: SearchIndex): boolean => manifest.groups.length > manyGroups;

/** Words of a text; single characters that follow each other are one word, as segmenters know few words of the law. */
export function segmentWords(text: string): string[] {
  if (!('Segmenter' in Intl)) return Array.from(text.slice(1), (character, k) => `${text[k]}${character}`);
  const words: string[] = [];
  let open = '';
  for (const part of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const single = part.isWordLike === true && part.segment.length === 1;
    if (single) open += part.segment;
    else {
      words.push(open, part.isWordLike ? part.segment : '');
      open = '';
    }
  }
  return [...words, open].filter((word) => word.length > 1);
}

/** What to look for of a query that is not met as a whole: of several words each as typed, then their parts. */
export function partialWords({ all }: Query): string[] {
  const typed = all.flat().flatMap((term) => [term.forms, ...(term.gaps ?? []).map(({ forms }) => forms)]);
  const whole = typed.map(([form = '']) => form).filter((form) => form.length > 1);
  const parts = whole
    .flatMap(segmentWords)
    .filter((word) => !whole.includes(word))
    .sort((a, b) => b.length - a.length);
  return [...new Set([...(typed.length > 1 ? whole : []), ...parts])];
}

const noHits = { titleWords: 0, headingWords: 0, count: 0, distance: 0 };

export interface PartialResult {
  readonly matches: readonly LocatedMatch[];
  /** What was found of the query. */
  readonly words: readonly string[];
}

/** Places of the reports that are listed already. */
const listedIn = ({ found }: SearchResult): Set<number> =>
  new Set(found.flatMap(({ match, copies }) => [match, ...copies]).map(({ place }) => place));

/** Reports of a group that the reader's exclusions and fields leave; null for all. */
async function allowedIn(group: OpenGroup, { none }: Query, fields: FieldQuery): Promise<Set<number> | null> {
  const restricts = none.length > 0 || Object.values(fields).some((field) => field !== '');
  if (!restricts) return null;
  return new Set((await evaluate(group, { all: [], none }, fields)).map(({ report }) => report));
}

/** The words that are looked for whatever engine ranks the reports: as they were typed. */
export const typedWords = (text: string): string =>
  parseQuery(text)
    .all.flat()
    .map(({ forms: [form = ''] }) => form)
    .join(' ');

/**
 * Reports that another engine ranked, with what the reader's filters, exclusions and fields leave of them.
 * @param places in the whole archive, best first
 */
export async function rankedMatches(
  index: SearchIndex,
  request: SearchRequest,
  result: SearchResult,
  places: readonly number[],
  most: number,
): Promise<PartialResult> {
  const query = parseQuery(request.text, { script: await index.script() });
  const fields = comparableFields(request.fields);
  const listed = listedIn(result);
  const matches = new Map<number, LocatedMatch>();
  let before = 0;
  for (const [group, { reports: size }] of index.manifest.groups.entries()) {
    const reader = await index.group(group);
    const allowed = await allowedIn(reader, query, fields);
    const figures = request.filters.figures.length > 0 ? await reader.indicators() : [];
    for (const place of places) {
      const report = place - before;
      const facts = reader.head.reports[report];
      if (!facts || listed.has(place) || allowed?.has(report) === false) continue;
      matches.set(place, { ...noHits, group, report, place, facts, indicators: figures[report] ?? [] });
    }
    before += size;
  }
  const ranked = places.flatMap((place) => matches.get(place) ?? []);
  const { kept } = applyFilters(ranked, request.filters);
  return { matches: kept.slice(0, most), words: partialWords(query) };
}

/** @param most how many reports; those in `result` are left out */
export async function partialMatches(
  index: SearchIndex,
  request: SearchRequest,
  result: SearchResult,
  most: number,
): Promise<PartialResult> {
  const { groups, reports } = index.manifest;
  const query = parseQuery(request.text, { script: await index.script() });
  const fields = comparableFields(request.fields);
  const words = partialWords(query).slice(0, groups.length > manyGroups ? fewerWords : mostWords);
  const listed = listedIn(result);
  const holders = new Map<string, number>();
  const found = new Map<number, { match: LocatedMatch; words: string[] }>();
  let before = 0;
  for (const [group, { reports: size }] of groups.entries()) {
    const reader = await index.group(group);
    const hits = await Promise.all(words.map((word) => findPhrase(reader, word)));
    const allowed = await allowedIn(reader, query, fields);
    const figures = request.filters.figures.length > 0 ? await reader.indicators() : [];
    for (const [k, word] of words.entries()) {
      for (const { report, title, body } of hits[k]?.reports ?? []) {
        const facts = reader.head.reports[report];
        const place = before + report;
        if (!facts || listed.has(place) || title + body === 0 || allowed?.has(report) === false) continue;
        holders.set(word, (holders.get(word) ?? 0) + 1);
        const entry = found.get(place) ?? {
          match: { ...noHits, group, report, place, facts, indicators: figures[report] ?? [] },
          words: [],
        };
        entry.words.push(word);
        found.set(place, entry);
      }
    }
    before += size;
    // Each group costs as much again; good matches need not be the best of the whole archive.
    const good = [...found.values()].filter((entry) => entry.words.length === words.length);
    if (good.length >= most) break;
  }
  const weight = (word: string) => Math.log(1 + reports / (holders.get(word) ?? 1));
  const scored = [...found.values()].map(({ match, words: own }) => ({
    match,
    facts: match.facts,
    indicators: match.indicators ?? [],
    score: own.reduce((sum, word) => sum + weight(word), 0),
  }));
  const { kept } = applyFilters(scored, request.filters);
  kept.sort((a, b) => b.score - a.score || b.facts.year - a.facts.year || a.match.place - b.match.place);
  return {
    matches: kept.slice(0, most).map(({ match }) => match),
    words: words.filter((word) => holders.has(word)),
  };
}
