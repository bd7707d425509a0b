/** What machines read besides the pages: feeds, sitemap, OpenSearch, robots.txt, pictures and icons. */

import { createHash } from 'node:crypto';
import { locales } from '../../core/interface/locale.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { cachedPng, pictureKey } from '../images/cached.ts';
import { cardFile, cardPicture, cardSize, cards } from '../images/cards.ts';
import type { Picture } from '../images/render.ts';
import { icons } from '../images/seal.ts';
import type { PlainFile } from '../page.ts';
import { pageFiles, siteFeeds, unlistedPaths } from '../registry.ts';
import type { Site } from '../site.ts';
import {
  atomFeed,
  type FeedFormat,
  feedEntries,
  feedLength,
  feedPath,
  jsonFeed,
  reportItems,
} from './feeds.ts';
import { openSearchXml } from './open-search.ts';
import { robotsText } from './robots.ts';
import { partFile, sitemapGroups, sitemapIndex, sitemapPart } from './sitemap.ts';
import { sitemapParts } from './sitemap-parts.ts';
import { webManifest, webManifestFile } from './web-manifest.ts';

/** @param content all that the bytes follow from, besides code and place of the site */
function file({ base, address }: Site, path: string, content: unknown, bytes: PlainFile['bytes']): PlainFile {
  return {
    path,
    key: () => {
      const code = codeVersion(new URL('./files.ts', import.meta.url));
      return createHash('sha256')
        .update(JSON.stringify([code, base, address, content]))
        .digest('hex');
    },
    bytes,
  };
}

const writers = { atom: atomFeed, json: jsonFeed };
const formats = Object.keys(writers) as FeedFormat[];

function* feeds(site: Site, at: URL): Generator<PlainFile> {
  for (const followed of siteFeeds(site)) {
    const { title, path } = followed;
    const entries = 'items' in followed ? followed.items.slice(0, feedLength) : feedEntries(followed.reports);
    const items = () =>
      'items' in followed ? followed.items.slice(0, feedLength) : reportItems(followed.reports, site.to);
    const info = { title, page: site.to.file(path) };
    for (const format of formats) {
      yield file(site, feedPath(path, format), [title, entries], () => writers[format](items(), info, at));
    }
  }
}

function* sitemap(site: Site, pages: Iterable<string>, at: URL): Generator<PlainFile> {
  const unlisted = unlistedPaths(site);
  const listed = [...pages].filter((path) => !unlisted.has(path));
  const parts = sitemapParts(sitemapGroups(listed, site.archive.byId, site.to));
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
  for (const locale of locales) {
    for (const card of cards(locale).values())
      yield png(cardFile(card.key, locale), cardPicture(card, locale), cardSize.width);
  }
  yield file(site, 'opensearch.xml', null, () => openSearchXml(to, at));
  yield* sitemap(site, pages, at);
  yield* feeds(site, at);
}

/**
 * Files that are written as they are.
 * @param pages paths of all pages, below the base path
 */
export function* siteFiles(site: Site, pages: Iterable<string>): Generator<PlainFile> {
  yield* pageFiles(site);
  yield* machineFiles(site, pages);
}
