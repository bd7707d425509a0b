/** OpenSearch description, with which a browser offers the archive as a search engine. */

import { siteName, tagline } from './name.ts';
import type { Routes } from './routes.ts';

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function openSearchXml(to: Routes, site: URL): string {
  const template = `${new URL(to.search(), site).href}?q={searchTerms}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${siteName}</ShortName>`,
    `<Description>${tagline}</Description>`,
    '<InputEncoding>UTF-8</InputEncoding>',
    `<Url type="text/html" template="${escapeXml(template)}"/>`,
    '</OpenSearchDescription>',
    '',
  ].join('\n');
}
