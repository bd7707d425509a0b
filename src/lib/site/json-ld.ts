/** What search engines and harvesters read: schema.org in JSON-LD. */
import type { Report } from '../schema.ts';
import { siteName, tagline } from './name.ts';
import { rawFileName } from './raw-file.ts';
import type { Routes } from './routes.ts';
import { siteLabels } from './vocab.ts';

export interface Crumb {
  readonly label: string;
  readonly href?: string | undefined;
}

/** Turns a path of the site into the address to publish: absolute when the site knows where it stands. */
export type Absolute = (path: string) => string;

export const absolute =
  (site: URL | undefined): Absolute =>
  (path) =>
    site ? new URL(path, site).href : path;

/** Leaves out what is unknown, as schema.org has no word for it. */
function known<T extends object>(properties: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== null && value !== undefined),
  ) as Partial<T>;
}

export function reportJsonLd(report: Report, to: Routes, at: Absolute) {
  const { region, period, issuer, original } = report;
  return known({
    '@type': 'Report',
    '@id': at(to.report(report.id)),
    url: at(to.report(report.id)),
    identifier: report.id,
    name: report.title,
    headline: report.title,
    genre: siteLabels().kind[report.kind],
    inLanguage: 'zh-CN',
    author: issuer && { '@type': 'GovernmentOrganization', name: issuer },
    sourceOrganization: report.source && { '@type': 'GovernmentOrganization', name: report.source },
    reportNumber: report.documentNumber,
    datePublished: report.published,
    dateCreated: report.written,
    temporalCoverage: period && `${period.start}/${period.end}`,
    spatialCoverage: region && {
      '@type': 'AdministrativeArea',
      name: region.path.join(''),
      ...(region.level !== 'functional-area' && { identifier: region.code }),
    },
    isBasedOn: report.originUrl,
    isPartOf: { '@type': 'WebSite', name: siteName, url: at(to.home()) },
    encoding: [
      {
        '@type': 'MediaObject',
        name: '原件',
        contentUrl: at(to.raw(report.id, rawFileName(report))),
        contentSize: String(original.bytes),
        sha256: original.sha256,
      },
      { '@type': 'MediaObject', encodingFormat: 'text/markdown', contentUrl: at(to.markdown(report.id)) },
    ],
  });
}

export function breadcrumbJsonLd(crumbs: readonly Crumb[], at: Absolute) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      ...(href && { item: at(href) }),
    })),
  };
}

export function datasetJsonLd(count: number, to: Routes, at: Absolute) {
  return {
    '@type': 'Dataset',
    name: `${siteName}：${tagline}`,
    description: `各级政府法治政府建设年度报告${count}份的著录数据、整理后的文本和原件。`,
    url: at(to.data()),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    distribution: [
      {
        '@type': 'DataDownload',
        encodingFormat: 'application/json',
        contentUrl: at(to.file('data/reports.json')),
      },
    ],
  };
}

/** As the content of a `<script type="application/ld+json">`, from which no text can break out. */
export function jsonLdScript(graph: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}
