import { describe, expect, it } from 'vitest';
import { emptyState, isEmpty, readState, writeState } from './state.ts';

const read = (query: string) => readState(new URLSearchParams(query));

describe('the state of the search page in its address', () => {
  it.each([
    '',
    'q=%E8%A7%84%E8%8C%83%E6%80%A7%E6%96%87%E4%BB%B6&region=110000%2C500000&year=2018-2020&kind=annual-report&page=3',
    'title=a&issuer=b&number=c&level=county&review=open&figure=litigation%2Ctraining.sessions&sort=newest&view=context',
    'year=2020',
    'year=2018-',
    'year=-2018',
  ])('comes back as it was: %s', (query) => {
    expect(writeState(read(query)).toString()).toBe(query);
  });

  it.each([
    ['region=110000&region=500000', { regions: ['110000', '500000'] }],
    ['year=2018,2020', { from: 2018, to: 2020 }],
    ['year=soon', { from: null, to: null }],
    ['year=-', { from: null, to: null }],
    ['review=never', { review: null }],
    ['kind=,', { kinds: [] }],
  ])('%s', (query, filters) => {
    expect(read(query).filters).toEqual({ ...emptyState.filters, ...filters });
  });

  it.each([['0'], ['-3'], ['x']])('page %s is the first', (page) => {
    expect(read(`page=${page}`).page).toBe(1);
  });

  it('is empty when there is nothing to look for', () => {
    expect(isEmpty(read('sort=newest&view=context&page=4'))).toBe(true);
    expect(isEmpty(read('year=2020'))).toBe(false);
  });
});
