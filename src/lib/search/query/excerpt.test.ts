import { describe, expect, it } from 'vitest';
import { toCsv } from '../../core/csv.ts';
import { readScriptTables } from '../../core/text/script-map.ts';
import type { Fragment, FragmentSection } from '../format/fragment.ts';
import { contextLines, sortContext } from './context.ts';
import { excerpts, type MarkedText } from './excerpt.ts';
import { sectionHits, textHits } from './hits.ts';
import { highlightedForms, parseQuery } from './query.ts';

const section = (heading: string, ...passages: string[]): FragmentSection => ({
  anchor: 's1',
  heading,
  passages: passages.map((text) => ({ text, table: text.includes('\t') })),
});

const fragment = (...sections: FragmentSection[]): Fragment => ({
  id: 'r000000000001',
  title: '报告',
  issuer: '某市人民政府',
  number: null,
  region: null,
  year: 2020,
  kind: 'annual-report',
  published: null,
  needsReview: false,
  script: 'simplified',
  sections,
});

/** Marks as brackets. */
const show = (pieces: readonly MarkedText[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('the passage that leads', () => {
  const report = fragment(section('一', '听证很多。', '听证，听证，听证，听证。'), {
    ...section('二', '先说别的。', '申请复议的，可以要求听证。'),
    anchor: 's2',
  });
  const lead = (own: Fragment, ...forms: string[]) => show(excerpts(own, forms, 3)[0]?.quote ?? []);

  it('has the most different words, not the most hits', () => {
    expect(lead(report, '听证', '复议')).toBe('申请[复议]的，可以要求[听证]。');
    expect(lead(report, '听证')).toBe('[听证]很多。');
  });

  it('is quoted where the words stand together', () => {
    const far = fragment(section('', `听证。${'其他。'.repeat(60)}复议前听证。`));
    expect(lead(far, '听证', '复议')).toContain('[复议]前[听证]');
  });

  it('is not the one that names the report itself', () => {
    const own = {
      ...fragment(section('一', '密云区，密云区，密云区。'), {
        ...section('二', '复议办结。'),
        anchor: 's2',
      }),
      region: { key: '110118', path: ['北京市', '密云区'], level: 'county' },
    };
    expect(lead(own, '密云区', '复议')).toBe('[复议]办结。');
    // Unless nothing else was asked for.
    expect(lead(own, '密云区')).toBe('[密云区]，[密云区]，[密云区]。');
  });
});

describe('hits in published text', () => {
  it.each([
    ['处罚５１６万元。', '516万', '５１６万'],
    ['行政 复议\n决定', '行政复议', '行政 复议'],
    ['占㎡的一', 'm2', '㎡'],
    ['用\u200b法治', '用法', '用\u200b法'],
    ['規範性文件', '规范性', '規範性'],
  ])('%s holds %s as %s', (text, form, expected) => {
    const spans = textHits(text, [form], readScriptTables().certain);
    expect(spans.map(({ from, to }) => text.slice(from, to))).toEqual([expected]);
  });

  it('reads on from a heading to its text over a lost full stop', () => {
    const own = section('（一）加强领导', '各级党委重视。', '各级党委');
    const hits = (text: string) => sectionHits(own, highlightedForms(parseQuery(text, { lostStops: true })));
    expect(hits('领导。各级')).toEqual([{ part: 0, from: 5, to: 7, next: { from: 0, to: 2 } }]);
    // A stop copied with the end of a heading.
    expect(hits('加强领导。')).toEqual([{ part: 0, from: 3, to: 7 }]);
    for (const text of ['领导各级', '重视。各级', '。各级']) expect(hits(text), text).toEqual([]);
  });

  it('does not read on from one cell of a table to the next', () => {
    const own = section('', '甲\t乙丙\n丁\t戊');
    expect(sectionHits(own, ['甲乙'])).toEqual([]);
    expect(sectionHits(own, ['乙丙'])).toEqual([{ part: 1, from: 2, to: 4 }]);
  });
});

describe('excerpts', () => {
  it('quotes the passage as published with the words marked', () => {
    const [first] = excerpts(
      fragment(section('一、复议', '受理 行政复议，共３件。')),
      ['行政复议', '复议'],
      3,
    );
    expect(show(first?.heading ?? [])).toBe('一、[复议]');
    expect(show(first?.quote ?? [])).toBe('受理 [行政复议]，共３件。');
    expect(first).toMatchObject({ anchor: 's1', passageAnchor: 's1-p1', hits: 3 });
  });

  it('cuts long passages around the first hit and says so', () => {
    const [only] = excerpts(fragment(section('', `${'前'.repeat(60)}复议${'后'.repeat(200)}`)), ['复议'], 3);
    const text = show(only?.quote ?? []);
    expect(text).toMatch(/^…前{28}\[复议\]后+…$/);
    expect(text.length).toBeLessThan(130);
  });

  it('prefers headings, then sections with most hits, and keeps the order of the report', () => {
    const one = { ...section('', '复议'), anchor: 'a' };
    const two = { ...section('', '复议复议'), anchor: 'b' };
    const three = { ...section('复议'), anchor: 'c' };
    expect(excerpts(fragment(one, two, three), ['复议'], 2).map(({ anchor }) => anchor)).toEqual(['b', 'c']);
  });

  it('shows the beginning when nothing is to be marked', () => {
    expect(excerpts(fragment(section('一、', '正文。')), [], 3).map(({ quote }) => show(quote))).toEqual([
      '正文。',
    ]);
  });
});

describe('words in context', () => {
  const lines = contextLines(fragment(section('', '甲复议丙，乙复议丁。')), ['复议']);

  it('has a line for each place', () => {
    expect(lines.map(({ left, hit, right }) => `${left}|${hit}|${right}`)).toEqual([
      '甲|复议|丙，乙复议丁。',
      '甲复议丙，乙|复议|丁。',
    ]);
    expect(lines[0]?.anchor).toBe('s1-p1');
  });

  it('sorts by what follows, or by what stands before read backwards', () => {
    expect(sortContext(lines, 'right').map(({ left }) => left.at(-1))).toEqual(['乙', '甲']);
    expect(sortContext(lines, 'left').map(({ left }) => left.at(-1))).toEqual(['乙', '甲']);
    expect(sortContext(lines, 'report')).toEqual(lines);
  });
});

describe('toCsv', () => {
  it('quotes what has to be quoted and defuses formulas', () => {
    expect(
      toCsv([
        ['a', 1],
        ['说“是”，"好"\n', '=1+1'],
        ['-词', '-5'],
      ]),
    ).toBe('\ufeffa,1\r\n"说“是”，""好""\n",\'=1+1\r\n\'-词,-5\r\n');
  });
});
