import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../format/group.ts';
import { applyFilters, type FilteredFacts, liesIn, noFilters } from './filters.ts';

describe('liesIn', () => {
  it.each([
    ['110118', '110000', true],
    ['110118', '110118', true],
    ['410900-ab12cd', '410900', true],
    ['410900-ab12cd', '410000', true],
    ['410900-ab12cd', '410900-ab12cd', true],
    ['410900-ab12cd', '410900-ffffff', false],
    ['410902', '410900', true],
    ['411002', '410900', false],
    ['419001', '410000', true],
    ['110118001', '110118', true],
    ['110000', '110118', false],
    ['510000', '100000', true],
    ['', '110000', false],
    ['', '100000', false],
  ])('%s in %s: %s', (key, above, expected) => {
    expect(liesIn(key, above)).toBe(expected);
  });
});

const facts = (own: Partial<FilteredFacts>): { facts: ReportFacts } => ({
  facts: {
    start: 0,
    lengths: [],
    region: '110118',
    year: 2020,
    kind: 'annual-report',
    level: 'county',
    needsReview: false,
    ...own,
  },
});

describe('the filter by figures', () => {
  const all = [
    { ...facts({}), indicators: ['litigation.cases', 'litigation.win-rate'] },
    { ...facts({}), indicators: ['litigation.win-rate', 'training.sessions'] },
    { ...facts({}), indicators: [] },
    facts({}),
  ];

  it('takes an indicator or a whole family', () => {
    const kept = (...figures: string[]) => applyFilters(all, { ...noFilters, figures }).kept;
    expect(kept('litigation.cases')).toEqual([all[0]]);
    expect(kept('litigation')).toEqual([all[0], all[1]]);
    expect(kept('litigation.cases', 'training')).toEqual([all[0], all[1]]);
    expect(kept('litigation.case')).toEqual([]);
  });

  it('counts a report once in its family, whatever is chosen', () => {
    const { counts } = applyFilters(all, { ...noFilters, figures: ['training'] });
    expect(Object.fromEntries(counts.figures)).toEqual({
      litigation: 2,
      'litigation.cases': 1,
      'litigation.win-rate': 2,
      training: 1,
      'training.sessions': 1,
    });
  });
});

describe('applyFilters', () => {
  const all = [facts({}), facts({ year: 2019 }), facts({ kind: 'other' }), facts({ year: 0, region: '' })];

  it('keeps all without a filter', () => {
    expect(applyFilters(all, noFilters).kept).toEqual(all);
  });

  it('leaves reports of unknown year out of a span of years', () => {
    expect(applyFilters(all, { ...noFilters, from: null, to: 2020 }).kept).toEqual(all.slice(0, 3));
  });

  it('takes either value within a filter and all filters together', () => {
    const filters = { ...noFilters, kinds: ['annual-report', 'other'], from: 2020, to: 2020 };
    expect(applyFilters(all, filters).kept).toEqual([all[0], all[2]]);
  });

  it('counts what each value would give with the other filters in force', () => {
    const { counts } = applyFilters(all, { ...noFilters, kinds: ['other'], from: 2020, to: 2020 });
    expect(counts.kinds).toEqual(
      new Map([
        ['annual-report', 1],
        ['other', 1],
      ]),
    );
    expect(counts.years).toEqual(new Map([[2020, 1]]));
  });
});
