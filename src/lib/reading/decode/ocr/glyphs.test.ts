import { expect, test } from 'vitest';
import { sizeOf, wordsOf } from './glyphs.ts';
import type { Glyph } from './recognise.ts';

/** Glyphs of 40 dots side by side; `_` is an empty square, and half a square for each of `widths`. */
const line = (text: string, size = 40): Glyph[] => {
  let x = 0;
  return [...text].flatMap((character) => {
    const width = /[\0-\x7f]/.test(character) && character !== '_' ? size / 2 : size;
    x += width;
    return character === '_' ? [] : [{ text: character, x: x - width / 2, confidence: 1 }];
  });
};
const words = (text: string): string[] =>
  wordsOf(line(text), 40).map((word) => word.map((glyph) => glyph.text).join(''));

test('the size is the distance of neighbours', () => {
  expect(sizeOf(line('全县受理申请', 44), 40)).toEqual({ size: 44, measured: true });
});

test('a line that is spaced out, or has few characters, has the size of its ink', () => {
  expect(sizeOf(line('年_度_报_告', 40), 36)).toEqual({ size: 40, measured: false });
  expect(sizeOf(line('报_告'), 36)).toEqual({ size: 40, measured: false });
  expect(sizeOf(line('1024'), 29).size).toBeCloseTo(40, 0);
});

test.each([
  ['受理,审结', ['受理，审结']],
  ['达到1,024项', ['达到1,024项']],
  ['占36.7%)。', ['占36.7%）。']],
  ['(一)推进', ['（一）推进']],
  ['时间9:30起', ['时间9:30起']],
])('marks are wide but between figures: %s', (given, expected) => {
  expect(words(given)).toEqual(expected);
});

test('a mark between figures that takes a whole square is wide', () => {
  expect(words('1，024')).toEqual(['1，024']);
});

test('a wide gap parts words, a narrow one does not', () => {
  expect(words('市场监管__1204')).toEqual(['市场监管', '1204']);
  expect(words('市场_监管')).toEqual(['市场_监管'.replace('_', '')]);
});

test('spaces stay between Latin words only', () => {
  const spaced: Glyph[] = [...'1 2a b年 月'].map((text, i) => ({ text, x: 20 * i, confidence: 1 }));
  expect(
    wordsOf(spaced, 40)
      .flat()
      .map((glyph) => glyph.text)
      .join(''),
  ).toBe('12a b年月');
});
