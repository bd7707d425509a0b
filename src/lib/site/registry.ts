/**
 * The registry of page kinds. A kind is an entry here, which says its addresses, what it shows, its feeds and whether
 * it is in the sitemap, and a component in `src/templates`; see docs/how-to/add-a-page.md.
 */

import { localePrefix, locales } from '../core/interface/locale.ts';
import type { Followed, Page, PageSet, PlainFile } from './page.ts';
import { type Site, siteIn } from './site.ts';
import { cited, citedGroups } from './views/cited.ts';
import { compare } from './views/compare.ts';
import { data } from './views/data.ts';
import { docs } from './views/docs.ts';
import { duties } from './views/duties.ts';
import { explore } from './views/explore.ts';
import { gaps } from './views/gaps.ts';
import { home } from './views/home.ts';
import { indicators } from './views/indicators.ts';
import { issuers, provinceIssuers } from './views/issuers.ts';
import { kinds } from './views/kinds.ts';
import { originals } from './views/originals.ts';
import { regions } from './views/regions.ts';
import { reports } from './views/reports.ts';
import { review } from './views/review.ts';
import { search } from './views/search.ts';
import { sections } from './views/sections.ts';
import { similarity } from './views/similarity.ts';
import { notFound, offline } from './views/still.ts';
import { topics } from './views/topics.ts';
import { withdrawn } from './views/withdrawn.ts';
import { write } from './views/write.ts';
import { years } from './views/years.ts';

export const registry: readonly PageSet[] = [
  home,
  reports,
  regions,
  years,
  kinds,
  issuers,
  provinceIssuers,
  sections,
  indicators,
  cited,
  citedGroups,
  topics,
  duties,
  explore,
  data,
  docs,
  search,
  compare,
  originals,
  gaps,
  similarity,
  write,
  review,
  offline,
  notFound,
  withdrawn,
];

/** Pages that Astro lays out, in all languages; paths begin with the prefix of the language. */
export function* sitePages(site: Site): Generator<Page> {
  for (const locale of locales) {
    const own = siteIn(site, locale);
    for (const { kinds: of, pages } of registry) {
      if (locale !== site.locale && !of.some(({ translated }) => translated)) continue;
      for (const page of pages(own)) {
        if (locale !== site.locale && !page.kind.translated) continue;
        yield { ...page, path: localePrefix(locale) + page.path };
      }
    }
  }
}

/** Pages that have feeds. */
export function* siteFeeds(site: Site): Generator<Followed> {
  for (const { feeds } of registry) if (feeds) yield* feeds(site);
}

/** Files that belong to the pages. */
export function* pageFiles(site: Site): Generator<PlainFile> {
  for (const { files } of registry) if (files) yield* files(site);
}

/** Paths of pages that search engines should not know. */
export function unlistedPaths(site: Site): Set<string> {
  const sets = registry.filter(({ kinds: of }) => of.some(({ listed }) => !listed));
  const pages = sets.flatMap((set) => [...set.pages(site)]);
  return new Set(pages.filter(({ kind }) => !kind.listed).map(({ path }) => path));
}
