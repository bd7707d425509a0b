/** Filters of the search: either of the values within a filter, all of the filters together. */
import type { ReportFacts } from '../format/group.ts';

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
  /** Ids of indicators, or of families of them, that the report has a figure of. */
  readonly figures: readonly string[];
}

/** Code of the country, which holds all regions. */
export const countryKey = '100000';

export const noFilters: Filters = {
  regions: [],
  from: null,
  to: null,
  kinds: [],
  levels: [],
  review: null,
  figures: [],
};

/** Indicators of one family have the beginning of their ids in common: `litigation.win-rate`. */
export const familyOf = (indicator: string): string => indicator.split('.')[0] ?? indicator;

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

export interface Filtered {
  readonly facts: FilteredFacts;
  /** Indicators that it has figures of; loaded only when they are asked for. */
  readonly indicators?: readonly string[];
}

const tests = {
  regions: ({ facts }: Filtered, { regions }: Filters) =>
    regions.length === 0 || regions.some((above) => liesIn(facts.region, above)),
  years: ({ facts: { year } }: Filtered, { from, to }: Filters) =>
    (from === null && to === null) || (year > 0 && year >= (from ?? 0) && year <= (to ?? 9999)),
  kinds: ({ facts }: Filtered, { kinds }: Filters) => kinds.length === 0 || kinds.includes(facts.kind),
  levels: ({ facts }: Filtered, { levels }: Filters) => levels.length === 0 || levels.includes(facts.level),
  review: ({ facts }: Filtered, { review }: Filters) =>
    review === null || facts.needsReview === (review === 'open'),
  figures: ({ indicators = [] }: Filtered, { figures }: Filters) =>
    figures.length === 0 || indicators.some((id) => figures.includes(id) || figures.includes(familyOf(id))),
} as const;

type FilterName = keyof typeof tests;
const names = Object.keys(tests) as FilterName[];

export interface FilterCounts {
  /** By key of the report's own region; add up what lies in a region. */
  readonly regions: ReadonlyMap<string, number>;
  readonly years: ReadonlyMap<number, number>;
  readonly kinds: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
  readonly review: ReadonlyMap<string, number>;
  /** By indicator and by family; empty when they were not loaded. */
  readonly figures: ReadonlyMap<string, number>;
}

const bump = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Keeps what passes and counts, for each filter, what its values would give with all other filters in force.
 */
export function applyFilters<T extends Filtered>(
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
    figures: new Map<string, number>(),
  };
  for (const match of matches) {
    const { facts, indicators = [] } = match;
    const failed = names.filter((name) => !tests[name](match, filters));
    if (failed.length > 1) continue;
    const counted = (name: FilterName) => failed.length === 0 || failed[0] === name;
    if (counted('regions')) bump(counts.regions, facts.region);
    if (counted('years')) bump(counts.years, facts.year);
    if (counted('kinds')) bump(counts.kinds, facts.kind);
    if (counted('levels')) bump(counts.levels, facts.level);
    if (counted('review')) bump(counts.review, facts.needsReview ? 'open' : 'done');
    if (counted('figures'))
      for (const id of new Set([...indicators, ...indicators.map(familyOf)])) bump(counts.figures, id);
    if (failed.length === 0) kept.push(match);
  }
  return { kept, counts };
}
