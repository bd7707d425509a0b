import { describe, expect, it } from 'vitest';
import { routes } from '../core/routes.ts';
import { endsOf, partSize } from './paging.ts';
import type { Site } from './site.ts';
import { type Taxonomy, taxonomy } from './taxonomy.ts';

type Term = { readonly name: string; readonly years: Readonly<Record<string, number>> };

const terms: readonly Term[] = [
  { name: 'rural', years: { 2020: partSize + 1, unknown: 0 } },
  { name: 'urban', years: { 2019: 1 } },
];
const site = { to: routes('/some/base/') } as Site;
const endsFor = (count: number) => endsOf(Array.from({ length: count }, (_, index) => `r${index}`));

const byYear: Taxonomy<Term> = {
  address: 'places/',
  terms: () => terms,
  keyOf: ({ name }) => name,
  index: { template: 'Places', view: (_, all) => ({ terms: all.map(({ name }) => name) }) },
  term: { template: 'Place', view: (_, { name }, path) => ({ name, path }) },
  list: {
    template: 'PlaceYear',
    *of(_, { years }) {
      for (const [year, count] of Object.entries(years)) {
        const yearKey = year === 'unknown' ? year : Number(year);
        yield { year: yearKey, ends: endsFor(count), part: (part) => ({ view: () => part }) };
      }
    },
  },
};

const viewsOf = (of: Taxonomy<Term>) =>
  new Map([...taxonomy(of).pages(site)].map(({ path, kind, view }) => [path, { kind, view: view() }]));

describe('a taxonomy', () => {
  it('has an index, the years of each term, and their lists in parts', () => {
    const pages = [...viewsOf(byYear)].map(([path, { kind }]) => `${path} ${kind.template}`);
    expect(pages).toEqual([
      'places/ Places',
      'places/rural/ Place',
      'places/rural/2020/ PlaceYear',
      'places/rural/2020/page/2/ PlaceYear',
      'places/rural/unknown/ PlaceYear',
      'places/urban/ Place',
      'places/urban/2019/ PlaceYear',
    ]);
  });

  it('parts the page of a term where that is long itself', () => {
    const parts = () => ({ ends: endsFor(partSize + 1), part: (part: object) => ({ view: () => part }) });
    const views = viewsOf({ ...byYear, term: { template: 'Place', parts } });
    expect([...views.keys()].slice(0, 4)).toEqual([
      'places/',
      'places/rural/',
      'places/rural/page/2/',
      'places/rural/2020/',
    ]);
    expect(views.get('places/rural/page/2/')).toMatchObject({
      kind: { template: 'Place' },
      view: { pager: { number: 2, before: '/some/base/places/rural/' } },
    });
  });

  it('leads from part to part below the base path', () => {
    const views = viewsOf(byYear);
    const second = '/some/base/places/rural/2020/page/2/';
    expect(views.get('places/rural/2020/')?.view).toMatchObject({
      pager: { number: 1, of: 2, after: second },
    });
    expect(views.get('places/rural/2020/page/2/')?.view).toMatchObject({
      pager: { number: 2, before: '/some/base/places/rural/2020/', after: null },
      to: partSize + 1,
    });
  });

  it('puts the list where the term is when years do not part it', () => {
    const { index: _, term: __, ...rest } = byYear;
    const list = {
      template: 'Place',
      of: () => [{ year: null, ends: endsFor(partSize + 1), part: () => ({ view: () => ({}) }) }],
    };
    const plain = { ...rest, list, sheet: 'explore' };
    expect([...viewsOf(plain).keys()].slice(0, 2)).toEqual(['places/rural/', 'places/rural/page/2/']);
    expect(taxonomy(plain).kinds).toEqual([
      { address: 'places/[term]/', template: 'Place', sheet: 'explore', listed: true, translated: true },
    ]);
  });

  it('names the addresses of its kinds', () => {
    expect(taxonomy(byYear).kinds.map(({ address }) => address)).toEqual([
      'places/',
      'places/[term]/',
      'places/[term]/[year]/',
    ]);
  });
});
