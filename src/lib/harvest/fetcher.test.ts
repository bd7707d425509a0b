import { expect, it } from 'vitest';
import { retryAfter } from './fetcher.ts';

const now = Date.parse('2026-03-01T08:00:00Z');

it.each([
  [undefined, null],
  ['', null],
  ['7', 7000],
  ['0', 0],
  ['Sun, 01 Mar 2026 08:01:00 GMT', 60_000],
  ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
])('Retry-After: %s', (value, expected) => {
  expect(retryAfter({ headers: { 'retry-after': value } }, now)).toBe(expected);
});
