import { expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

const segments = (length: number, ...spans: readonly (readonly [string, number, number])[]) =>
  segmentsOf(
    length,
    spans.map(([field, start, end]) => ({ field, start, end })),
  ).map(({ start, end, fields }) => `${start}-${end} ${fields.join('+')}`.trim());

test.each([
  ['nothing marked', 5, [], ['0-5']],
  ['an empty text', 0, [], []],
  ['a mark inside', 5, [['a', 1, 3]], ['0-1', '1-3 a', '3-5']],
  [
    'one within the other',
    6,
    [
      ['a', 0, 6],
      ['b', 2, 4],
    ],
    ['0-2 a', '2-4 a+b', '4-6 a'],
  ],
  [
    'two that overlap',
    6,
    [
      ['a', 0, 4],
      ['b', 2, 6],
    ],
    ['0-2 a', '2-4 a+b', '4-6 b'],
  ],
  [
    'the same words',
    3,
    [
      ['a', 0, 3],
      ['b', 0, 3],
    ],
    ['0-3 a+b'],
  ],
  [
    'a field twice',
    4,
    [
      ['a', 0, 1],
      ['a', 2, 4],
    ],
    ['0-1 a', '1-2', '2-4 a'],
  ],
] as const)('%s', (_, length, spans, expected) => expect(segments(length, ...spans)).toEqual(expected));
