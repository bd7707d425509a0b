import { describe, expect, it, test } from 'vitest';
import { fromPinyin, isPinyin, pinyinIndex } from './pinyin.ts';

test.each<[string, boolean]>([
  ['xing zheng fu yi', true],
  ['xíng zhèng fù yì', true],
  ['fa lü', true],
  ["xi'an", true],
  ['xzfy', true],
  ['a', false],
  ['行政 fu yi', false],
  ['2020', false],
])('%s is pinyin: %s', (text, expected) => {
  expect(isPinyin(text)).toBe(expected);
});

describe('fromPinyin', () => {
  const index = pinyinIndex([
    ['行政复议', 'xing zheng fu yi'],
    ['行政服役', 'xing zheng fu yi'],
    ['法律', 'fa lv'],
    ['听证', 'ting zheng'],
  ]);
  const names = async (key: string) => (key === 'miyun' ? ['密云区'] : []);
  const ask = (text: string) => fromPinyin(text, index, names);

  it('reads syllables, joined or not, and initials', async () => {
    for (const text of ['xing zheng fu yi', 'xingzhengfuyi', 'xing zhengfuyi', 'xzfy', 'Xíng zhèng fù yì'])
      expect(await ask(text), text).toEqual(['行政复议', '行政服役']);
  });

  it('takes ü and v for the same', async () => {
    expect(await ask('fa lü')).toEqual(['法律']);
    expect(await ask('falv')).toEqual(['法律']);
  });

  it('puts words together, names of places too', async () => {
    expect(await ask('miyun ting zheng')).toEqual(['密云区 听证']);
  });

  it('reads nothing into letters that spell no word, nor into two initials', async () => {
    expect(await ask('hello world')).toEqual([]);
    expect(await ask('tz')).toEqual([]);
  });
});
