import { describe, expect, test } from 'vitest';
import { figuresOfPassage } from '../../analysis/figures/find-figures.ts';
import { figureVocabulary } from '../../analysis/figures/load-vocabulary.ts';
import { figuresOfTable } from '../../analysis/figures/read-table.ts';
import type { PassageContext } from '../../analysis/figures/types.ts';
import {
  longestPart,
  longestQuote,
  mostNumbers,
  partsOf,
  quoteAround,
  readableEnd,
} from './sentence-limits.ts';

const vocabulary = figureVocabulary();
const context: PassageContext = {
  anchor: 'p1',
  heading: '行政复议',
  period: { start: '2021-01-01', end: '2021-12-31' },
  planned: false,
};

describe('a sentence of many numbers', () => {
  test('is read up to the limit, and whole at it', () => {
    expect(readableEnd('受理1件,'.repeat(mostNumbers))).toBe(5 * mostNumbers);
    expect(readableEnd('受理1件,'.repeat(mostNumbers + 1))).toBe(5 * mostNumbers + 2);
    expect(readableEnd('未受理,'.repeat(mostNumbers + 1))).toBe(4 * mostNumbers);
    expect(readableEnd('受理十一件,'.repeat(mostNumbers + 1))).toBe(6 * mostNumbers + 2);
  });

  test('says where the reading ended', () => {
    const text = `${'受理1件，'.repeat(mostNumbers + 50)}共7件。`;
    const found = figuresOfPassage(text, context, vocabulary);
    expect(found).toHaveLength(mostNumbers + 1);
    expect(found.at(-1)).toMatchObject({
      kind: 'unread',
      rule: 'too-many-numbers',
      offset: 5 * mostNumbers + 2,
      length: text.length - 5 * mostNumbers - 2,
    });
    expect(figuresOfPassage('受理1件，'.repeat(mostNumbers), context, vocabulary)).toHaveLength(mostNumbers);
  });

  test.each([
    ['numbers', '受理1件，'],
    ['numerals', '受理十一件，'],
    ['years', '2021年'],
    ['dates', '3月1日、'],
    ['lists', '分别为'],
    ['opening brackets', '(甲'],
    ['opening quotes', '“甲'],
    ['titles', '《甲》'],
    ['levels', '由1件增加到2件，'],
    ['digits', '1'],
    ['words', '行政复议案件'],
    ['unknown words', '某甲乙'],
    ['tabs', '\t'],
    ['one numeral', '一、'],
    ['negations', '未受理，'],
  ])('%s again and again cost time in proportion', (_, piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const start = process.cpuUsage();
      const found = figuresOfPassage(text, context, vocabulary);
      expect(found.reduce((sum, { sentence }) => sum + sentence.length, 0)).toBeLessThan(
        (longestQuote + 2) * (found.length + 1),
      );
      return process.cpuUsage(start).user / 1e6;
    };
    time(10_000);
    expect(time(200_000)).toBeLessThan(4);
  });

  test('a table row of many cells is bounded as well', () => {
    const text = `指标\t${'数\t'.repeat(40_000)}\n行政复议案件受理数(件)\t${'1\t'.repeat(40_000)}`;
    const read = figuresOfPassage(text, context, vocabulary);
    const found = figuresOfTable(text, read, context, vocabulary);
    expect(found.length).toBeLessThanOrEqual(2 * mostNumbers + 2);
    expect(found.filter(({ kind }) => kind === 'unread')).toHaveLength(1);
  });
});

describe('partsOf', () => {
  test('covers the text, parts it behind clause marks and cuts no number', () => {
    const text = `${'甲'.repeat(longestPart - 3)},乙12345,丙`;
    const parts = partsOf(text, text.length);
    expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(parts[0]?.end).toBe(longestPart - 2);
    expect(partsOf('甲'.repeat(longestPart), longestPart)).toHaveLength(1);
    expect(partsOf('甲'.repeat(longestPart + 1), longestPart + 1)).toHaveLength(2);
    const long = `${'甲'.repeat(longestPart - 2)}12345`;
    expect(partsOf(long, long.length)[1]?.start).toBe(longestPart - 2);
    expect(partsOf('1'.repeat(longestPart * 2), longestPart * 2)).toHaveLength(2);
  });
});

describe('quoteAround', () => {
  test('keeps a sentence whole up to the limit', () => {
    const whole = '甲'.repeat(longestQuote);
    expect(quoteAround(whole, 3, 5)).toBe(whole);
  });

  test.each([0, 700, 1496])('quotes a longer one around the figure at %i', (start) => {
    const sentence = Array.from({ length: 1500 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    const quote = quoteAround(sentence, start, start + 4);
    expect(quote).toContain(sentence.slice(start, start + 4));
    expect(quote.replaceAll('…', '')).toHaveLength(longestQuote);
    expect(sentence).toContain(quote.replaceAll('…', ''));
    expect([quote.startsWith('…'), quote.endsWith('…')]).toEqual([start > 0, start < 1496]);
  });

  test('cuts no character in two', () => {
    const quote = quoteAround('𠀀'.repeat(600), 601, 602);
    expect(quote.isWellFormed()).toBe(true);
  });
});
