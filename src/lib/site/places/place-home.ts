/** What the page of a place says beside the list of its reports: years, figures, parts, topics, neighbours. */
import { indicatorSlug } from '../../analysis/figures/indicator-index.ts';
import type { TopicMention } from '../../analysis/topics/topics-of.ts';
import { topicVocabulary } from '../../analysis/topics/vocabulary.ts';
import { yearOf } from '../../core/display-dates.ts';
import { issuerSlug } from '../../core/issuer-slug.ts';
import { placeYear } from '../duties/place-years.ts';
import { countParts, stateText } from '../duties/summary.ts';
import type { DutyState } from '../explore/duty-table.ts';
import { bodyOf } from '../explore/government.ts';
import { undatedReports } from '../gaps/expected.ts';
import { goneSince } from '../originals/original-events.ts';
import type { RegionNode } from '../region-tree.ts';
import { nameOf } from '../similarity/pair-view.ts';
import { bodyKeyOf, pairsOfReports } from '../similarity/pairs.ts';
import type { Site } from '../site.ts';
import { gapsPage } from '../views/gaps.ts';
import { issuerLink, type LinkCount } from '../views/links.ts';
import { type PlaceSeries, placeSeries, siblingsOf } from './series.ts';

interface Link {
  readonly label: string;
  readonly href: string;
}

export interface StripYear {
  readonly year: number;
  readonly state: DutyState;
  readonly words: string;
  /** The report, or the list of reports on the page; null where there is none. */
  readonly href: string | null;
}

export interface PlaceFigure extends Link {
  readonly values: PlaceSeries['values'];
  /** The newest value of its own, and the median beside it; null where there is none. */
  readonly latest: PlaceSeries['values'][number];
}

export interface PlaceHome {
  /** Newest first, without gaps. */
  readonly strip: readonly StripYear[];
  readonly figures: readonly PlaceFigure[];
  /** Required parts of the newest report of which the rule asks for them. */
  readonly parts: {
    readonly year: number;
    readonly href: string;
    readonly names: readonly { readonly name: string; readonly found: boolean }[];
  } | null;
  /** What its newest reports speak of: the topic, and where each of them does. */
  readonly topics: readonly (Link & { readonly years: readonly Link[] })[];
  readonly departments: readonly LinkCount[];
  /** Places of the same level beside it that have reports. */
  readonly siblings: readonly LinkCount[];
  /** Bodies whose reports share most text with its own, each with the strongest pair. */
  readonly similar: readonly SimilarBody[];
  /** Two reports side by side: with the year before, with a sibling's of the same year. */
  readonly compare: readonly Link[];
  /** Own annual reports whose originals cannot be reached any more. */
  readonly gone: readonly Link[];
  /** Own annual reports that do not tell their year: one of them may be that of a year that seems to be missing. */
  readonly undated: readonly Link[];
  /** What the whole province lacks; null where no rule binds. */
  readonly gaps: Link | null;
}

export interface SimilarBody {
  readonly name: string;
  /** Whole per cent of its own report that stands in the other. */
  readonly percent: number;
  readonly compare: string;
  /** Years of both reports, its own first; null when unknown. */
  readonly years: readonly [number | null, number | null];
}

/** The first report year that a rule governs. */
const firstYear = 2015;
const topicYears = 3;
const mostSiblings = 30;
const mostSimilar = 6;

interface Own {
  readonly year: number;
  readonly report: string;
}

/** The government's own annual reports, newest first. */
const ownReports = (site: Site, node: RegionNode): Own[] =>
  site.years.toReversed().flatMap((year) => {
    const { report } = placeYear(site, node, year);
    return report === null ? [] : [{ year, report }];
  });

const stripOf = (site: Site, node: RegionNode): StripYear[] =>
  site.years
    .filter((year) => year >= firstYear)
    .toReversed()
    .map((year) => {
      const { state, words, report } = placeYear(site, node, year);
      const href = report === null ? '#own' : site.to.report(report);
      return {
        year,
        state,
        words: state === 'none' ? stateText('none', site.wording.t) : words,
        href: state === 'none' ? null : href,
      };
    });

