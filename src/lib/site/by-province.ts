/** Reports under the province they belong to, in the order of codes; those without a region come last. */
import type { Report } from '../schema.ts';
import { regionKey } from './region-key.ts';
import { ancestors, type RegionTree } from './region-tree.ts';

export interface ProvinceGroup {
  readonly name: string;
  readonly reports: readonly Report[];
}

export function byProvince(tree: RegionTree, reports: readonly Report[]): ProvinceGroup[] {
  const groups = new Map<string, { name: string; reports: Report[] }>();
  const unknown: Report[] = [];
  for (const report of reports) {
    const node = report.region && tree.byKey.get(regionKey(report.region));
    if (!node) {
      unknown.push(report);
      continue;
    }
    const province = ancestors(tree, node)[0] ?? node;
    const group = groups.get(province.key) ?? { name: province.name, reports: [] };
    group.reports.push(report);
    groups.set(province.key, group);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  return unknown.length > 0 ? [...sorted, { name: '地区不明', reports: unknown }] : sorted;
}
