/**
 * Makes texts comparable: numbers and place names become one sign each, levels of government (市, 县, 区) one sign for
 * all, punctuation and white space fall away. Each sign remembers the characters that it stands for.
 */
import { fold } from '../../core/text/fold.ts';
import { numeralCharacters } from '../../core/text/numerals.ts';

export interface MaskedText {
  /** Signs of all passages as UTF-16 units, `passageBreak` between two passages. */
  readonly signs: Uint16Array;
  /** Where in the text of its passage each sign begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Place of the first sign of each passage. */
  readonly passages: readonly number[];
}

export const numberSign = '#';
export const placeSign = '@';
export const levelSign = '域';
/** Stands between passages; no shingle spans it. */
export const passageBreak = 0;

/** The place names that are masked, the longest first, by their first two units. */
export type PlaceNames = ReadonlyMap<number, readonly string[]>;

const pairAt = (text: string, index: number): number =>
  text.charCodeAt(index) * 0x10000 + text.charCodeAt(index + 1);

/** @param names of divisions with and without their level (密云区, 密云); names of one character are left out */
export function placeNames(names: Iterable<string>): PlaceNames {
  const long = [...new Set(names)].filter((name) => name.length > 1);
  return Map.groupBy(
    long.sort((a, b) => b.length - a.length),
    (name) => pairAt(name, 0),
  );
}

const kinds = { none: 0, letter: 1, digit: 2, numeral: 3, level: 4 } as const;

/** What each UTF-16 unit is. */
const kindOf = new Uint8Array(0x10000);
for (let unit = 0; unit < kindOf.length; unit++) {
  if (/[\p{L}\p{N}]/u.test(String.fromCharCode(unit))) kindOf[unit] = kinds.letter;
}
const setKind = (characters: string, kind: number): void => {
  for (const character of characters) kindOf[character.charCodeAt(0)] = kind;
};
setKind('0123456789', kinds.digit);
setKind(numeralCharacters, kinds.numeral);
setKind('省市县区州盟旗镇乡', kinds.level);

const kindAt = (text: string, index: number): number => kindOf[text.charCodeAt(index)] ?? kinds.none;

/** Length of the number at `index`, or 0: digits with their marks, or at least two Chinese numerals. */
function numberAt(text: string, index: number, kind: number): number {
  let end = index;
  if (kind === kinds.digit) {
    while (kindAt(text, end) === kinds.digit || text[end] === '.' || text[end] === ',') end += 1;
    return end - index;
  }
  if (kind !== kinds.numeral) return 0;
  while (kindAt(text, end) === kinds.numeral) end += 1;
  return end - index >= 2 ? end - index : 0;
}

/** Length of the place name at `index`, the level behind a short name included, or 0. */
function placeAt(text: string, index: number, places: PlaceNames): number {
  const name = places.get(pairAt(text, index))?.find((one) => text.startsWith(one, index));
  if (!name) return 0;
  return kindAt(text, index + name.length) === kinds.level ? name.length + 1 : name.length;
}

const signCode = (sign: string): number => sign.charCodeAt(0);
const [numberCode, placeCode, levelCode] = [numberSign, placeSign, levelSign].map(signCode) as [
  number,
  number,
  number,
];

/**
 * What holds: signs, starts and ends have one length; spans of a passage are in order and do not overlap.
 * @param texts passages of one report
 */
export function maskPassages(texts: readonly string[], places: PlaceNames): MaskedText {
  const room = texts.reduce((sum, { length }) => sum + length + 1, 0);
  const signs = new Uint16Array(room);
  const starts = new Uint32Array(room);
  const ends = new Uint32Array(room);
  const passages: number[] = [];
  let used = 0;
  for (const text of texts) {
    if (passages.length > 0) {
      signs[used] = passageBreak;
      used += 1;
    }
    passages.push(used);
    const folded = fold(text);
    for (let i = 0; i < folded.length; ) {
      const kind = kindAt(folded, i);
      let length = kind === kinds.none ? 0 : numberAt(folded, i, kind);
      let sign = length > 0 ? numberCode : 0;
      if (sign === 0 && kind !== kinds.none) {
        length = placeAt(folded, i, places);
        sign = length > 0 ? placeCode : kind === kinds.level ? levelCode : folded.charCodeAt(i);
      }
      length = length || 1;
      if (sign !== 0) {
        signs[used] = sign;
        starts[used] = i;
        ends[used] = i + length;
        used += 1;
      }
      i += length;
    }
  }
  return {
    signs: signs.subarray(0, used),
    starts: starts.subarray(0, used),
    ends: ends.subarray(0, used),
    passages,
  };
}
