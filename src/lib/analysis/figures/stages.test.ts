import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../core/text/sentences.ts';
import { splitClauses } from './clauses.ts';
import { figureVocabulary } from './load-vocabulary.ts';
import { findMasks } from './not-figures.ts';
import { findTimes } from './periods.ts';
import { findQuantities } from './quantities.ts';
import { tokenize } from './tokens.ts';

const vocabulary = figureVocabulary();
const report = { start: '2021-01-01', end: '2021-12-31' };

describe('splitSentences', () => {
  const texts = (text: string): string[] =>
    splitSentences(text).map(({ start, end }) => text.slice(start, end));

  test('ends at 。!? and line feeds, leaves white space out', () => {
    expect(texts(' 甲。乙! 丙\n丁')).toEqual(['甲。', '乙!', '丙', '丁']);
  });

  test('keeps quotations, titles and parentheses whole', () => {
    expect(texts('“甲。乙”丙。(丁。)戊。')).toEqual(['“甲。乙”丙。', '(丁。)戊。']);
  });

  test('an open quotation does not swallow the rest', () => {
    expect(texts('“甲。乙。')).toEqual(['“甲。', '乙。']);
  });
});

describe('findMasks', () => {
  const masked = (text: string): string[] =>
    findMasks(text).map(({ start, end, reason }) => `${reason} ${text.slice(start, end)}`);

  test.each([
    ['2021年3月31日', 'date 2021年3月31日'],
    ['2021-03-31', 'date 2021-03-31'],
    ['2016-2020年', 'date 2016-2020年'],
    ['2016~2020年', 'date 2016~2020年'],
    ['1至9月', 'date 1至9月'],
    ['9月30日前', 'date 9月30日'],
    ['〔2018〕37号', 'document-number 〔2018〕37号'],
    ['(2018)37号', 'document-number (2018)37号'],
    ['〔20178)', 'document-number 〔20178'],
    ['290号令', 'document-number 290号令'],
    ['第169号', 'document-number 第169号'],
    ['第24条', 'article 第24条'],
    ['第2位', 'ordinal 第2'],
    ['3.0版', 'name 3.0版'],
    ['S3', 'name S3'],
    ['“1+8”', 'quoted-name “1+8”'],
    ['5+2体系', 'name 5+2'],
    ['《2020年工作要点》', 'title 《2020年工作要点》'],
    ['100周年', 'name 100'],
    ['12348热线', 'name 12348'],
    ['XX市', 'anonymised XX'],
    ['***思想', 'anonymised ***'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toEqual([expected]);
  });

  test.each(['1.全面清理', '(1)全面清理', '。2. 搭建平台', '3、完善'])('%j begins with a marker', (text) => {
    expect(findMasks(text).map(({ reason }) => reason)).toEqual(['marker']);
  });

  test.each(['12345件', '3.5%', '20件', '1.8万件', '12348件'])('%s is a quantity', (text) => {
    expect(findMasks(text)).toEqual([]);
  });
});

describe('findQuantities', () => {
  const read = (text: string) =>
    findQuantities(text, findMasks(text), vocabulary).map(({ value, upper, unit, qualifier }) => [
      value,
      upper,
      unit.unit,
      qualifier,
    ]);

  test.each([
    ['20件', [20, null, '件', 'exact']],
    ['20 件', [20, null, '件', 'exact']],
    ['20余件', [20, null, '件', 'more-than']],
    ['3000多人次', [3000, null, '人次', 'more-than']],
    ['近1000人次', [1000, null, '人次', 'nearly']],
    ['约300件', [300, null, '件', 'about']],
    ['300件左右', [300, null, '件', 'about']],
    ['逾3万件', [30000, null, '件', 'more-than']],
    ['超过98%', [98, null, '%', 'more-than']],
    ['95%以上', [95, null, '%', 'at-least']],
    ['不少于2次', [2, null, '次', 'at-least']],
    ['不超过5%', [5, null, '%', 'at-most']],
    ['2日以内', [2, null, '日', 'at-most']],
    ['3-5件', [3, 5, '件', 'range']],
    ['10至20个', [10, 20, '个', 'range']],
    ['80%-90%', [80, 90, '%', 'range']],
    ['386.5万元', [3865000, null, '元', 'exact']],
    ['312万余元', [3120000, null, '元', 'more-than']],
    ['5.6万余册', [56000, null, '册', 'more-than']],
    ['十余次', [10, null, '次', 'more-than']],
    ['二十一件', [21, null, '件', 'exact']],
    ['5.27个百分点', [5.27, null, '个百分点', 'exact']],
    ['十五个工作日', [15, null, '个工作日', 'exact']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test.each(['第三批', '数十次', '几十件', '上百人', '一网通办', '三项'.slice(0, 1)])(
    '%s holds none',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe('findTimes', () => {
  const read = (text: string) =>
    findTimes(text, report, [], vocabulary).map(
      ({ period, comparison }) =>
        `${period ? `${period.start}..${period.end}` : 'unknown'}${comparison ? ' comparison' : ''}`,
    );

  test.each([
    ['2021年', '2021-01-01..2021-12-31'],
    ['2019年度', '2019-01-01..2019-12-31'],
    ['上半年', '2021-01-01..2021-06-30'],
    ['2020年下半年', '2020-07-01..2020-12-31'],
    ['2021年1月至9月', '2021-01-01..2021-09-30'],
    ['1-11月', '2021-01-01..2021-11-30'],
    ['前三季度', '2021-01-01..2021-09-30'],
    ['第二季度', '2021-04-01..2021-06-30'],
    ['截至2021年11月底', '2021-01-01..2021-11-30'],
    ['截至2021年底', '2021-01-01..2021-12-31'],
    ['截至2020年2月', '2020-01-01..2020-02-29'],
    ['2008年1月至2010年5月', '2008-01-01..2010-05-31'],
    ['2019年以来', '2019-01-01..2021-12-31'],
    ['去年', '2020-01-01..2020-12-31'],
    ['上年度', '2020-01-01..2020-12-31'],
    ['近三年来', 'unknown'],
    ['较2020年', '2020-01-01..2020-12-31 comparison'],
    ['比上年', '2020-01-01..2020-12-31 comparison'],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  test('a half-year report keeps its own period when its year is named', () => {
    const half = { start: '2020-01-01', end: '2020-06-30' };
    expect(findTimes('2020年', half, [], vocabulary)[0]?.period).toEqual(half);
  });

  test('titles tell no time, and nothing is guessed without a report period', () => {
    expect(findTimes('《2020年要点》', report, [{ start: 0, end: 9 }], vocabulary)).toEqual([]);
    expect(findTimes('去年', null, [], vocabulary)[0]?.period).toBeNull();
  });
});

describe('tokens and clauses', () => {
  const tokensOf = (text: string) => {
    const masks = findMasks(text);
    const quantities = findQuantities(text, masks, vocabulary);
    return tokenize({ text, masks, times: findTimes(text, report, [], vocabulary), quantities }, vocabulary);
  };

  test('tokens cover the text without a gap', () => {
    const text = '2021年,全市(含县)共受理“双随机”抽查《办法》行政复议案件153件、审结135件,其中某某20件。';
    let end = 0;
    for (const token of tokensOf(text)) {
      expect(token.start).toBe(end);
      end = token.end;
    }
    expect(end).toBe(text.length);
  });

  test('the longest word wins: 不予受理 is no 受理', () => {
    expect(tokensOf('不予受理').map(({ start, end }) => end - start)).toEqual([4]);
    expect(tokensOf('信访案件').map(({ kind }) => kind)).toEqual(['other']);
  });

  test('、 ends a clause once it holds a quantity, parentheses are clauses of their own', () => {
    const text = '人大建议、政协提案67件(含省级5件)、办复率100%';
    const clauses = splitClauses(tokensOf(text)).map(({ tokens, joined, parenthesised }) => [
      text.slice(tokens[0]?.start, tokens.at(-1)?.end),
      joined,
      parenthesised,
    ]);
    expect(clauses).toEqual([
      ['人大建议、政协提案67件', false, false],
      ['含省级5件', false, true],
      ['、办复率100%', false, false],
    ]);
  });
});
