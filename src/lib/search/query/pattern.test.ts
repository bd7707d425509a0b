import { describe, expect, test } from 'vitest';
import { placesInRun } from './pattern.ts';
import { parseQuery } from './query.ts';

/** Where the pattern begins in one paragraph. */
function places(query: string, run: string): number[] {
  const term = parseQuery(query).all[0]?.[0];
  if (!term) throw new Error(`no term in ${query}`);
  return placesInRun(run, term);
}

describe('words near each other in a paragraph', () => {
  test.each<[string, string, number[]]>([
    ['复议 /3 诉讼', '复议甲乙丙诉讼', [0]],
    ['复议 /3 诉讼', '复议甲乙丙丁诉讼', []],
    ['复议 /3 诉讼', '诉讼甲乙丙复议', [5]],
    ['复议 /3 诉讼', '诉讼甲乙丙丁复议', []],
    ['复议 /0 诉讼', '复议诉讼', [0]],
    ['行政 /2 行政', '行政甲行政', [0, 3]],
    ['行政?复议', '行政甲复议，行政复议，行政甲乙复议', [0]],
    ['行政??复议', '行政甲复议，行政甲乙复议', [6]],
    ['行政*复议', '行政复议与行政甲乙丙复议', [0, 5]],
    ['复议*行政', '行政复议', []],
    ['甲 /1 乙 /1 丙', '甲，乙，丙', [0]],
    ['甲 /1 乙 /1 丙', '甲，乙，，丙', []],
  ])('%s in %s', (query, run, expected) => {
    expect(places(query, run)).toEqual(expected);
  });
});
