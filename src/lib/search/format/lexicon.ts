/**
 * What the archive's vocabularies know, in a few small files that are loaded when a query has something to understand:
 * names of places, words, short words, and characters that sound or look alike.
 */

/** What a name of a place may depend on: nothing, the beginning of a word, or the name of a place before it. */
export type PlaceUse = 'free' | 'at-word' | 'behind-place';

/** A name, current, former or short, and the regions of the archive that it stands for. */
export type PlaceRow = readonly [
  name: string,
  keys: readonly string[],
  /** As shown; empty when it is the name. */
  label: string,
  use: PlaceUse,
];

export interface WordFile {
  /** Words of the vocabularies, each with its pinyin, syllables parted by spaces. */
  readonly words: readonly (readonly [word: string, pinyin: string])[];
  readonly indicators: readonly (readonly [phrase: string, id: string, name: string])[];
  readonly kinds: readonly (readonly [phrase: string, kind: string, label: string])[];
  /** Names of organs behind that of a place, and how issuers are called that they mean. */
  readonly organs: readonly (readonly [phrase: string, issuer: string])[];
  readonly leftOut: readonly string[];
  /** Left out where they stand last. */
  readonly tails: readonly string[];
}

/** A short word and what it stands for. */
export type SynonymRow = readonly [short: string, long: readonly string[]];

/** Each string holds characters that are taken for each other. */
export interface AlikeFile {
  readonly sounds: readonly string[];
  readonly looks: readonly string[];
}
