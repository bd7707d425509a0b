import { expect, it } from 'vitest';
import { liesIn, noFilters } from './filters.ts';
import { placeOf, regionsAround, wordFilters } from './word-parts.ts';

it.each(['110118', '110000', '410900-1a2b3c', '110118001', ''])(
  'a report of %s is found in all regions around it',
  (key) => {
    const around = regionsAround(key);
    for (const above of [
      '100000',
      '110000',
      '110100',
      '110118',
      '410000',
      '410900',
      '410900-1a2b3c',
      '120000',
    ])
      expect(around.includes(above), above).toBe(liesIn(key, above));
  },
);

it('finds the place of a report by that in its part', () => {
  const parts = {
    parts: [
      { path: 'a', first: 'r1', reports: 3 },
      { path: 'b', first: 'r5', reports: 2 },
    ],
  };
  expect(placeOf(parts, 'r1', 0)).toBe(0);
  expect(placeOf(parts, 'r4', 2)).toBe(2);
  expect(placeOf(parts, 'r6', 1)).toBe(4);
  expect(placeOf(parts, 'r0', 0)).toBeNull();
});

it('asks for the years that the archive has, or for none', () => {
  expect(wordFilters(noFilters, [2019, 2020])).toEqual({});
  const filters = { ...noFilters, from: 2020, kinds: ['annual-report'], review: 'done' as const };
  expect(wordFilters(filters, [0, 2019, 2020, 2021])).toEqual({
    year: { any: ['2020', '2021', 'none'] },
    kind: { any: ['annual-report'] },
    review: { any: ['done'] },
  });
});
