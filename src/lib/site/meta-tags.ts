/** `<meta>` elements of a report: Dublin Core, Highwire (`citation_*`, read by Zotero and Scholar), Open Graph. */
import type { Report } from '../schema.ts';
import { siteName } from './name.ts';
import { siteLabels } from './vocab.ts';

export interface MetaTag {
  /** Name or, for Open Graph, property. */
  readonly key: string;
  readonly value: string;
}

const tags = (entries: readonly (readonly [string, string | null | undefined])[]): MetaTag[] =>
  entries.flatMap(([key, value]) => (value ? [{ key, value }] : []));

/** @param address absolute address of the report's page, null when the site does not know its own */
export function namedTags(report: Report, address: string | null): MetaTag[] {
  const { region, period, published } = report;
  const range = period && `${period.start}/${period.end}`;
  return tags([
    ['DC.title', report.title],
    ['DC.creator', report.issuer],
    ['DC.date', published],
    ['DC.type', siteLabels().kind[report.kind]],
    ['DC.language', 'zh-CN'],
    ['DC.identifier', address ?? report.id],
    ['DC.source', report.originUrl],
    ['DCTERMS.spatial', region?.path.join('')],
    ['DCTERMS.temporal', range],
    ['citation_title', report.title],
    ['citation_author', report.issuer],
    ['citation_technical_report_institution', report.issuer],
    ['citation_technical_report_number', report.documentNumber],
    ['citation_publication_date', published?.replaceAll('-', '/')],
    ['citation_language', 'zh-CN'],
    ['citation_public_url', address],
  ]);
}

export function openGraphTags(report: Report, description: string, address: string | null): MetaTag[] {
  return tags([
    ['og:type', 'article'],
    ['og:title', report.title],
    ['og:description', description],
    ['og:site_name', siteName],
    ['og:locale', 'zh_CN'],
    ['og:url', address],
    ['article:published_time', report.published],
  ]);
}
