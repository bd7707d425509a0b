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

/** What a feed tells. */
export interface FeedItem {
  /** Path that stands for it for good; nothing need be there but a page. */
  readonly key: string;
  /** Path of its page. */
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  /** ISO 8601. */
  readonly day: string;
  readonly published: string | null;
  readonly author: string | null;
}

/** The entries as a feed tells them. */
export const reportItems = (reports: Iterable<FeedEntry>, to: Routes): FeedItem[] =>
  feedEntries(reports).map((report) => ({
    key: to.report(report.id),
    href: to.report(report.id),
    title: report.title,
    summary: reportFacts(report).join('，'),
    day: dayOf(report) ?? '1970-01-01',
    published: report.published,
    author: report.issuer,
  }));

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

function feedOf(items: readonly FeedItem[], { title, page }: FeedInfo, site: URL, format: FeedFormat): Feed {
  const at = (path: string) => new URL(path, site).href;
  const document = new Feed({
    title: `${title} · ${siteName}`,
    description: tagline,
    id: at(page),
    link: at(page),
    language: 'zh-CN',
    feedLinks: { [format]: at(feedPath(page, format)) },
    updated: midnight(items[0]?.day ?? '1970-01-01'),
    generator: siteName,
    author: { name: siteName },
    copyright: '报告原文的权利属于各发布机关',
  });
  for (const { key, href, title: heading, summary, day, published, author } of items) {
    document.addItem({
      title: format === 'atom' ? asHtml(heading) : heading,
      id: at(key),
      link: at(href),
      description: asHtml(summary),
      date: midnight(day),
      ...(published && { published: midnight(published) }),
      ...(author && { author: [{ name: author }] }),
    });
  }
  return document;
}

/**
 * @param items newest first
 * @param site address of the site, without which there is no feed
 * @returns an Atom document
 */
export const atomFeed = (items: readonly FeedItem[], info: FeedInfo, site: URL): string =>
  toXmlCharacters(feedOf(items, info, site, 'atom').atom1());

/** As `atomFeed`, in the form of JSON Feed. */
export const jsonFeed = (items: readonly FeedItem[], info: FeedInfo, site: URL): string =>
  feedOf(items, info, site, 'json').json1();
