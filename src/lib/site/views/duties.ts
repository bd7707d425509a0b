/**
 * 公开情况: whether the annual reports of a year came in time and which required parts were found. The provinces of the
 * newest year stand at `duties/`, of any year at `duties/2021/`; the places below a province or prefecture at
 * `duties/410000/` and `duties/410000/2021/`. A page of a year says nothing of other years but where they are, so that
 * they can change without it.
 */

import { yearOf } from '../../core/display-dates.ts';
import type { RegionLevel } from '../../core/schema.ts';
import { codeVersion } from '../../incremental/code-version.ts';
import { type PlaceYear, placeYear, placeYears } from '../duties/place-years.ts';
import { type ProvinceTile, provinceTiles, shortName } from '../duties/province-tiles.ts';
import {
  countParts,
  countStates,
  countsSentence,
  type DutyCounts,
  lateFirst,
  stateText,
} from '../duties/summary.ts';
import { type DutyState, daysText } from '../explore/duty-table.ts';
import type { Crumb } from '../machine/json-ld.ts';
import { type Page, type PageSet, pageKind, pageOf } from '../page.ts';
import { regionDigest } from '../region-digest.ts';
import { ancestors, type RegionNode, reportsBelow } from '../region-tree.ts';
import type { Site } from '../site.ts';

export interface DutyTile {
  readonly name: string;
  /** As the tile shows it. */
  readonly short: string;
  /** Its own page of the year where places below it have reports, else its report; null when there is neither. */
  readonly href: string | null;
  readonly state: DutyState;
  readonly words: string;
  readonly row: number | null;
  readonly column: number | null;
}

export interface DutyGroup {
  /** `省级`, `地级`. */
  readonly name: string;
  readonly all: number;
  readonly sentence: string;
  /** Of a level with many places only those with a report. */
  readonly tiles: readonly DutyTile[];
  readonly onlyWithReports: boolean;
}

interface PlaceLink {
  readonly name: string;
  readonly href: string | null;
}

export interface LatePlace extends PlaceLink {
  /** `12天`, `至少2天`. */
  readonly days: string;
  /** In words; null when only the date of writing is known. */
  readonly published: string | null;
}

export interface DutyPart {
  readonly name: string;
  readonly asked: number;
  readonly notFound: readonly PlaceLink[];
}

export interface DutyTrendYear {
  readonly year: number;
  readonly href: string;
  readonly counts: DutyCounts;
}

export interface DutyRow extends PlaceLink {
  readonly cells: readonly {
    readonly state: DutyState;
    readonly words: string;
    readonly parts: string | null;
    readonly more: number;
    readonly href: string | null;
  }[];
}

export interface DutiesView {
  /** Null for the country. */
  readonly name: string | null;
  readonly crumbs: readonly Crumb[];
  /** Null when the archive has no report that the rules ask anything of. */
  readonly year: number | null;
  /** Newest first. */
  readonly years: readonly { readonly year: number; readonly href: string }[];
  /** The place itself; null for the country. */
  readonly self: DutyTile | null;
  readonly groups: readonly DutyGroup[];
  readonly late: readonly LatePlace[];
  readonly parts: readonly DutyPart[];
  /** Years, newest first, and places by year: on the page of the newest year alone. */
  readonly trend: readonly DutyTrendYear[];
  readonly rows: readonly DutyRow[];
}

/** The first report year that a rule governs: that of the outline of 2015. */
const firstYear = 2015;

/** A level with more places than this shows only those with a report. */
const manyPlaces = 40;

/** Provinces and prefectures have a page when there is a report of them or below them. */
export const hasDuties = ({ level, children, current, total }: RegionNode): boolean =>
  current && children.length > 0 && total > 0 && (level === 'province' || level === 'prefecture');

interface Place {
  readonly node: RegionNode;
  readonly tile: ProvinceTile | null;
}

interface Level {
  readonly level: RegionLevel;
  readonly places: readonly Place[];
}

