/**
 * The one way in which text is made comparable, for the index at build time and for queries and excerpts in
 * the browser: NFKC, lower case, white space taken out (one space stays between two Latin letters or digits,
 * where it parts words), traditional characters to simplified where the mapping is certain. Punctuation is
 * kept, so a phrase across commas and brackets is found as it stands.
 */

export interface Normalised {
  readonly text: string;
  /** For each code unit of `text` the index of the code unit of the original that it came from. */
  readonly origin: Int32Array;
  /** For each code unit of `text` where, in the original, the character ends that it came from. */
  readonly ends: Int32Array;
}

/** Traditional to simplified, one code unit to one; an empty map folds nothing. */
export type ScriptMap = ReadonlyMap<string, string>;

export const noFolding: ScriptMap = new Map();
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/u;
const space = /\s/u;
const mark = /\p{M}/u;
const wordCharacter = /[0-9a-z]/;

const isPlainHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** What a single code unit without marks becomes; texts use a few thousand different ones. */
const known = new Map<string, string>();

function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const folded = [...character.normalize('NFKC').toLowerCase()]
    .filter((unit) => !invisible.test(unit))
    .map((unit) => (space.test(unit) ? ' ' : unit))
    .join('');
  if (character.length === 1) known.set(character, folded);
  return folded;
}

/** End of the character that begins at `from`, with the marks that belong to it (e + U+0301). */
function clusterEnd(text: string, from: number): number {
  let end = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && text.charCodeAt(end) > 0x2ff) {
    const next = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!mark.test(next)) break;
    end += next.length;
  }
  return end;
}

/**
 * @param script folds traditional characters; queries are folded only when they find nothing as they stand
 * @returns the comparable text with the origin of each of its code units
 */
export function normalise(text: string, script: ScriptMap = noFolding): Normalised {
  let out = '';
  const origin: number[] = [];
  const ends: number[] = [];
  let gap = false;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    const alone = (code < 0xd800 || code > 0xdbff) && (next < 0x300 || isPlainHan(next));
    const end = alone ? i + 1 : clusterEnd(text, i);
    const folded = isPlainHan(code) && alone ? (text[i] as string) : foldCharacter(text.slice(i, end));
    for (const unit of folded) {
      if (unit === ' ') {
        gap = true;
        continue;
      }
      if (gap && wordCharacter.test(unit) && wordCharacter.test(out.at(-1) ?? '')) {
        out += ' ';
        origin.push(i - 1);
        ends.push(i);
      }
      gap = false;
      out += script.get(unit) ?? unit;
      for (let k = 0; k < unit.length; k++) {
        origin.push(i);
        ends.push(end);
      }
    }
    i = end;
  }
  return { text: out, origin: Int32Array.from(origin), ends: Int32Array.from(ends) };
}
