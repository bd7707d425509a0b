/** English names on the search page: of what the index names in Chinese, and the pages that a query names. */
import { type EnglishEntry, type EnglishKind, findEnglish } from '../../lib/search/query/english.ts';
import { folderOf } from '../../lib/site/explore/types.ts';
import { t, to } from '../texts.ts';
import { h } from './dom.ts';
import { siteBase } from './load-index.ts';
import { names } from './names.ts';

/** More would push the hits away. */
const mostPages = 8;

let entries: Promise<readonly EnglishEntry[]> | undefined;

function keepNames(all: readonly EnglishEntry[]): readonly EnglishEntry[] {
  if (t.locale !== 'en') return all;
  for (const [kind, key, name, chinese] of all) {
    if (kind === 'place') names.places.set(chinese, name);
    if (kind === 'indicator' || kind === 'family') names.indicators.set(key, name);
  }
  return all;
}

/** Asked for once; after a failure it is tried again. */
export function loadEnglish(): Promise<readonly EnglishEntry[]> {
  entries ??= fetch(`${siteBase}search/english.json`)
    .then((response) => response.json() as Promise<readonly EnglishEntry[]>)
    .then(keepNames)
    .catch((error: unknown) => {
      entries = undefined;
      throw error;
    });
  return entries;
}

const kindNames = {
  place: 'common.region',
  indicator: 'english.indicator',
  family: 'english.indicator',
  topic: 'suggestions.topic',
  section: 'english.section',
} as const satisfies Readonly<Record<Exclude<EnglishKind, 'term'>, string>>;

const addresses: Readonly<Record<EnglishKind, (entry: EnglishEntry) => string>> = {
  place: ([, key]) => to.region(key),
  indicator: ([, key]) => to.indicator(folderOf(key)),
  family: () => to.indicators(),
  topic: ([, key]) => to.topic(key),
  section: ([, key]) => to.section(key),
  term: ([, , , q]) => to.search({ q }),
};

/** @returns links to the pages that have the name, and to searches for the words of a term; null when there are none */
export function englishPages(all: readonly EnglishEntry[], text: string): HTMLElement | null {
  const found = findEnglish(all, text, mostPages);
  if (found.length === 0) return null;
  const items = found.map((entry) => {
    const [kind, , name, chinese] = entry;
    const remark = kind === 'term' ? t('english.term', { words: chinese }) : t(kindNames[kind]);
    return h(
      'li',
      {},
      h('a', { href: addresses[kind](entry) }, name, ' ', h('span', { class: 'count' }, remark)),
    );
  });
  return h(
    'nav',
    { class: 'search-pages', 'aria-label': t('english.pages') },
    h('ul', { class: 'chips' }, items),
  );
}
