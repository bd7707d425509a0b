/** The archive as its pages are made from it: the prepared store and what follows from all reports together. */

import type { Shelved } from '../analysis/works/shelf.ts';
import { findWorks, type Work } from '../analysis/works/works.ts';
import type { Locale } from '../core/interface/locale.ts';
import { type Routes, routes } from '../core/routes.ts';
import type { Report } from '../core/schema.ts';
import type { DataEntry } from '../publish/data/plan-tables.ts';
import type { DataSource } from '../publish/data/write-data.ts';
import { type Archive, buildArchive, yearRange } from '../store/archive.ts';
import type { SimilarStore } from '../store/similar.ts';
import type { Store } from '../store/store.ts';
import { buildRegionTree, type RegionTree } from './region-tree.ts';
import { type Wording, wordingIn } from './wording.ts';

export interface SiteOptions {
  readonly store: Store;
  /** Passages that stand in several reports. */
  readonly similar: SimilarStore;
  /** Path that the site is served under. */
  readonly base: string;
  /** Scheme and host; null when the site does not know its own address. */
  readonly address: string | null;
  /** Reports of which there is no page because the build failed on them. */
  readonly leftOut: readonly string[];
}

export interface Site extends SiteOptions {
  /** Language of the interface. */
  readonly locale: Locale;
  readonly wording: Wording;
  readonly to: Routes;
  readonly archive: Archive;
  readonly tree: RegionTree;
  /** Every year from the first to the last that a report speaks of. */
  readonly years: readonly number[];
  /** The work that a report is a copy of, by id of each of its copies. */
  readonly works: ReadonlyMap<string, Work>;
  /** Reports that left lists and counts: the old versions and parts of those that stand there. */
  readonly shelf: ReadonlyMap<string, Shelved>;
  /** What each report was prepared from. */
  readonly sources: ReadonlyMap<string, string>;
  /** Indicators that each report has a figure of, see `Store.indicators`. */
  readonly indicators: ReadonlyMap<string, readonly string[]>;
  /** The rows of the tables that can be taken home. */
  readonly data: DataSource;
  /** Documents that each report cites, see `Store.citedByReport`. */
  readonly cited: ReadonlyMap<string, readonly string[]>;
  /** Documents that have a page: those that at least two reports cite. */
  readonly instruments: ReadonlyMap<string, Instrument>;
}

export interface Instrument {
  readonly slug: string;
  /** The way of writing that most reports use. */
  readonly title: string;
  readonly group: string;
  /** How many reports cite it. */
  readonly reports: number;
}

/** A page of its own needs so many reports; what a single one cites stays on that report's page. */
const leastReports = 2;

/** What the reports were prepared from, as a part of the key of a page that shows them. */
export const sourcesOf = ({ sources }: Site, ids: readonly string[]): string =>
  ids.map((id) => sources.get(id)).join();

function instrumentsOf(store: Store): Map<string, Instrument> {
  const found = new Map<string, Instrument>();
  for (const { slug, title, kind, count } of store.titles()) {
    const known = found.get(slug);
    // The first title is the most frequent one.
    found.set(slug, {
      slug,
      title: known?.title ?? title,
      group: known && known.group < kind ? known.group : kind,
      reports: (known?.reports ?? 0) + count,
    });
  }
  for (const [slug, { reports }] of found) if (reports < leastReports) found.delete(slug);
  return found;
}

/** The rows of the prepared store, and those of similar texts. */
function dataSource({ store, similar }: SiteOptions, archive: Archive): DataSource {
  const pairs = similar.summaries();
  const pairTables = new Set([...pairs.values()].flatMap((tables) => Object.keys(tables)));
  const entries = store.dataEntries().flatMap(({ id, received, tables }): DataEntry[] => {
    const report = archive.byId.get(id);
    return report ? [{ report, received, tables: { ...tables, ...pairs.get(id) } }] : [];
  });
  return {
    entries,
    rows: (table, ids) => (pairTables.has(table) ? similar.dataRows(table, ids) : store.dataRows(table, ids)),
  };
}

function worksOf(store: Store, reports: readonly Report[]): Map<string, Work> {
  const prints = store.fingerprints();
  const entries = reports.flatMap((report) => {
    const print = prints.get(report.id);
    return print ? [{ report, ...print }] : [];
  });
  return new Map(
    findWorks(entries).flatMap((work) => [work.preferred, ...work.copies].map((id) => [id, work] as const)),
  );
}

export function openSite(options: SiteOptions): Site {
  const { store, base } = options;
  const archive = buildArchive(store.reports());
  const shelf = store.shelf();
  return {
    ...options,
    locale: 'zh',
    wording: wordingIn('zh'),
    to: routes(base),
    archive,
    tree: buildRegionTree(archive),
    years: yearRange(archive),
    works: worksOf(store, archive.reports),
    shelf,
    // Of one whose original alone is damaged, the text is still here.
    leftOut: [...new Set(options.leftOut)].filter((id) => !archive.byId.has(id) && !shelf.has(id)).sort(),
    sources: store.sources(),
    indicators: store.indicators(),
    data: dataSource(options, archive),
    cited: store.citedByReport(),
    instruments: instrumentsOf(store),
  };
}

const inLanguages = new WeakMap<Site, Map<Locale, Site>>();

/** The same archive with its pages in another language. */
export function siteIn(site: Site, locale: Locale): Site {
  if (locale === site.locale) return site;
  const others = inLanguages.get(site) ?? new Map<Locale, Site>();
  inLanguages.set(site, others);
  const other = others.get(locale) ?? translated(site, locale);
  others.set(locale, other);
  return other;
}

function translated(site: Site, locale: Locale): Site {
  const wording = wordingIn(locale);
  return {
    ...site,
    locale,
    wording,
    to: routes(site.base, locale),
    tree: buildRegionTree(site.archive, wording.region),
  };
}
