/** Links with the number of reports behind them, as several pages show them. */
import type { YearKey } from '../../core/routes.ts';
import type { IssuerGroup } from '../../store/archive.ts';
import type { Site } from '../site.ts';

export interface LinkCount {
  readonly label: string;
  /** The name as reports have it, where the label is not that. */
  readonly original?: string;
  readonly href: string;
  readonly count: number;
}

/** An issuer with all its reports, or some of them. */
export function issuerLink(
  { to, wording }: Site,
  { slug, name, reports }: Pick<IssuerGroup, 'slug' | 'name' | 'reports'>,
): LinkCount {
  const label = wording.issuer(name, reports[0]?.region?.path ?? []);
  const link = { href: to.issuer(slug), count: reports.length };
  return label === null ? { label: name, ...link } : { label, original: name, ...link };
}

/** @param year null when unknown */
export const yearKey = (year: number | null): YearKey => year ?? 'unknown';

/** Provinces that lead to a report. */
export const provinceLinks = ({ tree, to }: Site): LinkCount[] =>
  tree.root.children
    .filter(({ total }) => total > 0)
    .map(({ key, name, total }) => ({ label: name, href: to.region(key), count: total }));

/** Years that reports speak of, the newest first. */
export const yearLinks = ({ archive, to, wording }: Site): LinkCount[] =>
  archive.years.map(({ year, reports }) => ({
    label: wording.year(year),
    href: to.year(yearKey(year)),
    count: reports.length,
  }));
