/**
 * The one way in which text is made comparable, for the index at build time and for queries and excerpts in
 * the browser: NFKC, lower case, white space taken out (one space stays between two Latin letters or digits,
 * where it parts words), traditional characters to simplified where the mapping is certain. Punctuation is
 * kept, so a phrase across commas and brackets is found as it stands; quotation marks of every form are one.
 */
import type { Script } from './fragment.ts';

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

/** See core/text/script-map.ts. */
export interface ScriptTables {
  readonly certain: ScriptMap;
  readonly full: ScriptMap;
}

/** What a text in that script is folded by. */
export const tableFor = (script: Script, { certain, full }: ScriptTables): ScriptMap =>
  ({ simplified: noFolding, mixed: certain, traditional: full })[script];
/** Portals, word processors and keyboards each have their own. */
const quotationMarks: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»〝〞〟「」『』'].map((mark): [string, string] => [mark, '"']),
  ...[...'‘’‚‛‹›'].map((mark): [string, string] => [mark, "'"]),
]);
const invisible = /[\u00ad\ufdd0\u200b-\u200f\u202a-\u202e\u2060\ufeff]/u;
const space = /\s/u;

const isPlainHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/** What a character with its marks becomes; a white space gives one space. */
function foldCharacter(character: string): string {
  return [...character.normalize('NFKC').toLowerCase()]
    .filter((unit) => !invisible.test(unit))
    .map((unit) => (space.test(unit) ? ' ' : (quotationMarks.get(unit) ?? unit)))
    .join('');
}

/** What a single code unit becomes that carries no mark; texts use a few thousand different ones. */
const known = new Map<number, string>();

function foldUnit(code: number): string {
  let folded = known.get(code);
  if (folded === undefined) {
    folded = foldCharacter(String.fromCharCode(code));
    known.set(code, folded);
  }
  return folded;
}

/** Marks, also the half-width ones of kana, and the parts that Korean syllables are put together of. */
const joins = (next: string): boolean => /^[\p{M}\u1160-\u11ff]/u.test(next.normalize('NFKC'));

/** End of the character that begins at `from`, with the marks that belong to it (e + U+0301). */
function clusterEnd(text: string, from: number): number {
  let end = from + ((text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && text.charCodeAt(end) > 0x2ff) {
    const next = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!joins(next)) break;
    end += next.length;
  }
  return end;
}

/** Code units with the stretch of the original that each came from. */
class Output {
  #units = new Uint16Array(1 << 12);
  #origin = new Int32Array(1 << 12);
  #ends = new Int32Array(1 << 12);
  length = 0;

  push(unit: number, from: number, to: number): void {
    if (this.length === this.#units.length) this.#grow();
    this.#units[this.length] = unit;
    this.#origin[this.length] = from;
    this.#ends[this.length++] = to;
  }

  #grow(): void {
    const larger = <T extends Uint16Array | Int32Array>(old: T, room: T): T => {
      room.set(old);
      return room;
    };
    const size = this.length * 2;
    this.#units = larger(this.#units, new Uint16Array(size));
    this.#origin = larger(this.#origin, new Int32Array(size));
    this.#ends = larger(this.#ends, new Int32Array(size));
  }

  get last(): number {
    return this.#units[this.length - 1] ?? 0;
  }

  /** Gives what was pushed and begins anew. */
  take(): Normalised {
    const { length } = this;
    let text = '';
    for (let at = 0; at < length; at += chunk) {
      const part = this.#units.subarray(at, Math.min(length, at + chunk));
      // Spreading would go through an iterator, which takes many times as long.
      text += String.fromCharCode.apply(null, part as unknown as number[]);
    }
    this.length = 0;
    return { text, origin: this.#origin.slice(0, length), ends: this.#ends.slice(0, length) };
  }
}

/** As many as a call may have arguments, with room to spare. */
const chunk = 4096;
const output = new Output();

/** 0-9 and a-z */
const isWordUnit = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 97 && code <= 122);

/** ⁰ to ⁹: an exponent behind a letter (m²), else a mark that no number may swallow (12¹件 are 12). */
const isRaised = (code: number): boolean =>
  code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);
const isLetter = (code: number): boolean => code >= 97 && code <= 122;

/**
 * @param script folds traditional characters; queries are folded only when they find nothing as they stand
 * @returns the comparable text with the origin of each of its code units
 */
export function normalise(text: string, script: ScriptMap = noFolding): Normalised {
  const foldsScript = script.size > 0;
  let gap = false;
  output.length = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    const alone = (code < 0xd800 || code > 0xdbff) && (next < 0x300 || isPlainHan(next));
    const end = alone ? i + 1 : clusterEnd(text, i);
    const asItIs = (isPlainHan(code) && alone) || (isRaised(code) && !isLetter(output.last));
    const folded =
      asItIs && end === i + 1
        ? (text[i] as string)
        : end === i + 1
          ? foldUnit(code)
          : foldCharacter(text.slice(i, end));
    for (let k = 0; k < folded.length; k++) {
      const unit = folded.charCodeAt(k);
      if (unit === 32) {
        gap = true;
        continue;
      }
      if (gap && isWordUnit(unit) && isWordUnit(output.last)) output.push(32, i - 1, i);
      gap = false;
      const other = foldsScript && unit > 0x7f ? script.get(folded[k] as string) : undefined;
      output.push(other === undefined ? unit : other.charCodeAt(0), i, end);
    }
    i = end;
  }
  return output.take();
}
