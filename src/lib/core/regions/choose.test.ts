import { describe, expect, test } from 'vitest';
import { choose, type Witness } from './choose.ts';
import { findDivisions } from './find.ts';
import type { Mention } from './types.ts';

/** The one division that a text names. */
function mentionOf(text: string): Mention {
  const [mention, ...others] = findDivisions(text);
  if (!mention || others.length > 0) throw new Error(`${text}: one division expected`);
  return mention;
}

/** A name that four cities share. */
const shared = mentionOf('鼓楼区人民政府');
const witness = (text: string, weight: number): Witness => ({ mention: mentionOf(text), weight });
const codes = (...witnesses: Witness[]) =>
  choose(shared, 2021, null, witnesses)
    .divisions.map(({ code }) => code)
    .sort();
const all = ['320106', '320302', '350102', '410204'];

describe('places of one name', () => {
  test('are left open when nothing tells', () => {
    expect(codes()).toEqual(all);
  });

  test.each([
    [0.2, ['320106']],
    [0.19, all],
  ])('a full name above it decides from a weight of 0.2: %f', (weight, expected) => {
    expect(codes(witness('南京市人民政府', weight))).toEqual(expected);
  });

  test.each([
    [0.67, ['350102']],
    [0.66, all],
  ])('a short name counts three tenths: %f', (weight, expected) => {
    const { mention } = witness('福建省人民政府', weight);
    expect(codes({ mention: { ...mention, form: 'short' }, weight })).toEqual(expected);
  });

  test.each([
    [0.3, 0.45, ['350102']],
    [0.3, 0.44, all],
    [0.45, 0.3, ['320106']],
  ])('one must weigh one and a half times the next: %f, %f', (nanjing, fuzhou, expected) => {
    expect(codes(witness('南京市人民政府', nanjing), witness('福州市人民政府', fuzhou))).toEqual(expected);
  });

  test('a chained mention of the place itself counts double', () => {
    expect(codes(witness('徐州市鼓楼区', 0.1), witness('南京市人民政府', 0.13))).toEqual(['320302']);
    expect(codes(witness('徐州市鼓楼区', 0.1), witness('南京市人民政府', 0.14))).toEqual(all);
  });

  test('the level that the author says goes before all witnesses', () => {
    const prefecture = choose(shared, 2021, (division) => division.code === '410204', [
      witness('南京市人民政府', 0.9),
    ]);
    expect(prefecture.divisions.map(({ code }) => code)).toEqual(['410204']);
    expect(prefecture.byWitness).toBe(false);
  });
});
