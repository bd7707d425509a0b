import { describe, expect, test } from 'vitest';
import { periodSchema, regionSchema } from './schema.ts';

describe('text of the front matter', () => {
  const region = (name: string) =>
    regionSchema.safeParse({ code: '110000', path: [name], level: 'province' });

  test.each(['北京市', '𠀀县', '一\n二', '�'])('%j can be published', (name) => {
    expect(region(name).success).toBe(true);
  });
  test.each(['', '北\ud800京', '\udc00', 'a\u0000', '\u001b[2J', '\ufffe', '\uffff'])('%j cannot', (name) => {
    expect(region(name).success).toBe(false);
  });
});

describe('a period', () => {
  test.each([
    ['1900-01-01', '1900-12-31'],
    ['2020-06-30', '2020-06-30'],
    ['2016-01-01', '2100-12-31'],
  ])('%s to %s', (start, end) => {
    expect(periodSchema.safeParse({ start, end }).success).toBe(true);
  });
  test.each([
    ['1899-12-31', '1900-12-31'],
    ['2020-01-02', '2020-01-01'],
    ['2016-01-01', '2101-01-01'],
    ['0000-01-01', '9999-12-31'],
    ['2020-02-30', '2020-12-31'],
  ])('%s to %s is none', (start, end) => {
    expect(periodSchema.safeParse({ start, end }).success).toBe(false);
  });
});
