/**
 * Region by year: which of the regions directly below one have a report of which year, and whether it came in
 * time. Regions without any stay in, so that gaps show; a gap means that the archive has none, not that none
 * was published.
 */
import { assessTimeliness } from '../../analysis/duties/timeliness.ts';
import { yearOf } from '../../core/display-dates.ts';
import { allCurrent } from '../../core/regions/gazetteer.ts';
import type { RegionLevel, Report } from '../../core/schema.ts';
import type { RegionNode, RegionTree } from '../region-tree.ts';

/** `known`: there is a report, but nothing tells whether it came in time. */
export type CellState = 'on-time' | 'late' | 'known' | 'none';

export interface Cell {
  readonly state: CellState;
  readonly reports: readonly Report[];
}

export interface Coverage {
  /** In the order of the columns. */
  readonly years: readonly number[];
  readonly rows: readonly { readonly node: RegionNode; readonly cells: readonly Cell[] }[];
}

function cellOf(reports: readonly Report[]): Cell {
  const states = reports.map((report) => assessTimeliness(report).status);
  const found = (['on-time', 'late'] as const).find((state) => states.includes(state));
  return { reports, state: reports.length === 0 ? 'none' : (found ?? 'known') };
}

/** @param years in the order of the columns */
export function coverage(node: RegionNode, years: readonly number[]): Coverage {
  const rows = node.children.map((child) => {
    const byYear = Map.groupBy(child.reports, ({ period }) => yearOf(period));
    return { node: child, cells: years.map((year) => cellOf(byYear.get(year) ?? [])) };
  });
  return { years, rows };
}

/** How many provinces, prefectures and counties there are and how many of them have a report. */
export function coverageByLevel(tree: RegionTree): { level: RegionLevel; all: number; covered: number }[] {
  return (['province', 'prefecture', 'county'] as const).map((level) => {
    const divisions = allCurrent(level);
    const covered = divisions.filter(({ code }) => (tree.byKey.get(code)?.reports.length ?? 0) > 0);
    return { level, all: divisions.length, covered: covered.length };
  });
}
