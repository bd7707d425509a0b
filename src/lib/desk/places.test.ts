import { expect, test } from 'vitest';
import { findNames, findPlaces } from './places.ts';

const first = (typed: string, year: number | null = 2020): string =>
  findPlaces(typed, year)[0]?.value.path.join('') ?? '';

test.each([
  ['密云区', '北京市密云区'],
  ['miyunqu', '北京市密云区'],
  ['myq', '北京市密云区'],
  ['MiYun', '北京市密云区'],
  ['重庆市开州区', '重庆市开州区'],
  ['cqskzq', '重庆市开州区'],
  ['lv liang', '山西省吕梁市'],
])('%s is %s', (typed, place) => expect(first(typed)).toBe(place));

test('of two names of one place the one of the year goes first', () => {
  expect(first('kaixian', 2012)).toBe('重庆市开县');
  expect(findPlaces('kaixian', 2020)[0]?.text).toContain('（旧）');
});

test('at most nine, and none for nothing', () => {
  expect(findPlaces('c', 2020)).toHaveLength(9);
  expect(findPlaces(' ', 2020)).toEqual([]);
});

test('names by their beginning, then by any part', () => {
  const names = ['密云区人民政府', '密云区司法局', '北京市密云区人民政府'];
  expect(findNames('myq', names)).toEqual(['密云区司法局', '密云区人民政府', '北京市密云区人民政府']);
  expect(findNames('司法', names)).toEqual(['密云区司法局']);
});
