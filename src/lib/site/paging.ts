/**
 * Long lists are cut into parts. Where a part ends hangs on the items near by, not on how many stand before it, so
 * that an item more changes the part that it comes into, and hardly ever another.
 */

import type { Translate } from '../core/interface/translate.ts';

/** Most items on one page of a list: with the longest sentences a page stays below 150 KB. */
export const partSize = 100;

/** Share of the most that a page has at least, but for the last. More gives fewer pages, of which more change with an item. */
const leastShare = 0.6;

export interface Pager {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Addresses of the parts before and after; null at the ends. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface Part {
  readonly pager: Pager;
  /** Items before the part, and up to its end. */
  readonly from: number;
  readonly to: number;
}

/** 32 bits of FNV-1a: spreads well, and is quick where a cryptographic hash would be a whole stage. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

/** Of the items that the next part may begin with, it begins with the one that has the smallest hash. */
function endOf(keys: readonly string[], from: number, most: number): number {
  if (keys.length - from <= most) return keys.length;
  let [end, least] = [0, Number.POSITIVE_INFINITY];
  for (let at = from + Math.ceil(most * leastShare); at <= from + most; at++) {
    const own = hash(keys[at] as string);
    if (own < least) [end, least] = [at, own];
  }
  return end;
}

/**
 * @param keys what stands for each item of the whole list, in order: an id, a slug
 * @param most items on one page, where they are larger than those of a list
 * @returns how many items stand before the end of each part; there is at least one, the only one empty when there is
 * nothing
 */
export function endsOf(keys: readonly string[], most = partSize): number[] {
  const ends: number[] = [];
  do ends.push(endOf(keys, ends.at(-1) ?? 0, most));
  while ((ends.at(-1) as number) < keys.length);
  return ends;
}

/**
 * @param ends from `endsOf`
 * @param href address of a part
 */
export function partsAt(ends: readonly number[], href: (number: number) => string): Part[] {
  const of = ends.length;
  return ends.map((to, index) => {
    const number = index + 1;
    return {
      pager: {
        number,
        of,
        before: number > 1 ? href(number - 1) : null,
        after: number < of ? href(number + 1) : null,
      },
      from: ends[index - 1] ?? 0,
      to,
    };
  });
}

/** `（第2页）` behind the title of a further part. */
export const partLabel = ({ number }: Pager, t: Translate): string =>
  number === 1 ? '' : t('mark.part', { number });

/** How many items there are, for the first part of a list to say. */
export const countOf = ({ number }: Pager, { length }: { readonly length: number }): number | null =>
  number === 1 ? length : null;
