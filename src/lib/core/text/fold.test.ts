import { describe, expect, test } from 'vitest';
import { fold, foldWidth } from './fold.ts';

describe.each([fold, foldWidth])('%o', (folded) => {
  test.each([
    ['！', '!'],
    ['～', '~'],
    ['Ａ９ｚ', 'A9z'],
    ['\u3000\u00a0\u2002\u2003\u2009\u202f', '      '],
    ['﹕∶', '::'],
    ['﹝﹞﹙﹚', '〔〕()'],
  ])('%s becomes %s', (from, to) => {
    expect(folded(from)).toBe(to);
  });

  test.each(['plain text 1', '汉字。', '\uff00', '\uff5f', '〔2018〕', ''])('%s stays as it is', (text) => {
    expect(folded(text)).toBe(text);
  });

  test('what stands around a folded character stays, and so do its offset and the length', () => {
    const text = '甲乙１２丙𠀀Ｂ';
    expect(folded(text)).toBe('甲乙12丙𠀀B');
    expect(folded(text)).toHaveLength(text.length);
  });
});

test('only rules fold the script', () => {
  expect([fold('規範'), foldWidth('規範')]).toEqual(['规范', '規範']);
});
