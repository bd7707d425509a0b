/**
 * 文本相似: which passages of a report stand in another one. Steps: records of fingerprints (made once for each report) →
 * pairs that share rare fingerprints → shared runs of these pairs (kept as long as neither report changes) → runs of
 * common phrases left out. What depends on the whole archive, which phrases are rare or common, is counted anew each
 * time, so a run with kept results gives what a run without them would. It tells that texts are alike, not who wrote
 * first or why.
 */
import { candidatePairs, holders, type Index, indexRecords } from './candidates.ts';
import type { PlaceNames } from './mask.ts';
import { divisionNames } from './places.ts';
import { decodeRecord, type Fingerprints, type SimilarityPassage } from './record.ts';
import {
  packRuns,
  type Reading,
  readText,
  type SharedRun,
  type SharedText,
  sharedWith,
  unpackRuns,
} from './shared-text.ts';

export interface SimilarityEntry {
  readonly id: string;
  /** Changes whenever the text of the report or an anchor does: the hash of its file. */
  readonly key: string;
  /** From `similarityRecord`. */
  readonly record: Uint8Array;
}

/** Results of comparing two reports, kept by their keys. */
export interface PairCache {
  get(leftKey: string, rightKey: string): string | undefined;
  set(leftKey: string, rightKey: string, runs: string): void;
}

export interface SimilarPair {
  readonly left: string;
  readonly right: string;
  /** Part of the text, 0 to 1, that stands in the other one; names and numbers count as one sign each. */
  readonly leftShare: number;
  readonly rightShare: number;
  /** Shared signs, those of common phrases left out. */
  readonly signs: number;
  readonly shared: readonly SharedText[];
}

export interface SimilarityOptions {
  /** A fingerprint of more reports than this brings no candidates: it bounds the work for each fingerprint. */
  readonly rareUpTo: number;
  /** A phrase is common, and so no evidence, when more than this part of all reports (and `rareUpTo`) hold it. */
  readonly commonPart: number;
  /** Rare fingerprints that two reports must share to be compared. */
  readonly minimumFingerprints: number;
  /** A pair is compared when it is among the best of this many of either report. */
  readonly candidatesPerReport: number;
  /** Shortest shared run, in signs. */
  readonly minimumRun: number;
  /** Least shared signs of a pair, and least share of the shorter text. */
  readonly minimumSigns: number;
  readonly minimumShare: number;
}

export const similarityDefaults: SimilarityOptions = {
  rareUpTo: 20,
  commonPart: 0.01,
  minimumFingerprints: 8,
  candidatesPerReport: 30,
  minimumRun: 25,
  minimumSigns: 80,
  minimumShare: 0.03,
};

export interface SimilarityInput {
  /** In an order that follows from each report alone (region, year, id); neighbours are compared fastest. */
  readonly entries: readonly SimilarityEntry[];
  /** The passages that the record was made of, from `similarityPassages`; asked for pairs that are not kept. */
  readonly textOf: (id: string) => readonly SimilarityPassage[];
  readonly cache?: PairCache;
  /** Names to mask; all divisions unless told otherwise. */
  readonly places?: PlaceNames;
  readonly options?: SimilarityOptions;
}

/** Texts that are kept ready while pairs are compared. */
const readings = 500;

class Reader {
  readonly #recent = new Map<number, Reading>();
  readonly #make: (document: number) => Reading;

  constructor(make: (document: number) => Reading) {
    this.#make = make;
  }

  read(document: number): Reading {
    const reading = this.#recent.get(document) ?? this.#make(document);
    this.#recent.delete(document);
    this.#recent.set(document, reading);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > readings && oldest !== undefined) this.#recent.delete(oldest);
    return reading;
  }
}

/** Tells for a stretch of one report how much of it is not common, from 0 to 1. */
function ownPart(index: Index, document: number, { places }: Fingerprints, commonFrom: number) {
  const first = index.firsts[document] ?? 0;
  return (from: number, to: number): number => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    let own = 0;
    let all = 0;
    for (let i = low; i < places.length && (places[i] ?? 0) < to; i++) {
      all += 1;
      if (holders(index, first + i) <= commonFrom) own += 1;
    }
    return all === 0 ? 0 : own / all;
  };
}

/**
 * All pairs of similar reports, one at a time; `left` stands before `right` in the entries, pairs are in the order of
 * left, then right. Memory: the records, about 20 bytes for each
 * fingerprint (one of eight signs), and some hundred texts.
 */
export function* findSimilarPairs(input: SimilarityInput): Generator<SimilarPair> {
  const { entries, textOf, cache, places = divisionNames(), options = similarityDefaults } = input;
  const index = indexRecords(
    entries.map(({ record }) => record),
    options.rareUpTo,
  );
  const commonFrom = Math.max(options.rareUpTo, options.commonPart * entries.length);
  const entry = (document: number): SimilarityEntry => entries[document] as SimilarityEntry;
  const reader = new Reader((document) => {
    const { id, record } = entry(document);
    return readText(textOf(id), record, places);
  });
  let compared: { left: number; with: (right: Reading) => SharedRun[] } | undefined;
  const compare = (left: number, right: number): SharedRun[] => {
    if (compared?.left !== left) compared = { left, with: sharedWith(reader.read(left), options.minimumRun) };
    return compared.with(reader.read(right));
  };
  for (const pair of candidatePairs(index, options)) {
    const [left, right] = [Math.floor(pair / entries.length), pair % entries.length];
    const kept = cache?.get(entry(left).key, entry(right).key);
    const all = kept === undefined ? compare(left, right) : unpackRuns(kept);
    if (kept === undefined) cache?.set(entry(left).key, entry(right).key, packRuns(all));
    const [leftPrints, rightPrints] = [decodeRecord(entry(left).record), decodeRecord(entry(right).record)];
    const own = ownPart(index, right, rightPrints, commonFrom);
    const runs = all
      .map((run) => ({ run, own: run.signs * own(run.at, run.at + run.signs) }))
      .filter((one) => one.own >= options.minimumRun);
    const signs = Math.round(runs.reduce((sum, one) => sum + one.own, 0));
    if (signs < options.minimumSigns) continue;
    if (signs < options.minimumShare * Math.min(leftPrints.size, rightPrints.size)) continue;
    yield {
      left: entry(left).id,
      right: entry(right).id,
      leftShare: Math.min(1, signs / leftPrints.size),
      rightShare: signs / rightPrints.size,
      signs,
      shared: runs.map(({ run }) => ({ left: run.left, right: run.right })),
    };
  }
}
