import { expect, test } from 'vitest';
import { wordTrie } from './word-trie.ts';

const trie = wordTrie([
  ['行政', 1],
  ['行政复议', 2],
  ['复议', 3],
]);

test.each([
  ['行政复议案件', 0, 6, { value: 2, end: 4 }],
  ['行政复议案件', 0, 3, { value: 1, end: 2 }],
  ['行政复议案件', 2, 6, { value: 3, end: 4 }],
  ['行政复议案件', 0, 1, null],
  ['行政复议案件', 4, 6, null],
  ['', 0, 0, null],
])('%s from %i to %i', (text, index, limit, expected) => {
  expect(trie.longestAt(text, index, limit)).toEqual(expected);
});
