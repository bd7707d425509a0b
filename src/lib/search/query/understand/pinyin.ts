/** Queries in pinyin, joined, spaced or as initials: xing zheng fu yi, xingzhengfuyi, xzfy. */

/** True for letters and tone marks alone. */
export const isPinyin = (text: string): boolean =>
  /^[a-zü\u00e0-\u01dc'’\s]+$/iu.test(text.trim()) && /[a-z]{2}/i.test(plainLetters(text));

/** Without tones and signs; ü is v. */
const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300-\u036f'’]/g, '')
    .trim();

/** Readings of one key. */
const mostEach = 3;
/** Initials of shorter words stand for too many. */
const fewestInitials = 3;

export type PinyinIndex = ReadonlyMap<string, readonly string[]>;

/** @returns words by their pinyin and by their initials */
export function pinyinIndex(words: readonly (readonly [word: string, pinyin: string])[]): PinyinIndex {
  const index = new Map<string, string[]>();
  const note = (key: string, word: string) => {
    const known = index.get(key) ?? [];
    if (!known.includes(word)) index.set(key, [...known, word]);
  };
  for (const [word, pinyin] of words) {
    const syllables = pinyin.split(' ');
    note(syllables.join(''), word);
    if (syllables.length >= fewestInitials)
      note(syllables.map((syllable) => syllable[0] ?? '').join(''), word);
  }
  return index;
}

/**
 * @param names what a key means beside the words, such as names of places
 * @returns texts that the letters stand for, those of the fewest words first
 */
export async function fromPinyin(
  text: string,
  index: PinyinIndex,
  names: (key: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const tokens = plainLetters(text).split(/\s+/u);
  const meanings = async (key: string) =>
    [...new Set([...(index.get(key) ?? []), ...(await names(key))])].slice(0, mostEach);
  const whole = await meanings(tokens.join(''));
  if (whole.length > 0) return whole;
  // The longest words first; each ends where a token does.
  const parts: string[][] = [];
  for (let from = 0; from < tokens.length; ) {
    let taken = 0;
    for (let to = tokens.length; to > from && taken === 0; to--) {
      const found = await meanings(tokens.slice(from, to).join(''));
      if (found.length === 0) continue;
      parts.push(found);
      taken = to - from;
    }
    if (taken === 0) return [];
    from += taken;
  }
  const [first = [], ...rest] = parts;
  const tail = rest.map(([own = '']) => own);
  return first.map((own) => [own, ...tail].join(' '));
}
