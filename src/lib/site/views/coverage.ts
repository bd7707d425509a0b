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

/** Region by year, of the regions that have a report or lead to one; the others are named below the table. */
export interface CoverageView {
  readonly caption: string;
  /** Newest first. */
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly name: string;
    /** Null for a region without a page. */
    readonly href: string | null;
    readonly cells: readonly Cell[];
    /** Reports of the region and everything below it. */
    readonly total: number;
  }[];
  /** Regions of which the archive has nothing, by level. */
  readonly without: readonly {
    readonly level: string;
    /** `href` is null for a region without a page. */
    readonly regions: readonly { readonly name: string; readonly href: string | null }[];
  }[];
}

function withoutReports({ to, wording }: Site, children: readonly RegionNode[]): CoverageView['without'] {
  const groups = Map.groupBy(
    children.filter(({ total }) => total === 0),
    ({ level }) => level,
  );
  return [...groups].map(([level, of]) => ({
    level: wording.level(level),
    regions: of.map(({ name, key, hasPage }) => ({ name, href: hasPage ? to.region(key) : null })),
  }));
}

/** @param caption of the table */
export function coverageView(site: Site, node: RegionNode, caption: string): CoverageView {
  const { to } = site;
  const years = site.years.toReversed();
  const rows = coverage(node, years)
    .rows.filter(({ node: child }) => child.total > 0)
    .map(({ node: child, cells }) => ({
      name: child.name,
      href: child.hasPage ? to.region(child.key) : null,
      cells: cells.map(({ state, reports }) => {
        const [first] = reports;
        const href = reports.length === 1 && first ? to.report(first.id) : to.region(child.key);
        return { state, count: reports.length, href: first ? href : null };
      }),
      total: child.total,
    }));
  return { caption, years, rows, without: withoutReports(site, node.children) };
}
