import { describe, expect, it } from 'vitest';
import { allCurrent } from '../regions/gazetteer.ts';
import { englishPlace, transcribed } from './english-places.ts';

describe('English names of places', () => {
  it.each([
    ['四川省', 'Sichuan'],
    ['内蒙古自治区', 'Inner Mongolia'],
    ['陕西省', 'Shaanxi'],
    ['六安市', 'Lu’an'],
    ['黔东南苗族侗族自治州', 'Qiandongnan Miao and Dong Autonomous Prefecture'],
    ['台前县', 'Taiqian County 台前县'],
    ['密云区', 'Miyun District 密云区'],
    ['峨眉山市', 'Emeishan City 峨眉山市'],
    ['郊区', 'Jiaoqu 郊区'],
    ['双江拉祜族佤族布朗族傣族自治县', 'Shuangjiang Autonomous County 双江拉祜族佤族布朗族傣族自治县'],
    ['濮阳市城乡一体化示范区', '濮阳市城乡一体化示范区'],
  ])('%s is %s', (name, expected) => {
    expect(englishPlace(name)).toBe(expected);
  });

  it('are given, not transcribed, for all provinces and prefectures', () => {
    const places = (['national', 'province', 'prefecture'] as const).flatMap((level) => allCurrent(level));
    expect(places.length).toBeGreaterThan(360);
    expect(
      places.map(({ name }) => englishPlace(name)).filter((name) => /\p{Script=Han}/u.test(name)),
    ).toEqual([]);
  });

  it('have an apostrophe before a vowel', () => {
    expect(transcribed('西安')).toBe('Xi’an');
  });
});
