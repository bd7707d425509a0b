/** The search page: how much room its filters need, which come with the index, and what has an English name. */
import { createHash } from 'node:crypto';
import { searchEngine } from '../../core/archive-search.ts';
import { englishNames, englishTerms } from '../../core/interface/names.ts';
import type { EnglishEntry } from '../../search/query/english.ts';
import { familyOf } from '../../search/query/filters.ts';
import { wordsBorder } from '../../search/query/word-parts.ts';
import { type PageSet, type PlainFile, pageKind, singlePage } from '../page.ts';
import { pagesOf } from '../region-tree.ts';
import { type Site, siteIn } from '../site.ts';
import { provinceLinks } from './links.ts';

export interface SearchView {
  readonly provinces: number;
  readonly hasFigures: boolean;
  /** Path of an engine that answers, null when the files do. */
  readonly engine: string | null;
  /** The archive is small enough for its whole texts to be indexed by words. */
  readonly hasWords: boolean;
}

const searchView = (site: Site): SearchView => ({
  provinces: provinceLinks(site).length,
  hasFigures: site.indicators.size > 0,
  engine: searchEngine(),
  hasWords: site.archive.reports.length <= wordsBorder,
});

/** Names of pages in English, each once, and of terms. */
function englishEntries(site: Site): EnglishEntry[] {
  const { tree, store, wording } = siteIn(site, 'en');
  const { families } = englishNames();
  const known = (kind: 'indicator' | 'topic' | 'section') => [...store.counts(kind).keys()].sort();
  const indicators = known('indicator');
  return [
    ...pagesOf(tree).map(({ key, name }): EnglishEntry => {
      return ['place', key, name, site.tree.byKey.get(key)?.name ?? ''];
    }),
    ...indicators.map((id): EnglishEntry => ['indicator', id, wording.indicator(id).name, '']),
    ...[...new Set(indicators.map(familyOf))].map(
      (id): EnglishEntry => ['family', id, families[id] ?? id, ''],
    ),
    ...known('topic').map((id): EnglishEntry => ['topic', id, wording.topic(id).name, '']),
    ...known('section').map((kind): EnglishEntry => ['section', kind, wording.section(kind), '']),
    ...Object.entries(englishTerms()).map(([name, chinese]): EnglishEntry => ['term', name, name, chinese]),
  ];
}

function* englishFile(site: Site): Generator<PlainFile> {
  const text = () => JSON.stringify(englishEntries(site));
  yield {
    path: 'search/english.json',
    key: () => createHash('sha256').update(text()).digest('hex'),
    bytes: text,
  };
}

export const search: PageSet = {
  ...singlePage(pageKind('search/', 'Search', { sheet: 'search' }), searchView),
  files: englishFile,
};
