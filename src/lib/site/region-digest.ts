/**
 * Digests of what regions hold, as parts of the keys of pages about them: as long as one is the same, so is all that
 * follows from these reports, and the view need not be made to see that.
 */
import { hash } from 'node:crypto';
import { yearOf } from '../core/display-dates.ts';
import type { RegionNode } from './region-tree.ts';
import { type Site, sourcesOf } from './site.ts';

export interface RegionDigest {
  /** Of the region's own reports. */
  readonly own: string;
  /** Of its reports and all below it, by year; null stands for an unknown one. */
  readonly byYear: ReadonlyMap<number | null, string>;
  /** Of all years, and of which regions have a page. */
  readonly all: string;
  readonly pages: string;
}

const digest = (parts: readonly unknown[]): string => hash('sha256', JSON.stringify(parts)).slice(0, 24);

const known = new WeakMap<RegionNode, RegionDigest>();

function make(site: Site, node: RegionNode): RegionDigest {
  const children = node.children.map((child) => regionDigest(site, child));
  const own = Map.groupBy(node.reports, ({ period }) => yearOf(period));
  const years = new Set([...own.keys(), ...children.flatMap(({ byYear }) => [...byYear.keys()])]);
  const ofReports = (reports: RegionNode['reports'] = []) => {
    const ids = reports.map(({ id }) => id);
    return [ids, sourcesOf(site, ids)];
  };
  const byYear = new Map(
    [...years].map((year) => [
      year,
      digest([...ofReports(own.get(year)), ...children.map((child) => child.byYear.get(year) ?? null)]),
    ]),
  );
  const pages = digest([node.hasPage, ...children.map((child) => child.pages)]);
  return { own: digest(ofReports(node.reports)), byYear, all: digest([...byYear.values(), pages]), pages };
}

export function regionDigest(site: Site, node: RegionNode): RegionDigest {
  const present = known.get(node) ?? make(site, node);
  known.set(node, present);
  return present;
}
