/**
 * The archive as its pages see it: reports newest first, filed by year, issuer and region. Everything here
 * follows from the reports alone, in an order that does not depend on how they were read.
 */

import { yearOf } from '../core/display-dates.ts';
import { issuerSlug } from '../core/issuer-slug.ts';
import { compareText } from '../core/order.ts';
import { regionKey } from '../core/region-key.ts';
import type { Region, Report } from '../core/schema.ts';

export interface YearGroup {
  /** Null for reports whose period is unknown. */
  readonly year: number | null;
  readonly reports: readonly Report[];
}

export interface IssuerGroup {
  readonly slug: string;
  readonly name: string;
  readonly reports: readonly Report[];
}

export interface RegionGroup {
  readonly key: string;
  readonly region: Region;
  readonly reports: readonly Report[];
}

export interface Archive {
  /** Newest period first. */
  readonly reports: readonly Report[];
  readonly byId: ReadonlyMap<string, Report>;
  /** Newest first, the unknown year last. */
  readonly years: readonly YearGroup[];
  /** Most reports first. */
  readonly issuers: readonly IssuerGroup[];
  /** By `regionKey`, reports of the region itself without those of its children. */
  readonly regions: ReadonlyMap<string, RegionGroup>;
  readonly withoutRegion: readonly Report[];
}

/** Newest period first, then latest publication, then region and id; unknown values come last. */
export function compareReports(a: Report, b: Report): number {
  return (
    compareText(b.period?.end ?? '', a.period?.end ?? '') ||
    compareText(b.published ?? '', a.published ?? '') ||
    compareText(a.region?.code ?? '~', b.region?.code ?? '~') ||
    compareText(a.id, b.id)
  );
}

/** Groups in the order in which their first report comes; reports without a key are left out. */
function groupBy<K>(reports: readonly Report[], keyOf: (report: Report) => K | null): [K, Report[]][] {
  return [...Map.groupBy(reports, keyOf)].flatMap(([key, of]) => (key === null ? [] : [[key, of]]));
}

function groupYears(reports: readonly Report[]): YearGroup[] {
  const known = groupBy(reports, (report) => yearOf(report.period))
    .map(([year, of]) => ({ year, reports: of }))
    .sort((a, b) => b.year - a.year);
  const unknown = reports.filter((report) => report.period === null);
  return unknown.length > 0 ? [...known, { year: null, reports: unknown }] : known;
}

/** Spellings of one name that differ in width or spaces share a slug; the spelling met first is shown. */
function groupIssuers(reports: readonly Report[]): IssuerGroup[] {
  return groupBy(reports, ({ issuer }) => (issuer === null ? null : issuerSlug(issuer)))
    .map(([slug, of]) => ({ slug, name: of[0]?.issuer ?? slug, reports: of }))
    .sort((a, b) => b.reports.length - a.reports.length || compareText(a.slug, b.slug));
}

function groupRegions(reports: readonly Report[]): Map<string, RegionGroup> {
  const groups = new Map<string, RegionGroup>();
  for (const [key, of] of groupBy(reports, ({ region }) => region && regionKey(region))) {
    const region = of[0]?.region;
    if (region) groups.set(key, { key, region, reports: of });
  }
  return groups;
}

export function buildArchive(unsorted: readonly Report[]): Archive {
  const reports = [...unsorted].sort(compareReports);
  return {
    reports,
    byId: new Map(reports.map((report) => [report.id, report])),
    years: groupYears(reports),
    issuers: groupIssuers(reports),
    regions: groupRegions(reports),
    withoutRegion: reports.filter((report) => report.region === null),
  };
}

/** Every year from the first to the last that a report speaks of, so that a year without reports shows too. */
export function yearRange({ years }: Archive): number[] {
  const known = years.flatMap(({ year }) => (year === null ? [] : [year]));
  const [last, first] = [known[0], known.at(-1)];
  if (last === undefined || first === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The reports of the same region, issuer and kind one period before and after this one, where they exist. */
export function neighbours(
  archive: Archive,
  report: Report,
): { earlier: Report | null; later: Report | null } {
  if (!report.region || !report.period) return { earlier: null, later: null };
  const start = report.period.start;
  const series = (archive.regions.get(regionKey(report.region))?.reports ?? []).filter(
    (other) => other.period && other.kind === report.kind && other.issuer === report.issuer,
  );
  const startOf = (other: Report) => other.period?.start ?? '';
  return {
    earlier: series.find((other) => startOf(other) < start) ?? null,
    later: series.findLast((other) => startOf(other) > start) ?? null,
  };
}

/** Other reports of the same region and period: departments beside the government, half-year beside year. */
export function besides(archive: Archive, report: Report): Report[] {
  if (!report.region || !report.period) return [];
  const year = yearOf(report.period);
  return (archive.regions.get(regionKey(report.region))?.reports ?? []).filter(
    (other) => other.id !== report.id && yearOf(other.period) === year,
  );
}
