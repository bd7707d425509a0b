/** `<meta>` elements: Dublin Core, Highwire (`citation_*`, read by Zotero and Google Scholar), Open Graph. */

import { siteLabels } from '../../analysis/labels.ts';
import type { Translate } from '../../core/interface/translate.ts';
import type { Routes } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import { cardFile, cardSize, cards } from '../images/cards.ts';

export interface MetaTag {
  /** Name or, for Open Graph, property. */
  readonly key: string;
  readonly value: string;
}

const tags = (entries: readonly (readonly [string, string | number | null | undefined])[]): MetaTag[] =>
  entries.flatMap(([key, value]) => (value ? [{ key, value: String(value) }] : []));

/** Vocabularies that the names of tags stand for: `<link rel="schema.DC" …>` (DCMI, Expressing DC in HTML). */
export const tagSchemas = [
  { rel: 'schema.DC', href: 'http://purl.org/dc/elements/1.1/' },
  { rel: 'schema.DCTERMS', href: 'http://purl.org/dc/terms/' },
] as const;

/** @param address absolute address of the report's page, null when the site does not know its own */
export function namedTags(report: Report, address: string | null): MetaTag[] {
  const { region, period, published, kind } = report;
  return tags([
    ['DC.title', report.title],
    ['DC.creator', report.issuer],
    ['DC.date', published],
    // The first type is one that Zotero knows; without it a report of an unknown body would be an article.
    ['DC.type', kind === 'other' ? 'document' : 'report'],
    ['DC.type', siteLabels().kind[kind]],
    ['DC.language', 'zh-CN'],
    ['DC.identifier', address ?? report.id],
    ['DC.source', report.originUrl],
    ['DCTERMS.created', report.written],
    ['DCTERMS.spatial', region?.path.join('')],
    ['DCTERMS.temporal', period && `${period.start}/${period.end}`],
    ['citation_title', report.title],
    ['citation_author', report.issuer],
    ['citation_technical_report_institution', kind === 'other' ? null : report.issuer],
    ['citation_technical_report_number', report.documentNumber],
    ['citation_publication_date', published?.replaceAll('-', '/')],
    ['citation_language', 'zh-CN'],
    ['citation_public_url', address],
  ]);
}

export interface SharedPage {
  readonly title: string;
  readonly description: string;
  /** Key of its picture. */
  readonly card: string;
  /** A report, or a page of the site. */
  readonly type: 'article' | 'website';
  /** ISO 8601. */
  readonly published?: string | null;
}

/**
 * What other sites show beside a link.
 * @param address absolute address of the page, null when the site does not know its own: then there is no picture,
 * as its address must be absolute
 */
export function openGraphTags(page: SharedPage, to: Routes, address: string | null, t: Translate): MetaTag[] {
  const card = cards(t.locale).get(page.card);
  return tags([
    ['og:type', page.type],
    ['og:title', page.title],
    ['og:description', page.description],
    ['og:site_name', t('site.name')],
    ['og:locale', t.locale === 'zh' ? 'zh_CN' : 'en'],
    ['og:url', address],
    ['article:published_time', page.published],
    ...(address === null || card === undefined
      ? []
      : ([
          ['og:image', new URL(to.file(cardFile(card.key, t.locale)), address).href],
          ['og:image:type', 'image/png'],
          ['og:image:width', cardSize.width],
          ['og:image:height', cardSize.height],
          ['og:image:alt', t('site.name') + t('mark.colon') + card.heading],
          ['twitter:card', 'summary_large_image'],
        ] as const)),
  ]);
}
