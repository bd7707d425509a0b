/** Reports by the body that made them. */

import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import type { IssuerGroup } from '../../store/archive.ts';
import { issuerFeedFrom } from '../machine/feeds.ts';
import { type Pager, partSize, partsOf } from '../paging.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { ancestors, type RegionNode } from '../region-tree.ts';
import type { LinkCount } from './links.ts';
import { countOf, type Page, pathOf } from './page.ts';
import type { Site } from './site.ts';

export interface IssuersView {
  readonly count: number;
  /** Issuers by province. */
  readonly provinces: readonly LinkCount[];
  /** Those with most reports. */
  readonly top: readonly LinkCount[];
  /** The first of those of which nobody knows the issuer. */
  readonly unknown: readonly ReportCard[];
  readonly unknownCount: number;
}

export interface ProvinceIssuersView {
  readonly name: string;
  /** Of the province; null on further parts, which stay as they are when it changes. */
  readonly count: number | null;
  readonly issuers: readonly LinkCount[];
  readonly pager: Pager;
}

export interface IssuerView {
  readonly name: string;
  /** Of the issuer; null on further parts. */
  readonly count: number | null;
  readonly reports: readonly ReportCard[];
  readonly pager: Pager;
  readonly slug: string;
  /** Whether there are so many reports that it has a feed. */
  readonly followed: boolean;
}

/** Key of the province that a report is filed in; the country itself for central bodies and what has no region. */
function provinceOf({ tree }: Site, { region }: Report): RegionNode {
  const node = region && tree.byKey.get(regionKey(region));
  return node ? (ancestors(tree, node)[0] ?? node) : tree.root;
}

/** Issuers under the province of their newest report, in the order of its code. */
function byProvince(site: Site): { node: RegionNode; issuers: IssuerGroup[] }[] {
  const groups = Map.groupBy(site.archive.issuers, ({ reports: [first] }) =>
    first ? provinceOf(site, first) : site.tree.root,
  );
  return [...groups]
    .sort(([a], [b]) => (a.key < b.key ? -1 : 1))
    .map(([node, issuers]) => ({
      node,
      issuers: issuers.toSorted((a, b) => (firstKey(a) < firstKey(b) ? -1 : 1)),
    }));
}

const firstKey = ({ slug, reports: [first] }: IssuerGroup): string =>
  `${first?.region ? regionKey(first.region) : '~'} ${slug}`;

export function* issuerPages(site: Site): Generator<Page> {
  const { archive, to } = site;
  const link = ({ slug, name, reports }: IssuerGroup): LinkCount => ({
    label: name,
    href: to.issuer(slug),
    count: reports.length,
  });
  const provinces = byProvince(site);
  const unknown = archive.reports.filter(({ issuer }) => issuer === null);
  yield {
    path: 'issuers/',
    view: (): IssuersView => ({
      count: archive.issuers.length,
      provinces: provinces.map(({ node, issuers }) => ({
        label: node.name,
        href: to.issuersIn(node.key),
        count: issuers.length,
      })),
      top: archive.issuers.slice(0, partSize).map(link),
      unknown: unknown.slice(0, partSize).map(reportCard),
      unknownCount: unknown.length,
    }),
  };
  for (const { node, issuers } of provinces) {
    const slugs = issuers.map(({ slug }) => slug);
    for (const { pager, from, to: end } of partsOf(slugs, (number) => to.issuersIn(node.key, number))) {
      yield {
        path: pathOf(`issuers/in/${node.key}/`, pager),
        view: (): ProvinceIssuersView => ({
          name: node.name,
          count: countOf(pager, issuers),
          issuers: issuers.slice(from, end).map(link),
          pager,
        }),
      };
    }
  }
  for (const { slug, name, reports } of archive.issuers) {
    const ids = reports.map(({ id }) => id);
    for (const { pager, from, to: end } of partsOf(ids, (number) => to.issuer(slug, number))) {
      yield {
        path: pathOf(`issuers/${slug}/`, pager),
        view: (): IssuerView => ({
          name,
          count: countOf(pager, reports),
          reports: reports.slice(from, end).map(reportCard),
          pager,
          slug,
          followed: reports.length >= issuerFeedFrom,
        }),
      };
    }
  }
}
