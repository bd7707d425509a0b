/** The fingerprint that `prepare` keeps of a report to find its copies; it depends on the report's text alone. */
import type { ParsedReport } from '../../core/markdown/parse.ts';
import { maskPassages, type PlaceNames } from '../similarity/mask.ts';
import { divisionNames } from '../similarity/places.ts';
import { bareWords, markKinds, marksOf } from './marks.ts';
import type { Fingerprint } from './relation.ts';
import { bins, sketchOf } from './sketch.ts';

/** Headings and passages in reading order: what is a heading in one format is a paragraph in another. */
function textsOf({ sections }: Pick<ParsedReport, 'sections'>): string[] {
  return sections.flatMap(({ heading, passages }) => [heading, ...passages.map(({ text }) => text)]);
}

/** @param places names to know as such; all divisions unless told otherwise */
export function fingerprintOf(
  parsed: Pick<ParsedReport, 'sections'>,
  places: PlaceNames = divisionNames(),
): Fingerprint {
  const texts = textsOf(parsed);
  const masked = maskPassages(texts, places);
  return { sketch: sketchOf(bareWords(masked)), marks: marksOf(masked, texts) };
}

/** As bytes to store: the sketch, the length of each kind of mark, the marks; 32 bits each, in the machine's order. */
export function encodeFingerprint({ sketch, marks }: Fingerprint): Uint8Array {
  const lists = markKinds.map((kind) => marks[kind]);
  const words = new Uint32Array(bins + lists.reduce((sum, { length }) => sum + 1 + length, 0));
  words.set(sketch);
  words.set(
    lists.map(({ length }) => length),
    bins,
  );
  let at = bins + lists.length;
  for (const list of lists) {
    words.set(list, at);
    at += list.length;
  }
  return new Uint8Array(words.buffer);
}

/** @param bytes of `encodeFingerprint`; they are shared, not copied, where they lie on a multiple of four */
export function decodeFingerprint(bytes: Uint8Array): Fingerprint {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  let at = bins + markKinds.length;
  const take = (kind: number): Uint32Array => {
    const from = at;
    at += words[bins + kind] ?? 0;
    return words.subarray(from, at);
  };
  return { sketch: words.subarray(0, bins), marks: { number: take(0), place: take(1), self: take(2) } };
}
