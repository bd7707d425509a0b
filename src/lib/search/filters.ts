/** Filters of the search: either of the values within a filter, all of the filters together. */
import type { ReportFacts } from './group.ts';

export interface Filters {
  /** Keys of regions; a region includes all below it. */
  readonly regions: readonly string[];
  /** First and last year, both included; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly kinds: readonly string[];
  readonly levels: readonly string[];
  /** `open`: a person should still look at the report; `done`: nothing is left to look at. */
  readonly review: 'open' | 'done' | null;
}

/** Code of the country, which holds all regions. */
export const countryKey = '100000';

export const noFilters: Filters = { regions: [], from: null, to: null, kinds: [], levels: [], review: null };

/**
 * True when `key` lies in the region `above`. Codes of GB/T 2260 nest: 110000 holds 11xxxx, 110100 holds
 * 1101xx; a functional area (410900-1a2b3c) lies in the division whose code it carries.
 */
export function liesIn(key: string, above: string): boolean {
  if (key === above || above === countryKey) return key !== '';
  if (above.includes('-')) return false;
  return key.startsWith(above.replace(/(?:0000|00)$/, ''));
}

/** What the filters ask of a report. */
export type FilteredFacts = Pick<ReportFacts, 'region' | 'year' | 'kind' | 'level' | 'needsReview'>;

const tests = {
  regions: (facts: FilteredFacts, { regions }: Filters) =>
    regions.length === 0 || regions.some((above) => liesIn(facts.region, above)),
  years: ({ year }: FilteredFacts, { from, to }: Filters) =>
    (from === null && to === null) || (year > 0 && year >= (from ?? 0) && year <= (to ?? 9999)),
  kinds: (facts: FilteredFacts, { kinds }: Filters) => kinds.length === 0 || kinds.includes(facts.kind),
  levels: (facts: FilteredFacts, { levels }: Filters) => levels.length === 0 || levels.includes(facts.level),
  review: (facts: FilteredFacts, { review }: Filters) =>
    review === null || facts.needsReview === (review === 'open'),
} as const;

type FilterName = keyof typeof tests;
const names = Object.keys(tests) as FilterName[];

export const passes = (facts: FilteredFacts, filters: Filters): boolean =>
  names.every((name) => tests[name](facts, filters));

export interface FilterCounts {
  /** By key of the report's own region; add up what lies in a region. */
  readonly regions: ReadonlyMap<string, number>;
  readonly years: ReadonlyMap<number, number>;
  readonly kinds: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
  readonly review: ReadonlyMap<string, number>;
}

const bump = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Keeps what passes and counts, for each filter, what its values would give with all other filters in force.
 */
export function applyFilters<T extends { readonly facts: ReportFacts }>(
  matches: readonly T[],
  filters: Filters,
): { kept: T[]; counts: FilterCounts } {
  const kept: T[] = [];
  const counts = {
    regions: new Map<string, number>(),
    years: new Map<number, number>(),
    kinds: new Map<string, number>(),
    levels: new Map<string, number>(),
    review: new Map<string, number>(),
  };
  for (const match of matches) {
    const { facts } = match;
    const failed = names.filter((name) => !tests[name](facts, filters));
    if (failed.length > 1) continue;
    const counted = (name: FilterName) => failed.length === 0 || failed[0] === name;
    if (counted('regions')) bump(counts.regions, facts.region);
    if (counted('years')) bump(counts.years, facts.year);
    if (counted('kinds')) bump(counts.kinds, facts.kind);
    if (counted('levels')) bump(counts.levels, facts.level);
    if (counted('review')) bump(counts.review, facts.needsReview ? 'open' : 'done');
    if (failed.length === 0) kept.push(match);
  }
  return { kept, counts };
}
