import { describe, expect, it } from 'vitest';
import { figureVocabulary } from '../analysis/figures/load-vocabulary.ts';
import { kindVocabulary } from '../analysis/sections/kinds.ts';
import { tables } from '../analysis/tables/tables.ts';
import { topicVocabulary } from '../analysis/topics/vocabulary.ts';
import { englishNames } from '../core/interface/names.ts';
import { regionLevels, reportKinds } from '../core/schema.ts';
import { wordingIn } from './wording.ts';

const names = englishNames();
const [zh, en] = [wordingIn('zh'), wordingIn('en')];

describe('English names', () => {
  it.each([
    ['kinds', names.kinds, reportKinds],
    ['levels', names.levels, regionLevels],
    ['sections', names.sections, kindVocabulary().map(({ kind }) => kind)],
    ['topics', names.topics, topicVocabulary().map(({ id }) => id)],
    ['indicators', names.indicators, figureVocabulary().indicators.map(({ id }) => id)],
    [
      'families',
      names.families,
      [...new Set(figureVocabulary().indicators.map(({ id }) => id.split('.')[0] ?? id))],
    ],
    ['tables', names.tables, tables.map(({ name }) => name)],
  ] as const)('are there for all %s, and for nothing else', (_, given, asked) => {
    expect(Object.keys(given).sort()).toEqual([...asked].sort());
  });

  it.each(tables.map(({ name, columns }) => ({ name, columns })))(
    'are there for the columns of $name',
    ({ name, columns }) => {
      expect(Object.keys(en.table(name).columns).sort()).toEqual(columns.map((column) => column.name).sort());
    },
  );

  it('are there for the units of all indicators', () => {
    const units = new Set(figureVocabulary().indicators.map(({ unit }) => unit));
    expect([...units].filter((unit) => unit !== '%' && names.units[unit] === undefined)).toEqual([]);
  });

  it('are unlike each other, so that a reader can tell indicators and topics apart', () => {
    for (const of of [names.indicators, names.topics]) {
      const all = Object.values(of).map(([name]) => name);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('are there for every warning that readers see', () => {
    const unknown = Object.keys(names.reviews).filter((slug) => zh.review(slug).label === slug);
    expect(unknown).toEqual([]);
  });
});

describe('wording', () => {
  const region = { code: '410927', path: ['河南省', '濮阳市', '台前县'], level: 'county' as const };

  it.each([
    [zh, '2022年3月1日', '2020年上半年', '2016年至2020年', '2020年', '时期不明', '河南省 濮阳市 台前县'],
    [
      en,
      '1 March 2022',
      'first half of 2020',
      '2016 to 2020',
      '2020',
      'Period unknown',
      'Taiqian County 台前县, Puyang, Henan',
    ],
  ])('writes days, periods, years and places %#', (wording, day, half, years, year, unknown, place) => {
    expect(wording.date('2022-03-01')).toBe(day);
    expect(wording.period({ start: '2020-01-01', end: '2020-06-30' })).toBe(half);
    expect(wording.period({ start: '2016-01-01', end: '2020-12-31' })).toBe(years);
    expect(wording.year(2020)).toBe(year);
    expect(wording.year(null)).toBe(unknown);
    expect(wording.place(region)).toBe(place);
  });
});
