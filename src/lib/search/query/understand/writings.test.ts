import { describe, expect, it, test } from 'vitest';
import { numberOf, numeralOf } from './numbers.ts';
import { otherWritings } from './writings.ts';

test.each<[string, string]>([
  ['2020-01-01', '2020年1月1日'],
  ['2020/1/1', '2020年1月1日'],
  ['2020年01月01日', '2020年1月1日'],
  ['二〇二〇年十二月三十一日', '2020年12月31日'],
  ['自2020年1月1日起', '自2020年01月01日起'],
  ['二零二零年', '2020年'],
  ['2020年', '二〇二〇年'],
  ['2020年3月', '2020年03月'],
  ['第12条', '第十二条'],
  ['第十二条第2款', '第12条第2款'],
  ['第一百零三条', '第103条'],
  ['1,000元', '1000元'],
  ['1，000元', '1000元'],
  ['1000元', '1,000元'],
  ['10000元', '10,000元'],
  ['0.5万元', '5000元'],
  ['百分之九点四', '9.4%'],
  ['受理41件', '受理四十一件'],
  ['受理四十一件', '受理41件'],
  ['3件', '三件'],
  ['一千元以下', '1000元以下'],
])('%s is also written %s', (text, expected) => {
  expect(otherWritings(text)[0]).toBe(expected);
});

test.each(['行政复议', '2020-13-01', '三项制度', '99%', '国办发〔2018〕37号'])(
  '%s has one writing',
  (text) => {
    expect(otherWritings(text)).toEqual([]);
  },
);

describe('numerals', () => {
  it.each([1, 9, 10, 11, 19, 20, 21, 99, 100, 101, 110, 112, 120, 205, 999])(
    '%i there and back',
    (number) => {
      expect(numberOf(numeralOf(number))).toBe(number);
    },
  );

  it('writes them as articles have them', () => {
    expect([10, 12, 20, 100, 103, 112].map(numeralOf)).toEqual([
      '十',
      '十二',
      '二十',
      '一百',
      '一百零三',
      '一百一十二',
    ]);
  });
});
