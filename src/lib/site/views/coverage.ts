/** Which regions have reports of which years, as the pages of regions show it. */
import { type CellState, coverage } from '../parts/coverage.ts';
import type { RegionNode } from '../region-tree.ts';
import type { Site } from '../site.ts';

export interface Cell {
  readonly state: CellState;
  readonly count: number;
  /** Null where there is no report. */
  readonly href: string | null;
}

/** Region by year: regions without any report stay in, so that gaps show. */
export interface CoverageView {
  readonly caption: string;
  /** Ascending. */
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly name: string;
    /** Null for a region without a page. */
    readonly href: string | null;
    readonly cells: readonly Cell[];
    /** Reports of the region and everything below it. */
    readonly total: number;
  }[];
}

/** @param caption of the table */
export function coverageView(site: Site, node: RegionNode, caption: string): CoverageView {
  const { to, years } = site;
  const rows = coverage(node, years).rows.map(({ node: child, cells }) => ({
    name: child.name,
    href: child.hasPage ? to.region(child.key) : null,
    cells: cells.map(({ state, reports }) => {
      const [first] = reports;
      const href = reports.length === 1 && first ? to.report(first.id) : to.region(child.key);
      return { state, count: reports.length, href: first ? href : null };
    }),
    total: child.total,
  }));
  return { caption, years, rows };
}
