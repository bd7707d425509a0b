/** An opened index, as the search asks it. */
import type { Fragment } from '../format/fragment.ts';
import type { AlikeFile, PlaceRow, SynonymRow, WordFile } from '../format/lexicon.ts';
import type { IndicatorEntry, Manifest, RegionEntry } from '../format/manifest.ts';
import type { ScriptTables } from '../format/normalise.ts';
import type { Suggestion, SuggestionList } from '../format/suggestion.ts';
import type { Engine } from './engine/engine.ts';
import type { GroupReader } from './phrase.ts';

export interface OpenGroup extends GroupReader {
  fragment(report: number): Promise<Fragment>;
  /** For each report the days from 1970-01-01 to its publication, 0 when unknown. */
  dates(): Promise<Uint32Array>;
  /** For each report the indicators that it has figures of. */
  indicators(): Promise<readonly (readonly string[])[]>;
}

export interface SearchIndex {
  /** Answers searches instead of the files, where the archive runs one. */
  readonly engine?: Engine;
  readonly manifest: Manifest;
  group(index: number): Promise<OpenGroup>;
  regions(province: string): Promise<readonly RegionEntry[]>;
  /** Clusters of near-identical reports: place in the whole archive → number of the cluster. */
  copies(): Promise<ReadonlyMap<number, number>>;
  script(): Promise<ScriptTables>;
  /** Families of indicators, each followed by its own. */
  indicators(): Promise<readonly IndicatorEntry[]>;
  /** Folders of the Pagefind indexes. */
  rough(): Promise<readonly string[]>;
  suggestions(list: SuggestionList): Promise<SuggestionFiles>;
  /** Names of places and words that queries are made of. */
  lexicon(): Promise<{ readonly places: readonly PlaceRow[]; readonly words: WordFile }>;
  synonyms(): Promise<readonly SynonymRow[]>;
  alike(): Promise<AlikeFile>;
}

/** First key of each file of suggestions, and the files. */
export interface SuggestionFiles {
  readonly borders: readonly string[];
  file(index: number): Promise<readonly (readonly [key: string, suggestion: Suggestion])[]>;
}
