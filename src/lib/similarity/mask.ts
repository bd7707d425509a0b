/**
 * Makes texts comparable: numbers and place names become one sign each, levels of government (市, 县, 区) one sign for
 * all, punctuation and white space fall away. Each sign remembers the characters that it stands for.
 */
import { fold } from '../text/fold.ts';
import { numeralCharacters } from '../text/numerals.ts';

export interface MaskedText {
  readonly signs: string;
  /** Where each sign begins in the text. */
  readonly starts: readonly number[];
  /** Where each sign ends in the text. */
  readonly ends: readonly number[];
}

export const numberSign = '#';
export const placeSign = '@';
export const levelSign = '域';

/** The place names that are masked, ready for look-up. */
export type PlaceNames = ReadonlyMap<string, readonly string[]>;

/** @param names of divisions with and without their level (密云区, 密云); names of one character are left out */
export function placeNames(names: Iterable<string>): PlaceNames {
  const long = [...new Set(names)].filter((name) => name.length > 1);
  return Map.groupBy(
    long.sort((a, b) => b.length - a.length),
    (name) => name.charAt(0),
  );
}

const levels = new Set('省市县区州盟旗镇乡');
const numerals = new Set(numeralCharacters);
const digits = /\d[\d.,]*/y;
const letter = /[\p{L}\p{N}]/u;

/** Length of the number at `index`, or 0: digits, or at least two Chinese numerals. */
function numberAt(text: string, index: number, character: string): number {
  if (character >= '0' && character <= '9') {
    digits.lastIndex = index;
    return digits.exec(text)?.[0].length ?? 0;
  }
  let length = 0;
  while (numerals.has(text.charAt(index + length))) length += 1;
  return length >= 2 ? length : 0;
}

/** Length of the place name at `index`, the level behind a short name included, or 0. */
function placeAt(text: string, index: number, character: string, places: PlaceNames): number {
  const name = places.get(character)?.find((one) => text.startsWith(one, index));
  if (!name) return 0;
  return levels.has(text.charAt(index + name.length)) ? name.length + 1 : name.length;
}

const isLetter = (character: string): boolean =>
  (character >= '\u4e00' && character <= '\u9fff') || letter.test(character);

type Put = (sign: string, start: number, length: number) => void;

function walk(text: string, places: PlaceNames, put: Put): void {
  const folded = fold(text);
  for (let i = 0; i < folded.length; ) {
    const character = folded.charAt(i);
    const number = numberAt(folded, i, character);
    const length = number || placeAt(folded, i, character, places) || 1;
    if (number > 0) put(numberSign, i, length);
    else if (length > 1) put(placeSign, i, length);
    else if (levels.has(character)) put(levelSign, i, 1);
    else if (isLetter(character)) put(character, i, 1);
    i += length;
  }
}

/** The signs alone. */
export function maskSigns(text: string, places: PlaceNames): string {
  const codes = new Uint16Array(text.length);
  let used = 0;
  walk(text, places, (sign) => {
    codes[used] = sign.charCodeAt(0);
    used += 1;
  });
  return decoder.decode(codes.subarray(0, used));
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** What holds: signs, starts and ends have one length; spans are in order and do not overlap. */
export function maskText(text: string, places: PlaceNames): MaskedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let signs = '';
  walk(text, places, (sign, start, length) => {
    starts.push(start);
    ends.push(start + length);
    signs += sign;
  });
  return { signs, starts, ends };
}
