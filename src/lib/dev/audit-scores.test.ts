import { expect, test } from 'vitest';
import { failuresOf, median } from './audit-scores.ts';

const full = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 };

test('the median is a value that was measured, the lower one of two', () => {
  expect(median([98, 91, 100])).toBe(98);
  expect(median([100, 97])).toBe(97);
});

test('a page passes on the floor and fails below it, with the audits that took points', () => {
  expect(failuresOf('search', full, [])).toEqual([]);
  expect(failuresOf('search', { ...full, performance: 97, seo: 63 }, ['is-crawlable'])).toEqual([
    'search: performance 97, at least 98 (is-crawlable)',
    'search: seo 63, at least 100 (is-crawlable)',
  ]);
});
