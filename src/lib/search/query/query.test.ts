import { describe, expect, it } from 'vitest';
import { readScriptTables } from '../../core/text/script-map.ts';
import { type Leniency, parseQuery } from './query.ts';

/** `a b|c -d` in a short notation: groups by comma, alternatives by slash, exclusions after an exclamation mark. */
function short(text: string): string {
  const { all, none } = parseQuery(text);
  const groups = all.map((group) => group.map(({ forms }) => forms[0]).join('/')).join(',');
  return groups + (none.length > 0 ? `!${none.map(({ forms }) => forms[0]).join(',')}` : '');
}

describe('parseQuery', () => {
  it.each([
    ['负责人出庭应诉率', '负责人出庭应诉率'],
    ['行政复议 败诉率', '行政复议,败诉率'],
    ['行政复议　败诉率', '行政复议,败诉率'],
    ['"行政 复议"', '行政复议'],
    ['「行政复议」 败诉', '行政复议,败诉'],
    ['“行政复议”', '行政复议'],
    ['化“放管服”改革', '化"放管服"改革'],
    ['“放管服”改革', '"放管服"改革'],
    ['复议 -诉讼', '复议!诉讼'],
    ['复议 －"行政 诉讼"', '复议!行政诉讼'],
    ['复议|诉讼', '复议/诉讼'],
    ['复议 或 诉讼 2020年', '复议/诉讼,2020年'],
    ['应诉 复议 ｜ 诉讼', '应诉,复议/诉讼'],
    ['或者', '或者'],
    ['或', '或'],
    ['-2025年', '-2025年'],
    ['2016-2020', '2016-2020'],
    ['| 复议', '复议'],
    ['复议 |', '复议'],
    ['"', '"'],
    ['"复议', '"复议'],
    ['""', '""'],
    ['８８．５９％', '88.59%'],
    ['   ', ''],
    ['-', '-'],
    ['复议 -', '复议,-'],
    ['复议 AND 诉讼', '复议,诉讼'],
    ['复议 OR 诉讼', '复议/诉讼'],
    ['复议 NOT 诉讼', '复议!诉讼'],
    ['NOT 诉讼 复议', '复议!诉讼'],
    ['复议 and 诉讼', '复议,and,诉讼'],
    ['AND', 'and'],
    ['复议 OR', '复议'],
    ['NOT', 'not'],
    ['行 政 复 议', '行政复议'],
    ['行 政 复议', '行政,复议'],
    ['行政 法 复议', '行政,法,复议'],
    ['|', '|'],
  ])('%s → %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it('takes the brackets of a document number for each other, other brackets as they stand', () => {
    const forms = (text: string) => parseQuery(text).all[0]?.[0]?.forms;
    expect(forms('国办发[2018]37号')).toEqual([
      '国办发[2018]37号',
      '国办发〔2018〕37号',
      '国办发(2018)37号',
      '国办发【2018】37号',
    ]);
    expect(forms('(2016-2020)')).toEqual(['(2016-2020)']);
    expect(forms('计划（2020）')).toEqual(['计划(2020)']);
  });

  it('takes a full stop for one that a heading lost only when asked to', () => {
    expect(parseQuery('落实。财政').all).toEqual([[{ forms: ['落实。财政'] }]]);
    const [[term] = []] = parseQuery('落实。财政', { lostStops: true }).all;
    expect(term?.forms).toEqual(['落实。财政', '落实\ufdd0财政']);
  });

  it('folds traditional characters when asked to', () => {
    const script = readScriptTables();
    expect(parseQuery('規範性文件', { script }).all).toEqual([[{ forms: ['规范性文件'] }]]);
    expect(parseQuery('瞭解於後', { script }).all).toEqual([[{ forms: ['瞭解於後', '了解于后'] }]]);
  });

  it.each<[string, [number, number, boolean][]]>([
    ['复议 NEAR 诉讼', [[0, 10, false]]],
    ['复议 NEAR/3 诉讼', [[0, 3, false]]],
    ['复议 /3 诉讼', [[0, 3, false]]],
    ['复议 ~12 诉讼', [[0, 12, false]]],
    ['复议 ~999 诉讼', [[0, 200, false]]],
    ['行政?复议', [[1, 1, true]]],
    ['行政??复议', [[2, 2, true]]],
    ['行政*复议', [[0, Number.POSITIVE_INFINITY, true]]],
    [
      '行?政*复',
      [
        [1, 1, true],
        [0, Number.POSITIVE_INFINITY, true],
      ],
    ],
    [
      '复议 /3 诉讼 /4 调解',
      [
        [0, 3, false],
        [0, 4, false],
      ],
    ],
  ])('%s wants words near each other', (text, gaps) => {
    const { all } = parseQuery(text);
    expect(all).toHaveLength(1);
    expect(all[0]?.[0]?.gaps?.map(({ least, most, ordered }) => [least, most, ordered])).toEqual(gaps);
  });

  it.each([
    '行政复议？',
    '行政？复议',
    '*',
    '?',
    '复议*',
    '"行政*复议"',
    '/3',
    '复议 /3',
    'http://a/3',
    '3*5=15元',
  ])('%s is no pattern', (text) => {
    const terms = parseQuery(text).all.flat();
    expect(text.startsWith('3*5') ? [] : terms.filter(({ gaps }) => gaps)).toEqual([]);
  });

  it('leaves out marks around the whole, and goes across headings, only when asked to', () => {
    const forms = (text: string, leniency: Leniency) => parseQuery(text, leniency).all[0]?.[0]?.forms;
    expect(forms('《某市条例》', {})).toEqual(['《某市条例》']);
    expect(forms('《某市条例》', { unwrapped: true })).toEqual(['《某市条例》', '某市条例']);
    const across = forms('第一章总则第一条为了', { acrossHeadings: true });
    expect(across).toContain('第一章总则\ufdd0\n第一条为了');
    expect(across).toContain('第一章总则\ufdd0第一条为了');
    expect(forms('行 政', { apart: true })).toEqual(['行']);
  });
});
