/** What machines read besides the pages: feeds, sitemap, OpenSearch, robots.txt, pictures and icons. */
import { createHash } from 'node:crypto';
import type { Report } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { cachedPng, pictureKey } from '../images/cached.ts';
import { cardFile, cardPicture, cardSize, cards } from '../images/cards.ts';
import type { Picture } from '../images/render.ts';
import { icons } from '../images/seal.ts';
import {
  atomFeed,
  type FeedFormat,
  feedEntries,
  feedPath,
  issuerFeedFrom,
  jsonFeed,
} from '../machine/feeds.ts';
import { openSearchXml } from '../machine/open-search.ts';
import { robotsText } from '../machine/robots.ts';
import { partFile, sitemapGroups, sitemapIndex, sitemapPart } from '../machine/sitemap.ts';
import { sitemapParts } from '../machine/sitemap-parts.ts';
import { webManifest, webManifestFile } from '../machine/web-manifest.ts';
import { hasFeed, pagesOf, reportsBelow } from '../region-tree.ts';
import { yearKey, yearName } from './links.ts';
import type { PlainFile } from './page.ts';
import type { Site } from './site.ts';

/** @param content all that the bytes follow from, besides code and place of the site */
function file({ base, address }: Site, path: string, content: unknown, bytes: PlainFile['bytes']): PlainFile {
  return {
    path,
    key: () => {
      const code = codeVersion(new URL('./machine.ts', import.meta.url));
      return createHash('sha256')
        .update(JSON.stringify([code, base, address, content]))
        .digest('hex');
    },
    bytes,
  };
}

/** Reports that a page lists, for those who want to follow it. */
interface Followed {
  readonly title: string;
  /** Below the base path. */
  readonly path: string;
  readonly reports: readonly Report[];
}

function* followed({ archive, tree }: Site): Generator<Followed> {
  yield { title: '新近的报告', path: '', reports: archive.reports };
  for (const { year, reports } of archive.years) {
    if (year !== null) yield { title: `${yearName(year)}的报告`, path: `years/${yearKey(year)}/`, reports };
  }
  for (const node of pagesOf(tree).filter(hasFeed)) {
    yield { title: node.name, path: `regions/${node.key}/`, reports: reportsBelow(node) };
  }
  for (const { slug, name, reports } of archive.issuers) {
    if (reports.length >= issuerFeedFrom) yield { title: name, path: `issuers/${slug}/`, reports };
  }
}

const writers = { atom: atomFeed, json: jsonFeed };
const formats = Object.keys(writers) as FeedFormat[];

function* feeds(site: Site, at: URL): Generator<PlainFile> {
  for (const { title, path, reports } of followed(site)) {
    const entries = feedEntries(reports);
    const info = { title, page: site.to.file(path) };
    for (const format of formats) {
      yield file(site, feedPath(path, format), [title, entries], () =>
        writers[format](entries, info, site.to, at),
      );
    }
  }
}

function* sitemap(site: Site, pages: Iterable<string>, at: URL): Generator<PlainFile> {
  const parts = sitemapParts(sitemapGroups(pages, site.archive.byId, site.to));
  const names = parts.map(({ name }) => name);
  yield file(site, 'sitemap.xml', names, () => sitemapIndex(names, at, site.to));
  for (const { name, entries } of parts) {
    yield file(site, partFile(name), entries, () => sitemapPart(entries, at));
  }
}

const png = (path: string, picture: Picture, width: number): PlainFile => ({
  path,
  key: () => pictureKey(picture, width),
  bytes: () => cachedPng(picture, width),
});

/**
 * @param pages paths of all pages, below the base path
 * @returns files; those that carry absolute addresses only when the site knows its own
 */
export function* machineFiles(site: Site, pages: Iterable<string>): Generator<PlainFile> {
  const { to, address } = site;
  const at = address === null ? null : new URL(address);
  yield file(site, 'robots.txt', null, () => robotsText(to, at));
  yield file(site, webManifestFile, null, () => webManifest(to));
  for (const { path, picture, side } of icons) yield png(path, picture, side);
  if (at === null) return;
  for (const card of cards().values()) yield png(cardFile(card.key), cardPicture(card), cardSize.width);
  yield file(site, 'opensearch.xml', null, () => openSearchXml(to, at));
  yield* sitemap(site, pages, at);
  yield* feeds(site, at);
}
