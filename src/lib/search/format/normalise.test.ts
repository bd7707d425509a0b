import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScriptTables } from '../../core/text/script-map.ts';
import { normalise } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['８８．５９％', '88.59%'],
    ['国办发〔２０１８〕３７号', '国办发〔2018〕37号'],
    ['行政　复议\n案件', '行政复议案件'],
    ['2. 搭建“互联网+”', '2.搭建"互联网+"'],
    ['「不予」『行政』‘许可’ ＂一＂', '"不予""行政"\'许可\'"一"'],
    ['Open  Data 2020 年', 'open data 2020年'],
    ['（一）领导。', '(一)领导。'],
    ['㎡、Ⅱ类、①', 'm2、ii类、1'],
    ['12¹件、10⁴、第3²条', '12¹件、10⁴、第3²条'],
    ['500m²、x⁴', '500m2、x4'],
    ['e\u0301t\u00e9', 'été'],
    ['法\u200b治\ufeff', '法治'],
    ['', ''],
  ])('%s → %s', (text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });

  it('folds traditional characters only where the mapping is certain', () => {
    const { certain, full } = readScriptTables();
    expect(normalise('規範性文件與行政復議', certain).text).toBe('规范性文件与行政复议');
    expect(normalise('規劃計劃委託餘額裏面', certain).text).toBe('规划计划委托余额里面');
    expect(normalise('乾县徵收著作瞭望於是', certain).text).toBe('乾县徵收著作瞭望於是');
    expect(normalise('乾燥徵收瞭解於是後來', full).text).toBe('干燥征收了解于是后来');
  });

  it('agrees with NFKC of the whole text but for white space, and points back to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { text: folded, origin } = normalise(text);
        expect(origin.length).toBe(folded.length);
        expect([...origin].every((at, i) => at >= (origin[i - 1] ?? 0) && at < text.length)).toBe(true);
        fc.pre(!/[⁰¹²³⁴-⁹]/u.test(text));
        const strip = (s: string) => s.replace(/[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu, '');
        const oneMark = (s: string) => s.replace(/[“”„‟«»〝〞〟「」『』]/gu, '"').replace(/[‘’‚‛‹›]/gu, "'");
        expect(strip(folded)).toBe(oneMark(strip(text.normalize('NFKC').toLowerCase().normalize('NFKC'))));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const once = normalise(text).text;
        expect(normalise(once).text).toBe(once);
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});
