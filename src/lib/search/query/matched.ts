/** Reports that meet a query, wherever the answer comes from. */
import type { Fragment } from '../format/fragment.ts';
import type { Match } from './evaluate.ts';
import type { FilterCounts } from './filters.ts';

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
  /** Its text, where that came with the answer. */
  readonly fragment?: Fragment;
}

/** Who answered: the files of the site, or an engine that the archive runs. */
export type AnsweredBy = 'index' | 'engine';

/** Reports that meet a query, in order, filters applied. */
export interface Matched {
  /** Reports before the filters. */
  readonly all: number;
  /** Reports found, copies included. */
  readonly reports: number;
  /** Occurrences of the words in all of them; 0 for a search by filters alone. */
  readonly passages: number;
  /** How many can be listed; copies are folded into the first of them. */
  readonly entries: number;
  readonly counts: FilterCounts;
  /** In order: all of them, or from an engine the first. */
  readonly found: readonly Found[];
  readonly answeredBy: AnsweredBy;
  list(from: number, to: number): Promise<readonly Found[]>;
}
