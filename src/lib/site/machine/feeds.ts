/**
 * Feeds of the newest reports, as Atom (RFC 4287) and JSON Feed (version 1). All dates come from the reports, none
 * from the build, so a feed changes only when its entries do.
 */
import { Feed } from 'feed';
import { siteName, tagline } from '../../core/name.ts';
import { compareText } from '../../core/order.ts';
import type { Routes } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import { toXmlCharacters } from '../../core/xml-characters.ts';
import { reportFacts } from '../parts/report-facts.ts';

/** Entries of a feed: enough for a reader that looks once a month. */
export const feedLength = 30;

/** An issuer has a feed from this many reports on: most have published one, and nothing follows. */
export const issuerFeedFrom = 3;

/** What the feeds say of a report. */
export type FeedEntry = Pick<
  Report,
  'id' | 'title' | 'issuer' | 'region' | 'period' | 'kind' | 'published' | 'written'
>;

export interface FeedInfo {
  /** What the feed follows: the name of a region, year or issuer. */
  readonly title: string;
  /** Path of the page that lists the same reports, with a slash at its end. */
  readonly page: string;
}

/** Day of publication, else of writing, else the last day that the report speaks of; ISO 8601. */
const dayOf = ({ published, written, period }: FeedEntry): string | null =>
  published ?? written ?? period?.end ?? null;

const byDay = ([a, dayA]: readonly [FeedEntry, string], [b, dayB]: readonly [FeedEntry, string]): number =>
  compareText(dayB, dayA) || compareText(a.id, b.id);

/**
 * The entries of a feed: last published first, what is new to someone who follows, whatever year it speaks of. A
 * report without any date has no place in an order of time.
 */
export function feedEntries<T extends FeedEntry>(reports: Iterable<T>): T[] {
  const dated: [T, string][] = [];
  for (const report of reports) {
    const day = dayOf(report);
    if (day !== null) dated.push([report, day]);
  }
  return dated
    .sort(byDay)
    .slice(0, feedLength)
    .map(([report]) => report);
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Summaries are HTML in both forms, titles in Atom as the library writes it. */
const asHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type FeedFormat = 'atom' | 'json';

/**
 * Where the feed of a page stands: beside the page.
 * @param page path of the page, with a slash at its end
 */
export const feedPath = (page: string, format: FeedFormat): string =>
  `${page}${format === 'atom' ? 'feed.xml' : 'feed.json'}`;

function feedOf(
  reports: Iterable<FeedEntry>,
  { title, page }: FeedInfo,
  to: Routes,
  site: URL,
  format: FeedFormat,
): Feed {
  const at = (path: string) => new URL(path, site).href;
  const entries = feedEntries(reports);
  const document = new Feed({
    title: `${title} · ${siteName}`,
    description: tagline,
    id: at(page),
    link: at(page),
    language: 'zh-CN',
    feedLinks: { [format]: at(feedPath(page, format)) },
    updated: midnight(entries.map(dayOf)[0] ?? '1970-01-01'),
    generator: siteName,
    author: { name: siteName },
    copyright: '报告原文的权利属于各发布机关',
  });
  for (const report of entries) {
    document.addItem({
      title: format === 'atom' ? asHtml(report.title) : report.title,
      id: at(to.report(report.id)),
      link: at(to.report(report.id)),
      description: asHtml(reportFacts(report).join('，')),
      date: midnight(dayOf(report) ?? '1970-01-01'),
      ...(report.published && { published: midnight(report.published) }),
      ...(report.issuer && { author: [{ name: report.issuer }] }),
    });
  }
  return document;
}

/**
 * @param reports all that the feed follows, or its entries
 * @param site address of the site, without which there is no feed
 * @returns an Atom document
 */
export const atomFeed = (reports: Iterable<FeedEntry>, info: FeedInfo, to: Routes, site: URL): string =>
  toXmlCharacters(feedOf(reports, info, to, site, 'atom').atom1());

/** As `atomFeed`, in the form of JSON Feed. */
export const jsonFeed = (reports: Iterable<FeedEntry>, info: FeedInfo, to: Routes, site: URL): string =>
  feedOf(reports, info, to, site, 'json').json1();
