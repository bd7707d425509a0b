/** Finds the quantities of a sentence: number, qualifier, range and unit. */

import type { Span } from '../../core/text/span.ts';
import type { Mask } from './not-figures.ts';
import { clean, type ReadNumber, readNumber } from './numbers.ts';
import type { Qualifier } from './types.ts';
import type { Unit, Vocabulary } from './vocabulary.ts';

export interface Quantity extends Span {
  readonly value: number;
  readonly upper: number | null;
  readonly unit: Unit;
  readonly qualifier: Qualifier;
  /** Written in Chinese numerals, which also make up words (一次性, 三项制度). */
  readonly han: boolean;
}

const numberless: Unit = { unit: '', classes: [], change: false };
const percentUnit = (vocabulary: Vocabulary): Unit => vocabulary.unit('%');
const rangeSign = /^ ?(?:[-~—–―]{1,2}|至|到) ?/;

const hanStarts = new Set('一二三四五六七八九十百千两');
const notBeforeHan = new Set('第数几上〇零一二三四五六七八九十百千两多');

/** Where a number may begin: not inside another number, not behind 第, 数, 几 or 上. */
function startsNumber(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (character >= '0' && character <= '9') return true;
  return hanStarts.has(character) && !notBeforeHan.has(text.charAt(index - 1));
}

function readUnit(text: string, index: number, vocabulary: Vocabulary): { unit: Unit; end: number } {
  const gap = text.charAt(index) === ' ' ? 1 : 0;
  const unit = vocabulary.unitAt(text, index + gap);
  return unit ? { unit, end: index + gap + unit.unit.length } : { unit: numberless, end: index };
}

/** Words like 余 and 以上 behind a number. */
function readAfter(
  text: string,
  index: number,
  vocabulary: Vocabulary,
): { qualifier: Qualifier; end: number } | null {
  const hit = vocabulary.qualifierAfter(text, index);
  return hit && { qualifier: hit.qualifier, end: index + hit.word.length };
}

function readQuantity(text: string, index: number, vocabulary: Vocabulary): Quantity | null {
  const first = readNumber(text, index);
  if (!first) return null;
  let end = index + first.length;
  let upper: ReadNumber | null = null;
  let value = first.value;
  let qualifier: Qualifier = first.more ? 'more-than' : 'exact';
  const percentSign = /^ ?%/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  const sign = rangeSign.exec(text.slice(end + percentSign, end + percentSign + 4));
  if (sign && /\d/.test(text.charAt(end + percentSign + sign[0].length))) {
    const next = readNumber(text, end + percentSign + sign[0].length);
    if (next && next.value > first.value) {
      upper = next;
      end += percentSign + sign[0].length + next.length;
      qualifier = 'range';
    }
  }
  const inner = first.unit ? null : readAfter(text, end, vocabulary);
  if (inner && (qualifier === 'exact' || qualifier === 'range')) {
    if (inner.qualifier === 'more-than') {
      end = inner.end;
      qualifier = 'more-than';
      const scale = text.charAt(end) === '万' ? 1e4 : text.charAt(end) === '亿' ? 1e8 : 1;
      if (scale > 1) {
        value = clean(value * scale);
        end += 1;
      }
    }
  }
  const read = first.unit ? { unit: percentUnit(vocabulary), end } : readUnit(text, end, vocabulary);
  end = read.end;
  const outer = readAfter(text, end, vocabulary);
  if (outer && read.unit !== numberless && (outer.qualifier !== 'more-than' || qualifier === 'exact')) {
    // 余 behind the unit is a surname or a verb more often than a qualifier.
    if (outer.qualifier !== 'more-than') {
      end = outer.end;
      if (qualifier === 'exact') qualifier = outer.qualifier;
    }
  }
  const before = vocabulary.qualifierBefore(text, index);
  if (before && qualifier === 'exact') qualifier = before.qualifier;
  const start = before ? index - before.word.length : index;
  return { start, end, value, upper: upper?.value ?? null, unit: read.unit, qualifier, han: first.han };
}

/** What holds: quantities are in order, do not overlap each other or a mask; Chinese numerals have a unit. */
export function findQuantities(text: string, masks: readonly Mask[], vocabulary: Vocabulary): Quantity[] {
  const quantities: Quantity[] = [];
  let index = 0;
  while (index < text.length) {
    if (!startsNumber(text, index)) {
      index += 1;
      continue;
    }
    const mask = masks.find((one) => one.start <= index && index < one.end);
    if (mask) {
      index = mask.end;
      continue;
    }
    const next = masks.find(({ start }) => start > index)?.start ?? text.length;
    const quantity = readQuantity(text.slice(0, next), index, vocabulary);
    if (!quantity || (quantity.han && quantity.unit.unit === '')) {
      index += 1;
      continue;
    }
    quantities.push(quantity);
    index = quantity.end;
  }
  return quantities;
}
