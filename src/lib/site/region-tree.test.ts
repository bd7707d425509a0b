import { expect, it } from 'vitest';
import { regionKey } from '../core/region-key.ts';
import { sampleReport } from '../core/sample-report.ts';
import { buildArchive } from '../store/archive.ts';
import { ancestors, buildRegionTree } from './region-tree.ts';

const area = { code: '410900', path: ['河南省', '濮阳市', '示范区'], level: 'functional-area' } as const;
const former = { code: '500234', path: ['重庆市', '开县'], level: 'county' } as const;
const town = { code: '110118100', path: ['北京市', '密云区', '某镇'], level: 'township' } as const;
const reports = [
  sampleReport({ id: 'r1' }),
  sampleReport({ id: 'r2', region: { ...area, path: [...area.path] } }),
  sampleReport({ id: 'r3', region: { ...former, path: [...former.path] } }),
  sampleReport({ id: 'r4', region: { ...town, path: [...town.path] } }),
  sampleReport({ id: 'r5', region: null }),
];
const tree = buildRegionTree(buildArchive(reports));
const node = (key: string) => {
  const found = tree.byKey.get(key);
  if (!found) throw new Error(key);
  return found;
};

it('counts every report that has a region once', () => {
  expect(tree.root.total).toBe(4);
});

it('hangs a functional area below its city and keeps the two apart', () => {
  const key = regionKey({ ...area, path: [...area.path] });
  expect(node(key).parent).toBe('410900');
  expect(node('410900').reports.map(({ id }) => id)).toEqual(['r1']);
  expect(node('410900').total).toBe(2);
  expect(ancestors(tree, node(key)).map(({ name }) => name)).toEqual(['河南省', '濮阳市']);
});

it('keeps a former county, points to its successor and has it know the former name', () => {
  const county = node('500234');
  expect(county.current).toBe(false);
  expect(county.successors).toEqual(['500154']);
  expect(county.parent).toBe('500000');
  expect(node('500154').formerNames).toContain('开县');
});

it('hangs a township below its county, which then has a page', () => {
  expect(node('110118100').parent).toBe('110118');
  expect(node('110118').hasPage).toBe(true);
});

it('hangs a township without a code of its own below its county and keeps the two apart', () => {
  const region = { code: '110118', path: ['北京市', '密云区', '某镇'], level: 'township' as const };
  const { byKey } = buildRegionTree(buildArchive([sampleReport({ id: 'r6', region })]));
  expect(byKey.get(regionKey(region))).toMatchObject({ parent: '110118', total: 1 });
  expect(byKey.get('110118')?.reports).toEqual([]);
});

it('gives pages to provinces without reports and to what leads to a report, not to other regions', () => {
  expect(node('460000').hasPage).toBe(true);
  expect(node('410900').hasPage).toBe(true);
  expect(node('410100').hasPage).toBe(false);
  expect(node('410102').hasPage).toBe(false);
});
