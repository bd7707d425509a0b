/** Regions: the index of the country, a page for each division with its reports and those of its children by year. */

import { yearOf } from '../../core/display-dates.ts';
import type { Report } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { cardOf, siteCard } from '../images/cards.ts';
import type { Crumb } from '../machine/json-ld.ts';
import type { Followed } from '../page.ts';
import { endsOf, type Pager, partLabel } from '../paging.ts';
import { coverageByLevel } from '../parts/coverage.ts';
import { type ReportCard, reportCard } from '../parts/report-card.ts';
import { type PlaceHome, placeHome } from '../places/place-home.ts';
import { placeKey } from '../places/place-key.ts';
import { ancestors, hasFeed, pagesOf, type RegionNode, reportsBelow } from '../region-tree.ts';
import type { Site } from '../site.ts';
import { taxonomy } from '../taxonomy.ts';
import { type CoverageView, coverageView } from './coverage.ts';
import { hasDuties } from './duties.ts';
import type { LinkCount } from './links.ts';

export interface RegionsView {
  /** How many divisions of a level there are and how many of them have a report. */
  readonly levels: readonly { readonly name: string; readonly all: number; readonly covered: number }[];
  readonly provinces: readonly (LinkCount & { readonly children: readonly LinkCount[] })[];
  readonly coverage: CoverageView;
  /** Reports of which nobody knows the region: their list, and how many there are. */
  readonly unknown: LinkCount | null;
}

export interface YearTotal {
  /** Null when unknown. */
  readonly year: number | null;
  readonly count: number;
}

export interface RegionView {
  /** With the names of the divisions above. */
  readonly fullName: string;
  readonly name: string;
  readonly crumbs: readonly Crumb[];
  readonly facts: readonly string[];
  /** Divisions that took its place. */
  readonly successors: readonly { readonly label: string; readonly href: string }[];
  /** Reports of the region and everything below it. */
  readonly total: number;
  readonly reports: readonly ReportCard[];
  readonly pager: Pager;
  readonly partLabel: string;
  /** Null for a region without divisions, and on further parts of the list. */
  readonly coverage: CoverageView | null;
  /** Page that a feed follows: this one, or that of the nearest region above that has one. */
  readonly feed: { readonly page: string; readonly name: string } | null;
  /** Reports of the region and everything below it by year; empty on further parts of the list. */
  readonly byYear: readonly YearTotal[];
  /** Address of its table of duties; null when it has none. */
  readonly duties: string | null;
  /** Address of the page for those who write its next report; null for a place without reports of its own. */
  readonly write: string | null;
  /** Null for what nobody knows the region of, and on further parts of the list. */
  readonly home: PlaceHome | null;
  /** Key of the picture that other sites show, see site/images/cards.ts. */
  readonly card: string;
}

/** What the page of a region shows besides its own reports. */
type RegionHead = Omit<RegionView, 'reports' | 'pager' | 'partLabel'>;

/** Key of the page of reports whose region is unknown. */
const unknownRegion = 'unknown';

function regionsView(site: Site): RegionsView {
  const { tree, archive, to, wording } = site;
  const link = ({ key, name, total }: RegionNode): LinkCount => ({
    label: name,
    href: to.region(key),
    count: total,
  });
  const withReports = (nodes: readonly RegionNode[]) => nodes.filter(({ total }) => total > 0);
  const unknown = archive.withoutRegion.length;
  return {
    levels: coverageByLevel(tree).map(({ level, all, covered }) => ({
      name: wording.level(level),
      all,
      covered,
    })),
    provinces: withReports(tree.root.children).map((province) => ({
      ...link(province),
      children: withReports(province.children).map(link),
    })),
    coverage: coverageView(site, tree.root, wording.t('regions.coverage')),
    unknown:
      unknown > 0
        ? { label: wording.t('common.region-unknown'), href: to.region(unknownRegion), count: unknown }
        : null,
  };
}

/** Links from the index of regions down to a division. */
export function regionCrumbs({ tree, to, wording }: Site, node: RegionNode): Crumb[] {
  const above = ancestors(tree, node).map(({ key, name }) => ({ label: name, href: to.region(key) }));
  return [{ label: wording.t('nav.regions'), href: to.regions() }, ...above];
}

function countsByYear(reports: readonly Report[]): YearTotal[] {
  const years = Map.groupBy(reports, ({ period }) => yearOf(period));
  return [...years]
    .map(([year, of]) => ({ year, count: of.length }))
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}

