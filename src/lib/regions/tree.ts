/** The tree of regions that pages show: country → province → …, only the nodes that reports lead to. */
import type { Region, RegionLevel } from '../schema.ts';
import { divisionByCode, nationalCode } from './gazetteer.ts';

export interface RegionNode {
  readonly code: string;
  /** Full name of the last element of the path. */
  readonly name: string;
  readonly level: RegionLevel;
  readonly path: readonly string[];
  /** Sorted by code, then name. */
  readonly children: readonly RegionNode[];
}

interface Growing extends RegionNode {
  readonly children: Growing[];
}

/**
 * @param regions regions of reports, in any order, doubles allowed
 * @returns the country with the divisions and areas that lead to them
 */
export function regionTree(regions: Iterable<Region>): RegionNode {
  const root: Growing = { code: nationalCode, name: '全国', level: 'national', path: ['全国'], children: [] };
  for (const region of regions) {
    if (region.level !== 'national') grow(root, region);
  }
  sort(root);
  return root;
}

function grow(root: Growing, region: Region): void {
  let node = root;
  for (const [i, name] of region.path.entries()) {
    const last = i === region.path.length - 1;
    const code = last ? region.code : upperCode(region, i);
    const level = last ? region.level : (divisionByCode(code)?.level ?? 'county');
    let next = node.children.find((child) => child.name === name && child.code === code);
    if (next === undefined) {
      next = { code, name, level, path: region.path.slice(0, i + 1), children: [] };
      node.children.push(next);
    }
    node = next;
  }
}

/** Code of the element of a region's path at `i`, which is not the last. */
function upperCode({ code, path, level }: Region, i: number): string {
  if (i === 0) return `${code.slice(0, 2)}0000`;
  const areaParent = (level === 'functional-area' || level === 'township') && i === path.length - 2;
  return areaParent ? code : `${code.slice(0, 4)}00`;
}

function sort(node: Growing): void {
  node.children.sort((a, b) => a.code.localeCompare(b.code) || a.name.localeCompare(b.name, 'zh'));
  for (const child of node.children) sort(child);
}
