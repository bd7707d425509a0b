import { describe, expect, it } from 'vitest';
import { alikeFile } from '../../build/lexicon.ts';
import { alikeOf, corrections, distance, lookAlikes } from './spelling.ts';

const alike = alikeOf(alikeFile());
const words = ['行政复议', '行政诉讼', '听证', '规范性文件', '密云区', '末梢'];

describe('distance', () => {
  it.each<[string, string, boolean]>([
    ['行政复义', '行政复议', true],
    ['行政诉颂', '行政诉讼', true],
    ['听正', '听证', true],
    // zh and z, ing and in are one.
    ['听赠', '听证', true],
    ['未梢', '末梢', true],
    ['行政议复', '行政复议', true],
    ['规范性文文件', '规范性文件', true],
    ['规范文件', '规范性文件', true],
    ['行政复杂', '行政复议', true],
    // Two strangers, or one in a short word, make another word.
    ['行政许可', '行政复议', false],
    ['听讲', '听证', false],
    ['密山区', '密云区', false],
  ])('%s for %s: %s', (typed, word, meant) => {
    expect(Number.isFinite(distance(typed, word, alike))).toBe(meant);
  });

  it('is nothing for the word itself', () => {
    expect(distance('听证', '听证', alike)).toBe(0);
  });
});

describe('corrections', () => {
  const first = (text: string) => corrections(text, words, alike)[0]?.text;

  it('changes one word and leaves the rest', () => {
    expect(first('密云区2020年行政复义案件')).toBe('密云区2020年行政复议案件');
  });

  it('offers a word once, where it is likeliest', () => {
    expect(corrections('行政复义', words, alike).map(({ text }) => text)).toEqual(['行政复议']);
  });

  it('finds nothing wrong with a word that is right', () => {
    expect(first('行政复议')).toBeUndefined();
  });
});

it('changes one character for a twin', () => {
  expect(lookAlikes('巳经', alike)).toContain('已经');
});
