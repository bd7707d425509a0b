import { describe, expect, it } from 'vitest';
import { readScriptMap } from '../../core/text/script-map.ts';
import { parseQuery } from './query.ts';

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
    ['化“放管服”改革', '化“放管服”改革'],
    ['“放管服”改革', '“放管服”改革'],
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
    expect(parseQuery('規範性文件', { script: readScriptMap() }).all).toEqual([[{ forms: ['规范性文件'] }]]);
  });
});
