import { expect, test } from 'vitest';
import { shelfOf } from './shelf.ts';
import type { DecidedRelation } from './works.ts';

type Said = readonly [id: string, type: DecidedRelation['type'], other: string];

const shelf = (ids: string, ...said: Said[]) =>
  Object.fromEntries(
    [
      ...shelfOf(
        [...ids].map((id) => ({
          id,
          relations: said.filter(([own]) => own === id).map(([, type, other]) => ({ type, id: other })),
        })),
      ),
    ].map(([id, { type, by }]) => [id, `${type} ${by}`]),
  );

test.each<[string, Said[], Record<string, string>]>([
  ['nothing decided', [], {}],
  ['said of the old version', [['a', 'replaced-by', 'b']], { a: 'replaced-by b' }],
  ['said of the new version', [['b', 'replaces', 'a']], { a: 'replaced-by b' }],
  [
    'said of both',
    [
      ['a', 'replaced-by', 'b'],
      ['b', 'replaces', 'a'],
    ],
    { a: 'replaced-by b' },
  ],
  [
    'three versions: the newest stands',
    [
      ['a', 'replaced-by', 'b'],
      ['c', 'replaces', 'b'],
    ],
    { a: 'replaced-by c', b: 'replaced-by c' },
  ],
  ['an annex', [['c', 'part-of', 'a']], { c: 'part-of a' }],
  [
    'an annex of an old version',
    [
      ['c', 'part-of', 'a'],
      ['a', 'replaced-by', 'b'],
    ],
    { c: 'part-of b', a: 'replaced-by b' },
  ],
  ['by one that is not there', [['a', 'replaced-by', 'x']], {}],
  ['by itself', [['a', 'replaced-by', 'a']], {}],
  [
    'in a circle',
    [
      ['a', 'replaced-by', 'b'],
      ['b', 'replaced-by', 'a'],
    ],
    {},
  ],
  [
    'into a circle',
    [
      ['a', 'replaced-by', 'b'],
      ['b', 'replaced-by', 'c'],
      ['c', 'replaced-by', 'b'],
    ],
    {},
  ],
  [
    'copies stay',
    [
      ['a', 'same-work', 'b'],
      ['b', 'different-work', 'c'],
    ],
    {},
  ],
])('%s', (_, said, expected) => {
  expect(shelf('abc', ...said)).toEqual(expected);
});
