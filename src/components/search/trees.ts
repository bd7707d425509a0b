/** The filters that are trees: regions, and indicators by their families. */
import { familyOf, liesIn } from '../../lib/search/query/filters.ts';
import type { SearchIndex } from '../../lib/search/query/search-index.ts';
import { names, placeName } from './names.ts';
import type { Tree } from './tree-filter.ts';

const inLanguage = <Entry extends { readonly name: string }>(entry: Entry): Entry => ({
  ...entry,
  name: placeName(entry.name),
});

export function regionTree(index: SearchIndex): Tree {
  return {
    name: 'region',
    tops: index.manifest.provinces.map(inLanguage),
    below: async (top) => (await index.regions(top.slice(0, 2))).map(inLanguage),
    above: (key) =>
      [`${key.slice(0, 2)}0000`, `${key.slice(0, 4)}00`, key.slice(0, 6)].filter(
        (step, place, all) =>
          step !== key && all.indexOf(step) === place && !all.slice(0, place).includes(key),
      ),
    count: (counts, key) =>
      [...counts].reduce((sum, [own, count]) => (liesIn(own, key) ? sum + count : sum), 0),
  };
}

export async function figureTree(index: SearchIndex): Promise<Tree> {
  const entries = (await index.indicators()).map(({ id, name, family, reports }) => ({
    key: id,
    name: names.indicators.get(id) ?? name,
    parent: id === family ? '' : family,
    reports,
  }));
  return {
    name: 'figure',
    tops: entries.filter(({ parent }) => parent === ''),
    below: async () => entries,
    above: (key) => (familyOf(key) === key ? [] : [familyOf(key)]),
    count: (counts, key) => counts.get(key) ?? 0,
  };
}
