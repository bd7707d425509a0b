import { describe, expect, it } from 'vitest';
import { endsOf, partSize, partsAt } from './paging.ts';

const href = (number: number) => `/${number}/`;
const keys = (count: number, start = 0) => Array.from({ length: count }, (_, index) => `r${start + index}`);
const partsOf = (all: readonly string[]) => partsAt(endsOf(all), href);
const partsIn = (all: readonly string[]) => partsOf(all).map(({ from, to }) => all.slice(from, to));

describe('parts of a list', () => {
  it('has one part for what fits on a page, and when there is nothing', () => {
    const only = { number: 1, of: 1, before: null, after: null };
    expect(partsOf([])).toEqual([{ pager: only, from: 0, to: 0 }]);
    expect(partsOf(keys(partSize))).toEqual([{ pager: only, from: 0, to: partSize }]);
  });

  it.each([9, 10, 11, 500])('holds larger items in smaller parts: %i, ten at most', (count) => {
    const ends = endsOf(keys(count), 10);
    const sizes = ends.map((end, index) => end - (ends[index - 1] ?? 0));
    expect(ends.at(-1)).toBe(count);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(10);
    expect(Math.min(...sizes.slice(0, -1), 10)).toBeGreaterThanOrEqual(6);
  });

  it('leads from each part to the ones beside it', () => {
    const parts = partsOf(keys(2 * partSize + 1));
    expect(parts.map(({ pager }) => [pager.before, pager.number, pager.after])).toEqual([
      [null, 1, '/2/'],
      ['/1/', 2, '/3/'],
      ['/2/', 3, null],
    ]);
  });

  it.each([101, 160, 1000, 5000])('holds each of %i items once and no part more than a page', (count) => {
    const parts = partsIn(keys(count));
    expect(parts.flat()).toEqual(keys(count));
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(partSize);
    expect(parts.length).toBeLessThanOrEqual(Math.ceil(count / 60));
  });

  it('changes with an item more little but the part that it comes into', () => {
    const all = keys(1000);
    const before = new Set(partsIn(all).map(String));
    const places = Array.from({ length: 200 }, (_, index) => index * 5);
    const changed = places.map((place) => {
      const more = partsIn(all.toSpliced(place, 0, `new${place}`));
      return more.filter((part) => !before.has(String(part))).length;
    });
    const mean = changed.reduce((sum, count) => sum + count, 0) / changed.length;
    expect(mean).toBeLessThan(1.5);
  });

  it('cuts a list in the order of its keys as well as any other', () => {
    expect(partsIn(keys(1000, 1000)).length).toBeLessThan(1000 / 70);
  });
});