function factsOf({ wording }: Site, node: RegionNode): string[] {
  const { t } = wording;
  const { code, formerNames } = node;
  const names = formerNames.map(wording.region).join(t('mark.and'));
  return [
    wording.level(node.level),
    node.level === 'functional-area' ? t('region.code-around', { code }) : t('region.code', { code }),
    ...(formerNames.length > 0 ? [t('region.former', { names })] : []),
    ...(node.current ? [] : [t('region.gone')]),
  ];
}

function feedOf({ tree, to }: Site, node: RegionNode): RegionView['feed'] {
  const followed = [...ancestors(tree, node), node].findLast(hasFeed);
  return followed ? { page: to.region(followed.key), name: followed.name } : null;
}

/** What the page of a division shows besides its own reports. @param first false on further parts of their list */
function divisionView(site: Site, node: RegionNode, first: boolean): RegionHead {
  const { tree, to, wording } = site;
  const withChildren = first && node.children.length > 0;
  return {
    fullName: wording.fullName([...ancestors(tree, node).map(({ name }) => name), node.name]),
    name: node.name,
    crumbs: [...regionCrumbs(site, node), { label: node.name }],
    facts: factsOf(site, node),
    successors: node.successors.flatMap((key) => {
      const next = tree.byKey.get(key);
      return next ? [{ label: next.name, href: to.region(key) }] : [];
    }),
    total: node.total,
    coverage: withChildren
      ? coverageView(site, node, wording.t('region.coverage', { name: node.name }))
      : null,
    feed: feedOf(site, node),
    byYear: withChildren ? countsByYear(reportsBelow(node)) : [],
    duties: hasDuties(node) ? to.duties(node.key) : null,
    write: node.reports.length > 0 ? to.write(node.key) : null,
    home: first ? placeHome(site, node) : null,
    card: cardOf(node),
  };
}

const unknownView = ({ to, archive, wording: { t } }: Site): RegionHead => ({
  fullName: t('common.region-unknown'),
  name: t('common.region-unknown'),
  crumbs: [{ label: t('nav.regions'), href: to.regions() }, { label: t('common.region-unknown') }],
  facts: [],
  successors: [],
  total: archive.withoutRegion.length,
  coverage: null,
  feed: null,
  byYear: [],
  duties: null,
  write: null,
  home: null,
  card: siteCard,
});

/** A division that has a page, or what nobody knows the region of. */
interface RegionTerm {
  readonly key: string;
  readonly reports: readonly Report[];
  readonly head: (site: Site, first: boolean) => RegionHead;
  /** Changes with what `head` gives and with the reports. */
  readonly headKey?: (site: Site) => string;
}

function termsOf({ tree, archive }: Site): RegionTerm[] {
  const divisions = pagesOf(tree).map((node): RegionTerm => {
    const { key, reports } = node;
    return {
      key,
      reports,
      head: (site, first) => divisionView(site, node, first),
      headKey: (site) => JSON.stringify([feedOf(site, node), placeKey(site, node)]),
    };
  });
  const reports = archive.withoutRegion;
  return reports.length === 0
    ? divisions
    : [...divisions, { key: unknownRegion, reports, head: unknownView }];
}

function* feeds({ tree }: Site): Generator<Followed> {
  for (const node of pagesOf(tree).filter(hasFeed)) {
    yield { title: node.name, path: `regions/${node.key}/`, reports: reportsBelow(node) };
  }
}

export const regions = taxonomy<RegionTerm>({
  address: 'regions/',
  sheet: 'places',
  terms: termsOf,
  keyOf: ({ key }) => key,
  index: { template: 'Regions', view: regionsView },
  list: {
    template: 'Region',
    *of(site, { reports, head, headKey }) {
      const code = codeVersion(new URL('./regions.ts', import.meta.url));
      yield {
        year: null,
        ends: endsOf(reports.map(({ id }) => id)),
        part: ({ pager, from, to }) => ({
          ...(headKey && { key: () => `${code} ${headKey(site)} ${JSON.stringify(pager)}` }),
          view: (): RegionView => ({
            ...head(site, pager.number === 1),
            reports: reports.slice(from, to).map((report) => reportCard(report, site.wording)),
            pager,
            partLabel: partLabel(pager, site.wording.t),
          }),
        }),
      };
    },
  },
  feeds,
});
