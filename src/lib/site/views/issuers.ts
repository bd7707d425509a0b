/** Reports by the body that made them. */

import { compareText } from '../../core/order.ts';
import { regionKey } from '../../core/region-key.ts';
import type { Report } from '../../core/schema.ts';
import type { IssuerGroup } from '../../store/archive.ts';
import { issuerFeedFrom } from '../machine/feeds.ts';
import type { Followed } from '../page.ts';
import { countOf, endsOf, type Pager, partSize } from '../paging.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { ancestors, type RegionNode } from '../region-tree.ts';
import type { Site } from '../site.ts';
import { taxonomy } from '../taxonomy.ts';
import { issuerLink, type LinkCount } from './links.ts';

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

interface Province {
  readonly node: RegionNode;
  readonly issuers: readonly IssuerGroup[];
}

/** Issuers under the province of their newest report, in the order of its code. */
function byProvince(site: Site): Province[] {
  const groups = Map.groupBy(site.archive.issuers, ({ reports: [first] }) =>
    first ? provinceOf(site, first) : site.tree.root,
  );
  return [...groups]
    .sort(([a], [b]) => compareText(a.key, b.key))
    .map(([node, of]) => ({
      node,
      issuers: of.toSorted((a, b) => compareText(firstKey(a), firstKey(b))),
    }));
}

const firstKey = ({ slug, reports: [first] }: IssuerGroup): string =>
  `${first?.region ? regionKey(first.region) : '~'} ${slug}`;

function issuersView(site: Site): IssuersView {
  const { archive, to, wording } = site;
  const unknown = archive.reports.filter(({ issuer }) => issuer === null);
  return {
    count: archive.issuers.length,
    provinces: byProvince(site).map(({ node, issuers: of }) => ({
      label: node.name,
      href: to.issuersIn(node.key),
      count: of.length,
    })),
    top: archive.issuers.slice(0, partSize).map((issuer) => issuerLink(site, issuer)),
    unknown: unknown.slice(0, partSize).map((report) => reportCard(report, wording)),
    unknownCount: unknown.length,
  };
}

function* feeds({ archive }: Site): Generator<Followed> {
  for (const { slug, name, reports } of archive.issuers) {
    if (reports.length >= issuerFeedFrom) yield { title: name, path: `issuers/${slug}/`, reports };
  }
}

export const issuers = taxonomy<IssuerGroup>({
  address: 'issuers/',
  terms: ({ archive }) => archive.issuers,
  keyOf: ({ slug }) => slug,
  index: { template: 'Issuers', view: issuersView },
  list: {
    template: 'Issuer',
    *of({ wording }, { slug, name, reports }) {
      yield {
        year: null,
        ends: endsOf(reports.map(({ id }) => id)),
        part: ({ pager, from, to }) => ({
          view: (): IssuerView => ({
            name,
            count: countOf(pager, reports),
            reports: reports.slice(from, to).map((report) => reportCard(report, wording)),
            pager,
            slug,
            followed: reports.length >= issuerFeedFrom,
          }),
        }),
      };
    },
  },
  feeds,
});

export const provinceIssuers = taxonomy<Province>({
  address: 'issuers/in/',
  terms: byProvince,
  keyOf: ({ node }) => node.key,
  list: {
    template: 'ProvinceIssuers',
    *of(site, { node, issuers: all }) {
      yield {
        year: null,
        ends: endsOf(all.map(({ slug }) => slug)),
        part: ({ pager, from, to }) => ({
          view: (): ProvinceIssuersView => ({
            name: node.name,
            count: countOf(pager, all),
            issuers: all.slice(from, to).map((issuer) => issuerLink(site, issuer)),
            pager,
          }),
        }),
      };
    },
  },
});
