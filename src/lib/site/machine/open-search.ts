/** OpenSearch description (1.1, draft 6), with which a browser offers the archive as a search engine. */
import { siteName, tagline } from '../../core/name.ts';
import type { Routes } from '../../core/routes.ts';

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function openSearchXml(to: Routes, site: URL): string {
  const at = (path: string) => escapeXml(new URL(path, site).href);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${siteName}</ShortName>`,
    `<Description>${tagline}</Description>`,
    `<Url type="text/html" method="get" template="${at(to.search())}?q={searchTerms}"/>`,
    `<Url type="application/opensearchdescription+xml" rel="self" template="${at(to.file('opensearch.xml'))}"/>`,
    `<Image height="32" width="32" type="image/png">${at(to.file('icons/32.png'))}</Image>`,
    '<Language>zh-CN</Language>',
    '<InputEncoding>UTF-8</InputEncoding>',
    '<OutputEncoding>UTF-8</OutputEncoding>',
    '</OpenSearchDescription>',
    '',
  ].join('\n');
}
