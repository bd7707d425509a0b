import { describe, expect, it } from 'vitest';
import { translateTo } from '../../../core/interface/texts.ts';
import { wordFile } from '../../build/lexicon.ts';
import { placeRows } from '../../build/lexicon-places.ts';
import type { RegionEntry } from '../../format/manifest.ts';
import { liesIn } from '../filters.ts';
import { emptyState } from '../state.ts';
import { isSure, readingsOf, requestOf, saysMore, describe as told } from './reading.ts';
import { lexiconOf, segment } from './segment.ts';

const region = (key: string, name: string, parent = ''): RegionEntry => ({ key, name, parent, reports: 1 });
const places = placeRows([
  region('110000', '北京市'),
  region('110118', '密云区', '110000'),
  region('110102', '西城区', '110000'),
  region('110105', '朝阳区', '110000'),
  region('220000', '吉林省'),
  region('220100', '长春市', '220000'),
  region('220104', '朝阳区', '220100'),
  region('220200', '吉林市', '220000'),
  region('210381', '海城市', '210000'),
  region('421022', '公安县', '420000'),
]);
const lexicon = lexiconOf(places, wordFile([], []), { present: 2026, newest: 2023 });
const cut = (text: string) =>
  segment(text, lexicon, liesIn)
    .map((piece) => told(piece, translateTo('zh')))
    .map(({ name, value }) => `${name} ${value}`)
    .join(' · ');

describe('segment', () => {
  it.each([
    ['北京市密云区', '地区 密云区'],
    ['北京密云', '地区 密云区'],
    ['宣武区', '地区 西城区（原宣武区）'],
    // A short name is that of the larger place; a full name may be that of several.
    ['吉林', '地区 吉林省'],
    ['朝阳区', '地区 朝阳区（北京市、长春市）'],
    ['长春朝阳区', '地区 朝阳区'],
    // Names within other words are none.
    ['沿海城市行政复议', '词 沿海城市 · 词 行政复议'],
    ['公安机关', '词 公安机关'],
    ['密云区2020年行政复议', '地区 密云区 · 年度 2020 · 词 行政复议'],
    ['2020年1月1日密云区', '词 2020年1月1日 · 地区 密云区'],
    ['关于行政复议的规定', '略去 关于 · 词 行政复议 · 略去 的 · 略去 规定'],
    ['规定', '词 规定'],
    // 对 is part of a word here.
    ['对外贸易', '词 对外贸易'],
  ])('%s: %s', (text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it('keeps every character but spaces and marks', () => {
    const text = '密云区，2020年 𠀀嘎嘎《行政复议》怎么办？';
    const pieces = segment(text, lexicon, liesIn);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text.replace(/[，\s《》？]/gu, ''));
  });
});

describe('readings', () => {
  const read = (text: string) => segment(text, lexicon, liesIn);

  it('say more than the text when there is more than one word in it', () => {
    expect(saysMore(read('行政复议'))).toBe(false);
    expect(saysMore(read('密云区'))).toBe(true);
    expect(saysMore(read('关于行政复议'))).toBe(true);
    expect(saysMore(read('关于'))).toBe(false);
  });

  it('try words that follow each other as one phrase first', () => {
    const [first, second] = readingsOf(read('行政复议信访'));
    expect(first?.map(({ text }) => text)).toEqual(['行政复议信访']);
    expect(second?.map(({ text }) => text)).toEqual(['行政复议', '信访']);
  });

  it('are not sure of what nothing knows', () => {
    const sure = (text: string) => isSure({ pieces: read(text), missing: [] });
    expect(sure('密云区行政复议')).toBe(true);
    expect(sure('关于行政复义')).toBe(false);
    expect(isSure({ pieces: read('密云区行政复议'), missing: ['听证'] })).toBe(false);
  });

  it('keep the filters of the reader', () => {
    const asked = (filters: object) =>
      requestOf(read('密云区2020年行政复议'), {
        ...emptyState,
        filters: { ...emptyState.filters, ...filters },
      })?.filters;
    expect(asked({})).toMatchObject({ regions: ['110118'], from: 2020, to: 2020 });
    expect(asked({ regions: ['110000'], from: 2019 })).toMatchObject({ regions: ['110118'], from: 2020 });
    // Nothing can lie in both.
    expect(asked({ regions: ['220000'] })).toBeUndefined();
    expect(asked({ to: 2019 })).toBeUndefined();
  });
});
