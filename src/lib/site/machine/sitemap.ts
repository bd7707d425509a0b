/** The documents of the sitemap: sitemap.xml, which names the parts, and the parts. */
import { Readable } from 'node:stream';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import { yearOf } from '../../core/display-dates.ts';
import type { Routes } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import type { SitemapEntry } from './sitemap-parts.ts';

/**
 * The name of the part that a page belongs to: what its address begins with, so that each kind of page has a part.
 * @param path below the base path
 */
function groupOf(path: string, report: Pick<Report, 'period'> | undefined): string {
  if (report) return `reports-${yearOf(report.period) ?? 'unknown'}`;
  const [first = '', second = ''] = path.split('/');
  return second === '' ? 'pages' : first;
}

/**
 * @param paths of the pages that search engines should know, below the base path
 * @param byId reports, whose pages are grouped by the year they speak of and dated as they are
 * @returns groups as `sitemapParts` takes them
 */
export function sitemapGroups(
  paths: Iterable<string>,
  byId: ReadonlyMap<string, Pick<Report, 'period' | 'published' | 'written'>>,
  to: Routes,
): Map<string, SitemapEntry[]> {
  const groups = new Map<string, SitemapEntry[]>();
  for (const path of paths) {
    const report = byId.get(/^reports\/([^/]+)\/$/.exec(path)?.[1] ?? '');
    const name = groupOf(path, report);
    const group = groups.get(name) ?? [];
    group.push({ path: to.file(path), lastmod: report && (report.published ?? report.written) });
    groups.set(name, group);
  }
  return groups;
}

/** Path of a part below the base path. */
export const partFile = (name: string): string => `sitemap-${name}.xml`;

/** No namespaces of extensions that no page uses. */
const xmlns = { news: false, xhtml: false, image: false, video: false };

async function written(
  stream: SitemapStream | SitemapIndexStream,
  items: readonly object[],
): Promise<string> {
  return (await streamToPromise(Readable.from(items).pipe(stream))).toString();
}

/** The file that robots.txt names. It has no dates, so it changes only with the names of the parts. */
export function sitemapIndex(names: readonly string[], site: URL, to: Routes): Promise<string> {
  const urls = names.map((name) => ({ url: new URL(to.file(partFile(name)), site).href }));
  return written(new SitemapIndexStream(), urls);
}

/** @returns the document of one part */
export function sitemapPart(entries: readonly SitemapEntry[], site: URL): Promise<string> {
  const stream = new SitemapStream({ hostname: site.href, xmlns, lastmodDateOnly: true });
  const urls = entries.map(({ path, lastmod }) => ({ url: path, ...(lastmod && { lastmod }) }));
  return written(stream, urls);
}
