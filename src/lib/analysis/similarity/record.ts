/**
 * The compact record of a report that the search for similar texts stands on: its size and its fingerprints with their
 * places. It depends on the text of the report alone, so it is made once and kept.
 */
import type { ParsedReport } from '../../core/markdown/parse.ts';
import { shingleHashes, winnow } from './fingerprints.ts';
import { type MaskedText, maskPassages, type PlaceNames, passageBreak } from './mask.ts';
import { divisionNames } from './places.ts';

/** A paragraph of the published text. */
export interface SimilarityPassage {
  /** Anchor on the report's page. */
  readonly anchor: string;
  readonly text: string;
}

/** The passages that are compared; tables are left out, their cells are the same in every form. */
export function similarityPassages({ sections }: Pick<ParsedReport, 'sections'>): SimilarityPassage[] {
  return sections.flatMap(({ passages }) =>
    passages.flatMap(({ type, anchor, text }) => (type === 'paragraph' ? [{ anchor, text }] : [])),
  );
}

export interface Fingerprints {
  /** Signs of the text. */
  readonly size: number;
  /** In the order of the text, of one length. */
  readonly hashes: Uint32Array;
  /** Places of the fingerprints in the signs, breaks between passages counted. */
  readonly places: Uint32Array;
}

/** Fingerprints of a masked text. */
export function fingerprints({ signs }: Pick<MaskedText, 'signs'>): Fingerprints {
  const all = shingleHashes(signs);
  const places = Uint32Array.from(winnow(all));
  let size = 0;
  for (const sign of signs) if (sign !== passageBreak) size += 1;
  return { size, hashes: places.map((place) => all[place] ?? 0), places };
}

/** A record as bytes to store: size, hashes, places, each as 32 bits in the order of bytes of the machine. */
export function encodeRecord({ size, hashes, places }: Fingerprints): Uint8Array {
  const words = new Uint32Array(1 + 2 * hashes.length);
  words[0] = size;
  words.set(hashes, 1);
  words.set(places, 1 + hashes.length);
  return new Uint8Array(words.buffer);
}

/** @param record bytes of `encodeRecord`; they are shared, not copied, where they lie on a multiple of four */
export function decodeRecord(record: Uint8Array): Fingerprints {
  const aligned = record.byteOffset % 4 === 0 ? record : record.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  const count = (words.length - 1) / 2;
  return { size: words[0] ?? 0, hashes: words.subarray(1, 1 + count), places: words.subarray(1 + count) };
}

/**
 * What `prepare` keeps of a report for the search for similar texts.
 * @param places names to mask; all divisions unless told otherwise
 */
export function similarityRecord(
  parsed: Pick<ParsedReport, 'sections'>,
  places: PlaceNames = divisionNames(),
): Uint8Array {
  const texts = similarityPassages(parsed).map(({ text }) => text);
  return encodeRecord(fingerprints(maskPassages(texts, places)));
}
