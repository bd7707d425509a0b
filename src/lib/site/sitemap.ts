/** Addresses of all pages that a search engine should know, as parts that stay within the protocol's limit. */
import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import type { Archive } from './archive.ts';
import type { Instrument } from './cited-index.ts';
import type { IndicatorEntries } from './indicator-index.ts';
import { parts } from './paging.ts';
import type { RegionTree } from './region-tree.ts';
import { pagesOf } from './region-tree.ts';
import type { Routes } from './routes.ts';
import type { KindEntries } from './section-index.ts';

/** sitemaps.org: at most 50,000 addresses in a file. */
export const sitemapSize = 50_000;

export interface SitePages {
  readonly archive: Archive;
  readonly tree: RegionTree;
  readonly sections: readonly KindEntries[];
  readonly instruments: readonly Instrument[];
  readonly indicators: readonly IndicatorEntries[];
  readonly docNames: readonly string[];
}

/** Paths of pages in a fixed order. */
export function sitePaths(
  { archive, tree, sections, instruments, indicators, docNames }: SitePages,
  to: Routes,
): string[] {
  return [
    to.home(),
    ...parts(archive.reports).map(({ number }) => to.reports(number)),
    ...archive.reports.map(({ id }) => to.report(id)),
    to.regions(),
    ...pagesOf(tree).map(({ key }) => to.region(key)),
    to.years(),
    ...archive.years.map(({ year }) => to.year(year ?? 'unknown')),
    to.issuers(),
    ...archive.issuers.map(({ slug }) => to.issuer(slug)),
    to.sections(),
    ...sections.flatMap(({ kind, entries }) => parts(entries).map(({ number }) => to.section(kind, number))),
    to.indicators(),
    ...indicators.flatMap(({ slug, lines }) => parts(lines).map(({ number }) => to.indicator(slug, number))),
    to.cited(),
    ...instruments.flatMap(({ slug, places }) =>
      parts(places).map(({ number }) => to.instrument(slug, number)),
    ),
    to.search(),
    to.data(),
    to.docs(),
    ...docNames.map((name) => to.doc(name)),
  ];
}

/** Number of files that the paths are spread over. */
export const sitemapCount = (paths: readonly string[]): number => parts(paths, sitemapSize).length;

async function written(
  stream: SitemapStream | SitemapIndexStream,
  items: readonly object[],
): Promise<string> {
  return (await streamToPromise(Readable.from(items).pipe(stream))).toString();
}

/**
 * @param part from 1; null for the file that robots.txt names: the only sitemap, or the index of several
 * @returns a sitemap document
 */
export function sitemapXml(
  paths: readonly string[],
  part: number | null,
  site: URL,
  to: Routes,
): Promise<string> {
  const all = parts(paths, sitemapSize);
  if (part === null && all.length > 1) {
    const files = all.map(({ number }) => ({ url: new URL(to.file(`sitemap-${number}.xml`), site).href }));
    return written(new SitemapIndexStream(), files);
  }
  const items = all[(part ?? 1) - 1]?.items ?? [];
  const plain = { news: false, xhtml: false, image: false, video: false };
  return written(
    new SitemapStream({ hostname: site.href, xmlns: plain }),
    items.map((url) => ({ url })),
  );
}