/** Whom a page speaks of, by level. */
function levelsOf({ tree }: Site, node: RegionNode): Level[] {
  if (node.parent === null) {
    const places = provinceTiles().flatMap((tile) => {
      const province = tree.byKey.get(tile.code);
      return province ? [{ node: province, tile }] : [];
    });
    return [{ level: 'province', places }];
  }
  const below = (of: RegionNode): RegionNode[] => of.children.flatMap((child) => [child, ...below(child)]);
  // Of townships and functional areas nobody has a full list.
  const places = below(node)
    .filter(
      ({ current, level, total }) => current && (total > 0 || level === 'prefecture' || level === 'county'),
    )
    .map((one) => ({ node: one, tile: null }));
  return (['prefecture', 'county', 'township', 'functional-area'] as const)
    .map((level) => ({ level, places: places.filter((place) => place.node.level === level) }))
    .filter((one) => one.places.length > 0);
}

/** Years that have reports of the place or below it, newest first. */
export function dutyYears(node: RegionNode): number[] {
  const years = new Set(reportsBelow(node).map(({ period }) => yearOf(period) ?? 0));
  return [...years].filter((year) => year >= firstYear).sort((a, b) => b - a);
}

const hasYear = (node: RegionNode, year: number): boolean =>
  reportsBelow(node).some(({ period }) => yearOf(period) === year);

function hrefOf({ to }: Site, node: RegionNode, { report, state }: PlaceYear): string | null {
  if (report !== null) return to.report(report);
  return state === 'none' ? null : to.region(node.key);
}

function tileOf(site: Site, { node, tile }: Place, year: number): DutyTile {
  const of = placeYear(site, node, year);
  const own = hasDuties(node) && hasYear(node, year) ? site.to.dutiesOfYear(node.key, year) : null;
  return {
    name: node.name,
    short: tile ? shortName(site, tile) : node.name,
    href: own ?? hrefOf(site, node, of),
    state: of.state,
    words: of.state === 'none' ? stateText('none', site.wording.t) : of.words,
    row: tile?.row ?? null,
    column: tile?.column ?? null,
  };
}

function groupOf(site: Site, { level, places }: Level, year: number): DutyGroup {
  const onlyWithReports = places.length > manyPlaces;
  const tiles = places.map((place) => tileOf(site, place, year));
  return {
    name: site.wording.level(level),
    all: places.length,
    sentence: countsSentence(
      countStates(places.map(({ node }) => placeYear(site, node, year))),
      site.wording.t,
    ),
    tiles: onlyWithReports ? tiles.filter(({ state }) => state !== 'none') : tiles,
    onlyWithReports,
  };
}

function rowOf(site: Site, node: RegionNode, years: readonly number[], name = node.name): DutyRow {
  return {
    name,
    href: node.hasPage ? site.to.region(node.key) : null,
    cells: years.map((year) => {
      const of = placeYear(site, node, year);
      const { state, words, parts, more } = of;
      return { state, words, parts, more, href: hrefOf(site, node, of) };
    }),
  };
}

/** What a page says of one year. */
function yearPart(site: Site, node: RegionNode, levels: readonly Level[], year: number) {
  const places = [
    ...(node.parent === null ? [] : [{ node, tile: null }]),
    ...levels.flatMap((one) => one.places),
  ].map((place) => ({ ...place, of: placeYear(site, place.node, year) }));
  const link = (place: (typeof places)[number]): PlaceLink => ({
    name: place.node.name,
    href: hrefOf(site, place.node, place.of),
  });
  return {
    year,
    self: node.parent === null ? null : tileOf(site, { node, tile: null }, year),
    groups: levels.map((level) => groupOf(site, level, year)),
    late: lateFirst(places).map((place) => ({
      ...link(place),
      days: daysText(place.of.fact, site.wording.t),
      published: place.of.published && site.wording.date(place.of.published),
    })),
    parts: countParts(places, site.wording).map((part) => ({ ...part, notFound: part.notFound.map(link) })),
  };
}

/** With fewer provinces the grid says hardly anything. */
const leastProvinces = 8;

export interface NewestDuties {
  readonly year: number;
  readonly group: DutyGroup;
}

