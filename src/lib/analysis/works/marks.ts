/**
 * What tells two texts of the same words apart: their figures, the places that they name and how they speak of
 * themselves (我县, 我局). Each is kept with the words around it, so that only what stands in the same sentence is
 * compared. What a content mill masked (某县, **件) is no mark and so tells nothing.
 */
import { z } from 'zod';
import { stemOf } from '../../core/regions/names.ts';
import { fold } from '../../core/text/fold.ts';
import { parseNumeral } from '../../core/text/numerals.ts';
import { loadVocab } from '../../core/vocab.ts';
import { levelSign, type MaskedText, numberSign, passageBreak, placeSign } from '../similarity/mask.ts';

const words = loadVocab(
  'works',
  z.strictObject({ selfHeads: z.array(z.string()).min(1), selfUnits: z.array(z.string()).min(1) }),
);
const selfUnits = new Set(words.selfUnits);

export const markKinds = ['number', 'place', 'self'] as const;
export type MarkKind = (typeof markKinds)[number];

/** Pairs of 32-bit hashes, of the words around and of the value, sorted. */
export type Marks = Readonly<Record<MarkKind, Uint32Array>>;

/** Signs before a mark, and behind it, that it is known again by. */
const before = 6;
const behind = 2;
/** Marks of a kind that are kept, the first ones; a long report has two hundred. */
const most = 400;

const offsetBasis = 0x811c9dc5;
/** One step of FNV-1a. */
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
const spread = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0;

function hashOf(text: string): number {
  let hash = offsetBasis;
  for (let k = 0; k < text.length; k++) hash = step(hash, text.charCodeAt(k));
  return spread(hash);
}

/** The signs of all passages without the breaks between them, and where the characters of each one stand. */
class Signs {
  readonly codes: Uint16Array;
  length = 0;
  readonly #masked: MaskedText;
  readonly #texts: readonly string[];
  /** Place of each sign in the masked text. */
  readonly #places: Uint32Array;
  /** The passage that the last sign asked for stands in; they are asked for in order. */
  #passage = 0;
  #folded: string | null = null;

  constructor(masked: MaskedText, texts: readonly string[]) {
    this.#masked = masked;
    this.#texts = texts;
    this.codes = new Uint16Array(masked.signs.length);
    this.#places = new Uint32Array(masked.signs.length);
    for (let place = 0; place < masked.signs.length; place++) {
      const code = masked.signs[place] as number;
      if (code === passageBreak) continue;
      this.codes[this.length] = code;
      this.#places[this.length] = place;
      this.length += 1;
    }
  }

  /** The characters that a sign stands for. */
  text(at: number): string {
    const place = this.#places[at] as number;
    const { passages, starts, ends } = this.#masked;
    while ((passages[this.#passage + 1] ?? Number.POSITIVE_INFINITY) <= place) {
      this.#passage += 1;
      this.#folded = null;
    }
    this.#folded ??= fold(this.#texts[this.#passage] ?? '');
    return this.#folded.slice(starts[place], ends[place]);
  }

  /** Hash of the signs around those from `from` to `to`. */
  around(from: number, to: number): number {
    let hash = offsetBasis;
    for (let k = Math.max(0, from - before); k < from; k++) hash = step(hash, this.codes[k] as number);
    hash = step(hash, 0);
    for (let k = to; k < Math.min(this.length, to + behind); k++) hash = step(hash, this.codes[k] as number);
    return spread(hash);
  }
}

/** 1,200 and 1200, 十二 and 12, 12. at the end of a sentence and 12 are one number. */
const numberValue = (text: string): string =>
  String(parseNumeral(text) ?? text.replaceAll(',', '').replace(/\.$/, ''));

interface Mark {
  readonly kind: MarkKind;
  readonly value: string;
  /** Signs that the mark is long. */
  readonly length: number;
}

const codeOf = (sign: string): number => sign.charCodeAt(0);
const [numberCode, placeCode] = [codeOf(numberSign), codeOf(placeSign)];
const headCodes = new Set(words.selfHeads.map(codeOf));

function markAt(signs: Signs, at: number): Mark | null {
  const code = signs.codes[at] as number;
  if (code === numberCode) return { kind: 'number', value: numberValue(signs.text(at)), length: 1 };
  if (code === placeCode) return { kind: 'place', value: stemOf(signs.text(at)), length: 1 };
  if (!headCodes.has(code) || at + 1 >= signs.length) return null;
  const value = signs.text(at) + signs.text(at + 1);
  return selfUnits.has(value.slice(1)) ? { kind: 'self', value, length: 2 } : null;
}

function sorted(pairs: readonly (readonly [around: number, value: number])[]): Uint32Array {
  return Uint32Array.from(pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]).flat());
}

/**
 * @param masked the passages, from `maskPassages`
 * @param texts the same passages
 */
export function marksOf(masked: MaskedText, texts: readonly string[]): Marks {
  const signs = new Signs(masked, texts);
  const found: Record<MarkKind, [number, number][]> = { number: [], place: [], self: [] };
  for (let at = 0; at < signs.length; at++) {
    const mark = markAt(signs, at);
    if (mark === null || found[mark.kind].length >= most) continue;
    found[mark.kind].push([signs.around(at, at + mark.length), hashOf(mark.value)]);
  }
  return { number: sorted(found.number), place: sorted(found.place), self: sorted(found.self) };
}

export interface Comparison {
  /** Marks that stand between the same words in both texts. */
  readonly compared: number;
  /** Of these, how many have another value. */
  readonly different: number;
}

/** Values from `from` on that stand between the same words; they are sorted. */
function runOf(marks: Uint32Array, from: number): number[] {
  const values: number[] = [];
  for (let at = from; at < marks.length && marks[at] === marks[from]; at += 2)
    values.push(marks[at + 1] as number);
  return values;
}

function common(a: readonly number[], b: readonly number[]): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) count++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return count;
}

/** Compares marks of one kind, in time that grows with their number. */
export function compareMarks(a: Uint32Array, b: Uint32Array): Comparison {
  let compared = 0;
  let different = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left < right) i += 2;
    else if (right < left) j += 2;
    else {
      const [own, other] = [runOf(a, i), runOf(b, j)];
      const pairs = Math.min(own.length, other.length);
      compared += pairs;
      different += pairs - common(own, other);
      i += 2 * own.length;
      j += 2 * other.length;
    }
  }
  return { compared, different };
}

const isHan = new Uint8Array(0x10000);
for (let unit = 0; unit < isHan.length; unit++) {
  if (/\p{Script=Han}/u.test(String.fromCharCode(unit))) isHan[unit] = 1;
}
for (const sign of [levelSign, '某']) isHan[codeOf(sign)] = 0;

/** The words alone, as they stand whatever a portal or a mill did to figures, marks and names. */
export const bareWords = ({ signs }: MaskedText): Uint16Array => signs.filter((code) => isHan[code] === 1);
