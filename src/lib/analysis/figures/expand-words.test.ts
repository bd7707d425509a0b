import { expect, test } from 'vitest';
import { expandWords } from './expand-words.ts';

test.each([
  ['甲', ['甲']],
  ['{甲|乙|}丙', ['甲丙', '乙丙', '丙']],
  ['甲{乙|丙{丁|}}', ['甲乙', '甲丙丁', '甲丙']],
  ['甲~乙', ['甲乙', '甲亲自乙']],
  ['{甲|}{乙|}', ['甲乙', '甲', '乙', '']],
])('%s', (pattern, expected) => {
  expect(expandWords(pattern, ['亲自'])).toEqual(expected);
});

test('an open brace is named', () => {
  expect(() => expandWords('甲{乙|丙', [])).toThrow('甲{乙|丙');
});
