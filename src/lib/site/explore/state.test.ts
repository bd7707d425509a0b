import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ExploreState,
  emptyState,
  maxParts,
  measures,
  noScope,
  readState,
  sortColumns,
  words,
  writeState,
} from './state.ts';

const read = (query: string): ExploreState => readState(new URLSearchParams(query));
const year = fc.option(fc.integer({ min: 1949, max: 2099 }), { nil: null });
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
  .map((text) => words(text)[0])
  .filter((text) => text !== undefined);

const anyState: fc.Arbitrary<ExploreState> = fc
  .record({
    indicator: fc.constantFrom('', 'reconsideration.accepted', 'reconsideration.confirmed-illegal'),
    other: fc.constantFrom('', 'litigation.cases'),
    measure: fc.constantFrom(...measures),
    view: fc.constantFrom('table' as const, 'list' as const),
    places: fc.uniqueArray(fc.constantFrom('110000', '410927', '410900-0a1b2c'), { maxLength: 3 }),
    parts: fc.uniqueArray(fc.constantFrom('national', 'unknown', '11', '41', '65'), { maxLength: maxParts }),
    regions: fc.uniqueArray(word, { maxLength: 4 }),
    from: year,
    to: year,
    scope: fc.oneof(fc.constantFrom('', noScope), word),
    sort: fc.constantFrom(...sortColumns),
    descending: fc.boolean(),
    page: fc.integer({ min: 1, max: 900 }),
  })
  .map((state) => ({
    ...state,
    // A ratio needs a second indicator.
    measure: state.measure === 'ratio' && state.other === '' ? ('value' as const) : state.measure,
  }))
  .map(({ from, to, ...rest }) =>
    from !== null && to !== null && from > to ? { ...rest, from: to, to: from } : { ...rest, from, to },
  );

it('any state comes back from its address, also through a copied link', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(readState(writeState(state))).toEqual(state);
      const link = new URL(`https://example.org/explore/?${writeState(state)}`);
      expect(readState(link.searchParams)).toEqual(state);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

it('any address gives a state that its own address restores', () => {
  const names = ['i', 'j', 'm', 'p', 'r', 'y', 'scope', 'view', 'sort', 'page', 'x'];
  const query = fc.array(fc.tuple(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 12 })));
  fc.assert(
    fc.property(query, (pairs) => {
      const state = readState(new URLSearchParams(pairs));
      expect(readState(writeState(state))).toEqual(state);
    }),
    { seed: 20261122, numRuns: 500 },
  );
});

it('an empty address is the empty page, and the other way round', () => {
  expect(read('')).toEqual(emptyState);
  expect(writeState(emptyState).size).toBe(0);
});

it.each([
  ['y=2020', { from: 2020, to: 2020 }],
  ['y=2021-2018', { from: 2018, to: 2021 }],
  ['y=2018-', { from: 2018, to: null }],
  ['y=-2018', { from: null, to: 2018 }],
  ['y=soon', { from: null, to: null }],
  ['y=-', { from: null, to: null }],
  ['i=../../secret', { indicator: '' }],
  ['p=national,../x,41,41', { parts: ['national', '41'] }],
  ['p=11,12,13,14,15,21', { parts: ['11', '12', '13', '14', '15'] }],
  ['r=南阳、洛阳 开封', { regions: ['南阳', '洛阳', '开封'] }],
  ['r=410927 南阳', { places: ['410927'], regions: ['南阳'] }],
  ['m=ratio', { measure: 'value' }],
  ['m=ratio&j=litigation.cases', { measure: 'ratio', other: 'litigation.cases' }],
  ['m=siblings', { measure: 'siblings' }],
  ['view=list', { view: 'list' }],
  ['sort=-value', { sort: 'value', descending: true }],
  ['sort=size', { sort: 'region', descending: false }],
  ['page=-4', { page: 1 }],
])('%s', (query, part) => {
  expect(read(query)).toEqual({ ...emptyState, ...part });
});
