import { describe, expect, test } from 'vitest';
import { readNumber } from './numbers.ts';

const digits = '零一二三四五六七八九';

/** 1 … 9999 as officials write it. */
function han(value: number): string {
  const units = ['', '十', '百', '千'];
  const text = String(value);
  let out = '';
  for (const [i, digit] of [...text].entries()) {
    const place = text.length - 1 - i;
    if (digit !== '0') out += `${digits.charAt(Number(digit))}${units[place] ?? ''}`;
    else if (!out.endsWith('零') && /[1-9]/.test(text.slice(i))) out += '零';
  }
  return out.replace(/^一十/, '十');
}

describe('readNumber', () => {
  test('every Chinese numeral from 1 to 9999', () => {
    for (let value = 1; value <= 9999; value++) {
      expect(readNumber(`${han(value)}件`, 0), han(value)).toMatchObject({
        value,
        length: han(value).length,
        han: true,
      });
    }
  });

  test.each([
    ['1113件', 1113, 4],
    ['1,113件', 1113, 5],
    ['12,345,678元', 12345678, 10],
    ['20.05%', 20.05, 5],
    ['8.2万条', 82000, 4],
    ['8.2 万条', 82000, 5],
    ['1.2亿元', 120000000, 4],
    ['54亿3528.13万元', 5435281300, 11],
    ['3余万件', 30000, 3],
    ['3千件', 3000, 2],
    ['一万二千件', 12000, 4],
    ['三十二万件', 320000, 4],
    ['两千三百人', 2300, 4],
    ['百余场', 100, 1],
    ['千余份', 1000, 1],
    ['九十八点五', 98.5, 5],
  ])('%s', (text, value, length) => {
    expect(readNumber(text, 0)).toMatchObject({ value, length });
  });

  test.each([
    ['百分之九十五', 95],
    ['百分之九十八点五', 98.5],
    ['三分之二', 66.6667],
    ['1/4左右', 25],
    ['九成', 90],
    ['7成', 70],
  ])('%s is a percentage', (text, value) => {
    expect(readNumber(text, 0)).toMatchObject({ value, unit: '%' });
  });

  test.each(['件', '十百', '成立', '万件', ''])('%j is no number', (text) => {
    expect(readNumber(text, 0)).toBeNull();
  });

  test('a comma between clauses is no thousands separator', () => {
    expect(readNumber('3,12件', 0)).toMatchObject({ value: 3, length: 1 });
    expect(readNumber('20,1234件', 0)).toMatchObject({ value: 20, length: 2 });
  });

  test('成 in a word is no tenth', () => {
    expect(readNumber('3成立', 0)).toMatchObject({ value: 3, unit: null });
  });
});