function partsOf(site: Site, node: RegionNode, own: readonly Own[]): PlaceHome['parts'] {
  for (const { year, report } of own) {
    const parts = countParts([{ of: placeYear(site, node, year) }], site.wording);
    const names = parts.map(({ name, notFound }) => ({ name, found: notFound.length === 0 }));
    if (names.length > 0) return { year, href: site.to.report(report), names };
  }
  return null;
}

function topicsOf({ store, to, wording }: Site, own: readonly Own[]): PlaceHome['topics'] {
  const years = new Map<string, Link[]>();
  for (const { year, report } of own.slice(0, topicYears)) {
    for (const { key, value } of store.entriesOfReport<TopicMention>('topic', report)) {
      const link = { label: String(year), href: to.report(report, value.anchor) };
      years.set(key, [...(years.get(key) ?? []), link]);
    }
  }
  return topicVocabulary().flatMap(({ id }) => {
    const of = years.get(id);
    return of ? [{ label: wording.topic(id).name, href: to.topic(id), years: of }] : [];
  });
}

function departmentsOf(site: Site, { reports }: RegionNode): LinkCount[] {
  const groups = Map.groupBy(
    reports.filter((report) => bodyOf(report) === 'department'),
    ({ issuer }) => issuer ?? '',
  );
  return [...groups]
    .filter(([issuer]) => issuer !== '')
    .map(([name, of]) => issuerLink(site, { slug: issuerSlug(name), name, reports: of }));
}

function compareOf(site: Site, own: readonly Own[], siblings: readonly RegionNode[]): Link[] {
  const [newest, before] = own;
  if (!newest) return [];
  const { t } = site.wording;
  const year = site.wording.year(newest.year);
  const links: Link[] = [];
  if (before)
    links.push({
      label: t('place.compare', { year, other: site.wording.year(before.year) }),
      href: site.to.compare(before.report, newest.report),
    });
  for (const sibling of siblings) {
    const { report } = placeYear(site, sibling, newest.year);
    if (report === null || links.length > 3) continue;
    links.push({
      label: t('place.compare', { year, other: sibling.name }),
      href: site.to.compare(newest.report, report),
    });
  }
  return links;
}

function similarOf(site: Site, { reports }: RegionNode): SimilarBody[] {
  const own = new Set(reports.filter((report) => bodyOf(report) !== 'department').map(({ id }) => id));
  const bodies = new Map<string, SimilarBody>();
  for (const { earlier, later, earlierShare, laterShare } of pairsOfReports(site, own)) {
    const [mine, other, share] = own.has(later.id)
      ? [later, earlier, laterShare]
      : [earlier, later, earlierShare];
    const body = bodyKeyOf(other);
    if (bodies.has(body)) continue;
    const years = [yearOf(mine.period), yearOf(other.period)] as const;
    const compare = site.to.compare(mine.id, other.id);
    bodies.set(body, { name: nameOf(other), percent: Math.round(100 * share), compare, years });
  }
  return [...bodies.values()].slice(0, mostSimilar);
}

export function placeHome(site: Site, node: RegionNode): PlaceHome {
  const own = ownReports(site, node);
  const siblings = siblingsOf(site, node).filter(({ total }) => total > 0);
  const withReports = siblings.filter(({ reports }) => reports.length > 0);
  return {
    strip: node.reports.length > 0 ? stripOf(site, node) : [],
    figures: placeSeries(site, node).flatMap(({ indicator, name, values }) => {
      const latest = values.findLast((value) => value.own !== null);
      return latest
        ? [{ label: name, href: site.to.indicator(indicatorSlug(indicator)), values, latest }]
        : [];
    }),
    parts: partsOf(site, node, own),
    topics: topicsOf(site, own),
    departments: departmentsOf(site, node),
    siblings: siblings
      .slice(0, mostSiblings)
      .map(({ key, name, total }) => ({ label: name, href: site.to.region(key), count: total })),
    similar: similarOf(site, node),
    compare: compareOf(site, own, withReports),
    gone: own
      .filter(({ report }) => goneSince(site, report) !== null)
      .map(({ year, report }) => ({ label: `${year}`, href: site.to.report(report) })),
    undated: undatedReports(node).map((id) => ({
      label: site.archive.byId.get(id)?.title ?? id,
      href: site.to.report(id),
    })),
    gaps: gapsPage(site, node.code),
  };
}
