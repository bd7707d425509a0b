import { expect, it } from 'vitest';
import { buildArchive } from './archive.ts';
import { buildRegionTree } from './region-tree.ts';
import { reportView } from './report-view.ts';
import { routes } from './routes.ts';
import { sampleReport } from './sample-report.ts';

const last = sampleReport({ id: 'r1', period: { start: '2019-01-01', end: '2019-12-31' } });
const report = sampleReport({ id: 'r2', review: ['truncated'] });
const other = sampleReport({ id: 'r3', issuer: '某某市司法局' });
const lost = sampleReport({ id: 'r4', region: null });
const archive = buildArchive([last, report, other, lost]);
const tree = buildRegionTree(archive);
const to = routes('/base/');

it('leads from the country to the region, to the reports before and after, and to those beside', () => {
  const view = reportView({ report, sections: [] }, archive, tree, to);
  expect(view.crumbs).toEqual([
    { label: '地区', href: '/base/regions/' },
    { label: '河南省', href: '/base/regions/410000/' },
    { label: '濮阳市', href: '/base/regions/410900/' },
  ]);
  expect([view.earlier?.id, view.later, view.besides.map(({ id }) => id)]).toEqual(['r1', null, ['r3']]);
  expect(view.raw).toEqual({ href: '/base/raw/r2/r2.txt', saveAs: '报告.txt' });
});

it('leads back to the list when the region is unknown', () => {
  const view = reportView({ report: lost, sections: [] }, archive, tree, to);
  expect(view.crumbs).toEqual([{ label: '报告', href: '/base/reports/' }]);
});
