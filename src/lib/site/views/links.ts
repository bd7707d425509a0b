/** Links with the number of reports behind them, as several pages show them. */
import type { YearKey } from '../../core/routes.ts';
import type { Site } from '../site.ts';

export interface LinkCount {
  readonly label: string;
  readonly href: string;
  readonly count: number;
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
