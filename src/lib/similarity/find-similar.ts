/**
 * 文本相似: which passages of a report stand in another one. Steps: mask names and numbers → fingerprints → documents
 * that share rare fingerprints → shared runs of the candidates, runs of common phrases left out. It tells that texts are
 * alike, not who wrote first or why.
 */
import { sharedRuns } from './compare.ts';
import { passageBreak, shingleHashes, winnow } from './fingerprints.ts';
import { maskSigns, maskText, type PlaceNames } from './mask.ts';
import { groupPostings, type Postings } from './postings.ts';

export interface SimilarityInput {
  readonly id: string;
  readonly passages: readonly { readonly anchor: string; readonly text: string }[];
}

/** A part of a passage, in UTF-16 units of its published text. */
export interface PassageSpan {
  readonly anchor: string;
  readonly start: number;
  readonly end: number;
}

export interface SharedText {
  readonly left: PassageSpan;
  readonly right: PassageSpan;
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
  /** A fingerprint of more documents than this brings no candidates: it bounds the work for each fingerprint. */
  readonly rareUpTo: number;
  /** A phrase is common, and so no evidence, when more than this part of all documents (and `rareUpTo`) hold it. */
  readonly commonPart: number;
  /** Rare fingerprints that two documents must share to be compared. */
  readonly minimumFingerprints: number;
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
  minimumRun: 24,
  minimumSigns: 80,
  minimumShare: 0.03,
};

interface Document {
  readonly input: SimilarityInput;
  readonly signs: string;
  /** Signs without the breaks. */
  readonly size: number;
  /** Places of the fingerprints in `signs`, and the fingerprints. */
  readonly places: Uint32Array;
  readonly hashes: Uint32Array;
}

function prepare(input: SimilarityInput, places: PlaceNames): Document {
  const signs = input.passages.map(({ text }) => maskSigns(text, places)).join(passageBreak);
  const hashes = shingleHashes(signs);
  const chosen = Uint32Array.from(winnow(hashes));
  return {
    input,
    signs,
    size: signs.length - Math.max(0, input.passages.length - 1),
    places: chosen,
    hashes: chosen.map((place) => hashes[place] ?? 0),
  };
}

function collect(documents: readonly Document[]): { postings: Postings; firsts: Uint32Array } {
  const total = documents.reduce((sum, { places }) => sum + places.length, 0);
  const hashes = new Uint32Array(total);
  const owners = new Uint32Array(total);
  const firsts = new Uint32Array(documents.length);
  let used = 0;
  for (const [index, document] of documents.entries()) {
    firsts[index] = used;
    hashes.set(document.hashes, used);
    owners.fill(index, used, used + document.hashes.length);
    used += document.hashes.length;
  }
  return { postings: groupPostings(hashes, owners), firsts };
}

/** Earlier documents that share enough rare fingerprints with one, by their numbers. */
function* candidates(
  index: number,
  first: number,
  count: number,
  postings: Postings,
  shared: Uint16Array,
  options: SimilarityOptions,
): Generator<number> {
  const touched: number[] = [];
  for (let i = first; i < first + count; i++) {
    const size = postings.groupSize[i] ?? 0;
    const start = postings.groupStart[i] ?? 0;
    if (size < 2 || size > options.rareUpTo) continue;
    for (let at = start; at < start + size; at++) {
      const other = postings.documents[at] ?? 0;
      if (other >= index) break;
      if (shared[other] === 0) touched.push(other);
      shared[other] = (shared[other] ?? 0) + 1;
    }
  }
  for (const other of touched) {
    if ((shared[other] ?? 0) >= options.minimumFingerprints) yield other;
    shared[other] = 0;
  }
}

type Locate = (from: number, length: number) => PassageSpan;

/** Gives the published text that a run of signs stands for; the offsets are made anew for the few that need them. */
function locator({ input }: Document, places: PlaceNames): Locate {
  let from = 0;
  const passages = input.passages.map(({ anchor, text }) => {
    const masked = maskText(text, places);
    const passage = { anchor, from, masked };
    from += masked.signs.length + 1;
    return passage;
  });
  return (at, length) => {
    const passage = passages.findLast((one) => one.from <= at);
    if (!passage) throw new Error('similarity: a run outside all passages');
    const { starts, ends } = passage.masked;
    return {
      anchor: passage.anchor,
      start: starts[at - passage.from] ?? 0,
      end: ends[at - passage.from + length - 1] ?? 0,
    };
  };
}

function comparePair(
  left: Document,
  right: Document,
  ownPart: (from: number, to: number) => number,
  places: PlaceNames,
  options: SimilarityOptions,
): SimilarPair | null {
  const runs = sharedRuns(left.signs, right.signs, options.minimumRun)
    .map((run) => ({ ...run, own: run.length * ownPart(run.right, run.right + run.length) }))
    .filter(({ own }) => own >= options.minimumRun);
  const signs = Math.round(runs.reduce((sum, { own }) => sum + own, 0));
  const share = signs / Math.min(left.size, right.size);
  if (signs < options.minimumSigns || share < options.minimumShare) return null;
  const [inLeft, inRight] = [locator(left, places), locator(right, places)];
  return {
    left: left.input.id,
    right: right.input.id,
    leftShare: Math.min(1, signs / left.size),
    rightShare: signs / right.size,
    signs,
    shared: runs.map((run) => ({
      left: inLeft(run.left, run.length),
      right: inRight(run.right, run.length),
    })),
  };
}

/**
 * All pairs of similar documents; `left` stands before `right` in the input.
 * @param places names to mask, from `placeNames`
 */
export function findSimilar(
  inputs: readonly SimilarityInput[],
  places: PlaceNames,
  options: SimilarityOptions = similarityDefaults,
): SimilarPair[] {
  const documents = inputs.map((input) => prepare(input, places));
  const { postings, firsts } = collect(documents);
  const commonFrom = Math.max(options.rareUpTo, options.commonPart * documents.length);
  const shared = new Uint16Array(documents.length);
  const pairs: SimilarPair[] = [];
  for (const [index, right] of documents.entries()) {
    const first = firsts[index] ?? 0;
    const ownPart = (from: number, to: number): number => {
      let all = 0;
      let own = 0;
      for (const [i, place] of right.places.entries()) {
        if (place < from || place >= to) continue;
        all += 1;
        if ((postings.groupSize[first + i] ?? 0) <= commonFrom) own += 1;
      }
      return all === 0 ? 0 : own / all;
    };
    for (const other of candidates(index, first, right.places.length, postings, shared, options)) {
      const left = documents[other];
      const pair = left && comparePair(left, right, ownPart, places, options);
      if (pair) pairs.push(pair);
    }
  }
  return pairs;
}