/** Provinces in the newest year that so many of them have a report of. */
export function newestProvinces(site: Site): NewestDuties | null {
  const [level] = levelsOf(site, site.tree.root);
  if (!level) return null;
  for (const year of dutyYears(site.tree.root)) {
    const group = groupOf(site, level, year);
    if (group.tiles.filter(({ state }) => state !== 'none').length >= leastProvinces) return { year, group };
  }
  return null;
}

const address = ({ to }: Site, node: RegionNode, year: number): string =>
  node.parent === null ? to.dutiesOfYear('', year) : to.dutiesOfYear(node.key, year);

/** @param year null on the page that shows the newest one and how the years compare */
function dutiesView(site: Site, node: RegionNode, years: readonly number[], year: number | null): DutiesView {
  const { tree, to, wording } = site;
  const { t } = wording;
  const levels = levelsOf(site, node);
  const places = levels.flatMap((level) => level.places);
  const country = node.parent === null;
  const above = ancestors(tree, node).filter(hasDuties);
  const crumbs: Crumb[] = [
    ...(country && year === null ? [] : [{ label: t('nav.duties'), href: to.duties() }]),
    ...above.map(({ key, name }) => ({ label: name, href: to.duties(key) })),
    ...(country ? [] : [{ label: node.name, ...(year !== null && { href: to.duties(node.key) }) }]),
    ...(year === null ? [] : [{ label: wording.year(year) }]),
    ...(country && year === null ? [{ label: t('nav.duties') }] : []),
  ];
  const known = years.filter((one) =>
    [node, ...places.map((place) => place.node)].some((of) => {
      const state = placeYears(site, of).get(one)?.state;
      return state !== undefined && state !== 'other';
    }),
  );
  const shown = year ?? known[0] ?? years[0] ?? null;
  const first = year === null;
  return {
    name: country ? null : node.name,
    crumbs,
    years: years.map((one) => ({ year: one, href: address(site, node, one) })),
    ...(shown === null
      ? { year: null, self: null, groups: [], late: [], parts: [] }
      : yearPart(site, node, levels, shown)),
    trend: first
      ? years.map((one) => ({
          year: one,
          href: address(site, node, one),
          counts: countStates(places.map((place) => placeYear(site, place.node, one))),
        }))
      : [],
    rows: first
      ? [
          ...(country ? [] : [rowOf(site, node, years, t('duties.itself', { name: node.name }))]),
          ...places
            .filter((place) => places.length <= manyPlaces || place.node.reports.length > 0)
            .map((place) => rowOf(site, place.node, years)),
        ]
      : [],
  };
}

const countryKind = pageKind('duties/', 'Duties', { sheet: 'duties' });
/** A year of the provinces, or the newest year of a place. */
const oneKind = pageKind('duties/[one]/', 'Duties', { sheet: 'duties' });
const placeYearKind = pageKind('duties/[region]/[year]/', 'Duties', { sheet: 'duties' });

function* pagesOf(site: Site, node: RegionNode): Generator<Page> {
  const years = dutyYears(node);
  const code = codeVersion(new URL('./duties.ts', import.meta.url));
  const digest = regionDigest(site, node);
  const view = (year: number | null) => ({
    // The page of a year says nothing of other years but that they are there.
    key: () =>
      JSON.stringify([code, years, year === null ? digest.all : [digest.pages, digest.byYear.get(year)]]),
    view: () => dutiesView(site, node, years, year),
  });
  if (node.parent === null) {
    yield pageOf(countryKind, {}, view(null));
    for (const year of years) yield pageOf(oneKind, { one: year }, view(year));
    return;
  }
  yield pageOf(oneKind, { one: node.key }, view(null));
  for (const year of years) yield pageOf(placeYearKind, { region: node.key, year }, view(year));
}

export const duties: PageSet = {
  kinds: [countryKind, oneKind, placeYearKind],
  *pages(site) {
    yield* pagesOf(site, site.tree.root);
    for (const node of site.tree.byKey.values()) if (hasDuties(node)) yield* pagesOf(site, node);
  },
};
