/**
 * Regions as pages: the tree of divisions from the country down with the reports filed in it. Provinces
 * always have a page, so that what is missing shows; other regions have one when there is a report of them or below
 * them. Functional areas, townships and divisions that no longer exist hang below the division they lie in.
 */

import { borrowsCode } from '../core/region-key.ts';
import { children, currentOf, divisionByCode, formerNames, nationalCode } from '../core/regions/gazetteer.ts';
import type { RegionLevel, Report } from '../core/schema.ts';
import type { Archive } from '../store/archive.ts';

export interface RegionNode {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Null for the country. */
  readonly parent: string | null;
  /** False for a division that was renamed, merged or dissolved. */
  readonly current: boolean;
  readonly formerNames: readonly string[];
  /** Keys of the divisions that took its place. */
  readonly successors: readonly string[];
  /** Own reports, newest first. */
  readonly reports: readonly Report[];
  /** Reports of the region and everything below it. */
  total: number;
  /** By code; current divisions first, then functional areas and others. */
  readonly children: RegionNode[];
  /** False for a current division below the provinces of which, and below which, there is no report. */
  hasPage: boolean;
}

export interface RegionTree {
  readonly root: RegionNode;
  readonly byKey: ReadonlyMap<string, RegionNode>;
}

/** A current division to file things under when `code` is a former one. */
function currentCode(code: string): string {
  const division = divisionByCode(code);
  if (!division || division.current) return code;
  return currentOf(division)[0]?.code ?? nationalCode;
}

/** Key of the region above one that is no current division. */
function parentKey(code: string, level: RegionLevel): string {
  if (borrowsCode({ code, level })) return currentCode(code);
  if (code.length > 6) return currentCode(code.slice(0, 6));
  const parent = divisionByCode(code)?.parent;
  if (parent) return currentCode(parent);
  const province = `${code.slice(0, 2)}0000`;
  return divisionByCode(province) ? province : nationalCode;
}

class Builder {
  readonly byKey = new Map<string, RegionNode>();
  readonly archive: Archive;
  readonly nameOf: (name: string) => string;

  constructor(archive: Archive, nameOf: (name: string) => string) {
    this.archive = archive;
    this.nameOf = nameOf;
  }

  add(node: Omit<RegionNode, 'reports' | 'total' | 'children' | 'hasPage'>): RegionNode {
    const reports = this.archive.regions.get(node.key)?.reports ?? [];
    const always = ['national', 'province'].includes(node.level) && node.current;
    const name = this.nameOf(node.name);
    const made = { ...node, name, reports, total: 0, children: [], hasPage: always || reports.length > 0 };
    this.byKey.set(made.key, made);
    const parent = node.parent === null ? undefined : this.byKey.get(node.parent);
    parent?.children.push(made);
    return made;
  }

  addCurrent(code: string, parent: string | null): RegionNode | null {
    const division = divisionByCode(code);
    if (!division) return null;
    const { name, level } = division;
    const rest = { current: true, formerNames: formerNames(code), successors: [] };
    const node = this.add({ key: code, code, name, level, parent, ...rest });
    for (const child of children(code)) this.addCurrent(child.code, code);
    return node;
  }

  /** Regions of reports that no current list of divisions holds. */
  addOthers(): void {
    for (const { key, region } of this.archive.regions.values()) {
      if (this.byKey.has(key)) continue;
      const { code, level, path } = region;
      const division = borrowsCode(region) ? null : divisionByCode(code);
      this.add({
        key,
        code,
        name: path.at(-1) ?? code,
        level,
        parent: parentKey(code, level),
        current: division?.current ?? true,
        formerNames: [],
        successors: division && !division.current ? currentOf(division).map((d) => d.code) : [],
      });
    }
  }

  /** Adds up reports from the leaves and gives a page to whatever leads to a report. */
  count(node: RegionNode): number {
    node.total = node.reports.length + node.children.reduce((sum, child) => sum + this.count(child), 0);
    if (node.total > 0) node.hasPage = true;
    return node.total;
  }
}

/** @param nameOf what pages call a region, by its full name in Chinese */
export function buildRegionTree(archive: Archive, nameOf = (name: string): string => name): RegionTree {
  const builder = new Builder(archive, nameOf);
  const root = builder.addCurrent(nationalCode, null);
  if (!root) throw new Error('regions: the gazetteer does not know the country');
  builder.addOthers();
  builder.count(root);
  return { root, byKey: builder.byKey };
}

/** The regions above one, from the province down; the country is left out. */
export function ancestors(tree: RegionTree, node: RegionNode): RegionNode[] {
  const above: RegionNode[] = [];
  for (let key = node.parent; key !== null; ) {
    const parent = tree.byKey.get(key);
    if (!parent || parent.parent === null) break;
    above.unshift(parent);
    key = parent.parent;
  }
  return above;
}

/** Reports of a region and of everything below it. */
export function reportsBelow(node: RegionNode): Report[] {
  return [...node.reports, ...node.children.flatMap(reportsBelow)];
}

/**
 * Regions that have a feed: those above the counties that lead to a report. A county's reports are in the feed
 * of the region above; a feed for each would make thousands of files that hardly ever change.
 */
export const hasFeed = ({ level, total }: RegionNode): boolean =>
  total > 0 && (level === 'province' || level === 'prefecture');

/** Regions that have a page of their own; the country's is the index of regions unless it has reports. */
export function pagesOf(tree: RegionTree): RegionNode[] {
  return [...tree.byKey.values()].filter(
    (node) => node.hasPage && (node.parent !== null || node.reports.length > 0),
  );
}
