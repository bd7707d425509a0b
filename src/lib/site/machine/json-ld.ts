/**
 * What search engines and harvesters read: schema.org in JSON-LD. The compiler checks each object against the
 * vocabulary, whose types a package holds.
 */
import type {
  BreadcrumbList,
  CreativeWork,
  Dataset,
  GovernmentOrganization,
  ListItem,
  Report as SchemaReport,
  SearchAction,
  Thing,
  WebSite,
  WithActionConstraints,
} from 'schema-dts';
import { siteLabels } from '../../analysis/labels.ts';
import { languageTags } from '../../core/interface/locale.ts';
import type { Translate } from '../../core/interface/translate.ts';
import { siteName } from '../../core/name.ts';
import type { Routes } from '../../core/routes.ts';
import type { Report } from '../../core/schema.ts';
import { rawFileName } from '../parts/raw-file.ts';

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

/** An object of the vocabulary, not a mere name or reference. */
type Node<T extends Thing> = Extract<T, { '@type': string }>;

const organization = (name: string): Node<GovernmentOrganization> => ({
  '@type': 'GovernmentOrganization',
  name,
});

const site = (to: Routes, at: Absolute): Node<WebSite> => ({
  '@type': 'WebSite',
  '@id': at(to.home()),
  name: siteName,
  url: at(to.home()),
});

/** What every document has; what is unknown is left out, as schema.org has no word for it. */
function described(report: Report, to: Routes, at: Absolute) {
  const { region, period, issuer, source, original, published, written, originUrl } = report;
  return {
    '@id': at(to.report(report.id)),
    url: at(to.report(report.id)),
    identifier: report.id,
    name: report.title,
    headline: report.title,
    genre: siteLabels().kind[report.kind],
    inLanguage: 'zh-CN',
    ...(issuer && { author: organization(issuer) }),
    ...(source && { sourceOrganization: organization(source) }),
    ...(published && { datePublished: published }),
    ...(written && { dateCreated: written }),
    ...(period && { temporalCoverage: `${period.start}/${period.end}` }),
    ...(region && {
      spatialCoverage: {
        '@type': 'AdministrativeArea',
        name: region.path.join(''),
        ...(region.level !== 'functional-area' && { identifier: region.code }),
      },
    }),
    ...(originUrl && { isBasedOn: originUrl }),
    isPartOf: site(to, at),
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
  } satisfies Omit<Node<CreativeWork>, '@type'>;
}

/** A report; what only looks like one is a work. */
export function reportJsonLd(
  report: Report,
  to: Routes,
  at: Absolute,
): Node<SchemaReport> | Node<CreativeWork> {
  const common = described(report, to, at);
  if (report.kind === 'other') return { '@type': 'CreativeWork', ...common };
  const { documentNumber } = report;
  return { '@type': 'Report', ...common, ...(documentNumber && { reportNumber: documentNumber }) };
}

export function breadcrumbJsonLd(crumbs: readonly Crumb[], at: Absolute): Node<BreadcrumbList> {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: crumbs.map(
      ({ label, href }, index): Node<ListItem> => ({
        '@type': 'ListItem',
        position: index + 1,
        name: label,
        ...(href && { item: at(href) }),
      }),
    ),
  };
}

/** The site itself and how to search it, for the home page. */
export function siteJsonLd(to: Routes, at: Absolute, t: Translate): Node<WebSite> {
  const search: WithActionConstraints<Node<SearchAction>> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${at(to.search())}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return {
    ...site(to, at),
    name: t('site.name'),
    alternateName: t('site.tagline'),
    inLanguage: languageTags[t.locale],
    potentialAction: search,
  };
}

/** A body that publishes reports, for the page of its reports. */
export function issuerJsonLd(
  name: string,
  slug: string,
  to: Routes,
  at: Absolute,
): Node<GovernmentOrganization> {
  return { ...organization(name), '@id': at(to.issuer(slug)), mainEntityOfPage: at(to.issuer(slug)) };
}

/** @param count reports in the archive */
export function datasetJsonLd(count: number, to: Routes, at: Absolute, t: Translate): Node<Dataset> {
  return {
    '@type': 'Dataset',
    name: `${t('site.name')}${t('mark.colon')}${t('site.tagline')}`,
    description: t('dataset.description', { count }),
    url: at(to.data()),
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: t('site.name'), url: at(to.home()) },
    spatialCoverage: { '@type': 'Country', name: t('dataset.country') },
    distribution: [
      {
        '@type': 'DataDownload',
        name: 'Frictionless Data Package',
        encodingFormat: 'application/json',
        contentUrl: at(to.file('data/datapackage.json')),
      },
    ],
  };
}

/** As the content of a `<script type="application/ld+json">`, from which no text can break out. */
export function jsonLdScript(graph: readonly Thing[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}
