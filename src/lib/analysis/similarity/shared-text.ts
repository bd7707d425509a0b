/**
 * What two reports have in common, from their texts alone: it does not depend on any other report, so it is kept as
 * long as neither of them changes.
 */
import { type Comparable, placesByHash, sharedRuns } from './compare.ts';
import { type MaskedText, maskPassages, type PlaceNames } from './mask.ts';
import { decodeRecord, type SimilarityPassage } from './record.ts';

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

/** Shared text with its place in the signs of the right report. */
export interface SharedRun extends SharedText {
  readonly at: number;
  readonly signs: number;
}

/** A report ready to be compared. */
export interface Reading extends Comparable {
  readonly masked: MaskedText;
  readonly anchors: readonly string[];
}

/** @param record the report's, from `similarityRecord`: its fingerprints are not looked for again */
export function readText(
  passages: readonly SimilarityPassage[],
  record: Uint8Array,
  places: PlaceNames,
): Reading {
  const masked = maskPassages(
    passages.map(({ text }) => text),
    places,
  );
  const { hashes, places: at } = decodeRecord(record);
  return { signs: masked.signs, hashes, places: at, masked, anchors: passages.map(({ anchor }) => anchor) };
}

function spanOf({ masked, anchors }: Reading, from: number, length: number): PassageSpan {
  const { passages, starts, ends } = masked;
  let [low, high] = [0, passages.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((passages[middle] ?? 0) <= from) low = middle;
    else high = middle - 1;
  }
  return { anchor: anchors[low] ?? '', start: starts[from] ?? 0, end: ends[from + length - 1] ?? 0 };
}

/** @returns a function that gives what a report shares with another one, in the order of the other one */
export function sharedWith(left: Reading, minimumRun: number): (right: Reading) => SharedRun[] {
  const index = placesByHash(left);
  return (right) =>
    sharedRuns(left, index, right, minimumRun).map((run) => ({
      at: run.right,
      signs: run.length,
      left: spanOf(left, run.left, run.length),
      right: spanOf(right, run.right, run.length),
    }));
}

type Packed = [number, number, string, number, number, string, number, number];

/** Shared runs as one short text to keep. */
export const packRuns = (runs: readonly SharedRun[]): string =>
  JSON.stringify(
    runs.map(
      ({ at, signs, left, right }): Packed => [
        at,
        signs,
        left.anchor,
        left.start,
        left.end,
        right.anchor,
        right.start,
        right.end,
      ],
    ),
  );

export const unpackRuns = (packed: string): SharedRun[] =>
  (JSON.parse(packed) as Packed[]).map(([at, signs, leftAnchor, leftStart, leftEnd, anchor, start, end]) => ({
    at,
    signs,
    left: { anchor: leftAnchor, start: leftStart, end: leftEnd },
    right: { anchor, start, end },
  }));
