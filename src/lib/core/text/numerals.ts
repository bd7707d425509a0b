/**
 * Chinese numerals as official texts write them for counting: 一 … 九千九百九十九, also 〇 and 零, and in dates 廿 for
 * 二十 and 卅 for 三十. Digit strings (二〇二一) are read as digits.
 */
const digits = new Map([...'〇一二三四五六七八九'].map((character, value) => [character, value]));
digits.set('零', 0).set('两', 2);
const weights = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters that a numeral may be made of, for use in a character class. */
export const numeralCharacters = '〇零一二三四五六七八九十百千两';

/**
 * Reads a whole string as a numeral.
 * @returns the number, or null when the string is empty or no well-formed numeral (`十百`, `一二十`).
 */
export function parseNumeral(text: string): number | null {
  if (text === '') return null;
  const characters = [...text.replace(/^廿/, '二十').replace(/^卅/, '三十')];
  if (characters.length > 1 && characters.every((c) => digits.has(c))) {
    return Number(characters.map((c) => digits.get(c)).join(''));
  }
  let total = 0;
  let pending: number | null = null;
  let lastWeight = Number.POSITIVE_INFINITY;
  for (const [i, character] of characters.entries()) {
    const weight = weights.get(character);
    if (weight !== undefined) {
      if (weight >= lastWeight) return null;
      if (pending === null && !(weight === 10 && (i === 0 || characters[i - 1] === '零'))) return null;
      if (pending === 0) return null;
      total += (pending ?? 1) * weight;
      lastWeight = weight;
      pending = null;
      continue;
    }
    const digit = digits.get(character);
    if (digit === undefined) return null;
    if (digit === 0 && characters.length > 1) {
      // 一百零五: the zero only bridges a gap.
      if (pending !== null || i === 0 || i === characters.length - 1) return null;
      continue;
    }
    if (pending !== null) return null;
    pending = digit;
  }
  return total + (pending ?? 0);
}
