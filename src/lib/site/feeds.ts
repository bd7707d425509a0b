/**
 * Atom feeds. A feed's dates come from the reports alone, so that the same archive always makes the same feed; a
 * report without a date of publication takes the last day that it speaks of.
 */
import { Feed } from 'feed';
import type { Report } from '../schema.ts';
import { siteName, tagline } from './name.ts';
import { reportFacts } from './report-facts.ts';
import type { Routes } from './routes.ts';

/** The library writes titles and summaries as HTML, so text must be made HTML. */
const asHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Reports of a feed: enough for a reader that looks once a month. */
export const feedLength = 50;

const dateOf = (report: Report): string =>
  report.published ?? report.written ?? report.period?.end ?? '1970-01-01';

/** Last published first: what is new to someone who follows, whatever year it speaks of. */
function latest(reports: readonly Report[]): Report[] {
  return [...reports]
    .sort((a, b) => (dateOf(a) === dateOf(b) ? (a.id < b.id ? -1 : 1) : dateOf(a) < dateOf(b) ? 1 : -1))
    .slice(0, feedLength);
}

export interface FeedInfo {
  readonly title: string;
  /** Paths of the page that the feed follows and of the feed itself. */
  readonly page: string;
  readonly feed: string;
}

/** @returns an Atom document */
export function atomFeed(reports: readonly Report[], info: FeedInfo, to: Routes, site: URL): string {
  const at = (path: string) => new URL(path, site).href;
  const items = latest(reports);
  const feed = new Feed({
    title: `${info.title} · ${siteName}`,
    description: tagline,
    id: at(info.page),
    link: at(info.page),
    language: 'zh-CN',
    feedLinks: { atom: at(info.feed) },
    updated: new Date(`${items[0] ? dateOf(items[0]) : '1970-01-01'}T00:00:00Z`),
    generator: siteName,
    author: { name: siteName },
    copyright: '报告原文的权利属于各发布机关',
  });
  for (const report of items) {
    feed.addItem({
      title: asHtml(report.title),
      id: at(to.report(report.id)),
      link: at(to.report(report.id)),
      description: asHtml(reportFacts(report).join('，')),
      date: new Date(`${dateOf(report)}T00:00:00Z`),
      ...(report.issuer && { author: [{ name: report.issuer }] }),
    });
  }
  return feed.atom1();
}
