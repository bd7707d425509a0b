/** Characters that follow each other are one run; a threshold lies between each pair of cases. */
import { expect, test } from 'vitest';
import type { Glyph } from './glyphs.ts';
import { runsOf } from './runs.ts';

const size = 10;
const glyph = (text: string, x: number, y = 100, more: Partial<Glyph> = {}): Glyph => ({
  text,
  x,
  y,
  size,
  width: size,
  angle: 0,
  code: 0,
  ...more,
});
const texts = (...glyphs: Glyph[]): string[] => runsOf(glyphs).map(({ text }) => text);

test.each<[string, Glyph[], string[]]>([
  ['side by side', [glyph('甲', 0), glyph('乙', 10)], ['甲乙']],
  ['a gap of half a size', [glyph('甲', 0), glyph('乙', 14.9)], ['甲乙']],
  ['a wider gap', [glyph('甲', 0), glyph('乙', 15.1)], ['甲', '乙']],
  ['a written space', [glyph('甲', 0), glyph(' ', 10), glyph('乙', 21.9)], ['甲 乙']],
  ['a wider gap with a space in it', [glyph('甲', 0), glyph(' ', 10), glyph('乙', 22.1)], ['甲', '乙']],
  ['closer than they are wide', [glyph('。', 0), glyph('”', 5)], ['。”']],
  ['backwards', [glyph('甲', 0), glyph('乙', -10)], ['甲', '乙']],
  ['off the line by a little', [glyph('甲', 0), glyph('乙', 10, 101.9)], ['甲乙']],
  ['off the line', [glyph('甲', 0), glyph('乙', 10, 102.1)], ['甲', '乙']],
  ['of another size', [glyph('甲', 0), glyph('2', 10, 100, { size: 7 })], ['甲', '2']],
  ['in another direction', [glyph('甲', 0), glyph('乙', 10, 100, { angle: 0.5 })], ['甲', '乙']],
  [
    'a second time in the same place',
    [
      glyph('甲', 0),
      glyph('乙', 10),
      glyph('甲', 0.5, 100, { code: 1 }),
      glyph('乙', 10.5, 100, { code: 1 }),
    ],
    ['甲乙'],
  ],
  ['a second time beside it', [glyph('甲', 0), glyph('甲', 1.3, 100, { code: 1 })], ['甲', '甲']],
  ['blank', [glyph(' ', 0), glyph('\n', 10)], []],
  ['without a size', [glyph('甲', 0, 100, { size: 0 })], []],
])('%s', (_, glyphs, expected) => {
  expect(texts(...glyphs)).toEqual(expected);
});

test('characters of one code below each other stay together where the page runs across', () => {
  const across = [...'某县各乡镇执法情况统计'].map((text, i) => glyph(text, i * 10, 50));
  const down = [...'执法'].map((text, i) => glyph(text, 0, 100 + i * 12, { code: 1 }));
  expect(runsOf([...across, ...down]).map(({ text, angle }) => [text, angle])).toEqual([
    ['某县各乡镇执法情况统计', 0],
    ['执法', 0],
  ]);
});

test('a page that is written from top to bottom runs down', () => {
  const column = (text: string, x: number, code: number) =>
    [...text].map((character, i) => glyph(character, x, 50 + i * 12, { code }));
  const runs = runsOf([...column('依法行政', 200, 0), ...column('执政为民', 180, 1)]);
  expect(runs.map(({ text, angle }) => [text, angle])).toEqual([
    ['依法行政', Math.PI / 2],
    ['执政为民', Math.PI / 2],
  ]);
  expect(runs.map(({ x, y, width }) => [x, y, width])).toEqual([
    [200, 40, 46],
    [180, 40, 46],
  ]);
});
