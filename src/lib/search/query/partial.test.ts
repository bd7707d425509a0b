import { expect, test } from 'vitest';
import { partialWords } from './partial.ts';
import { parseQuery } from './query.ts';

test.each<[string, string[]]>([
  // A word typed whole is looked for first, whatever else was typed.
  ['仲裁 嘎嘎嘎', ['仲裁', '嘎嘎嘎', '嘎嘎']],
  // Alone it was looked for already.
  ['仲裁', []],
  // Characters that the segmenter leaves single are one word.
  ['行政复议', ['行政', '复议']],
  ['仲裁 -诉讼', []],
  ['仲 /3 调解', ['调解']],
])('%s → %s', (text, expected) => {
  expect(partialWords(parseQuery(text))).toEqual(expected);
});
