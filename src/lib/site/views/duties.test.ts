import { describe, expect, it } from 'vitest';
import { assessTimeliness } from '../../analysis/duties/timeliness.ts';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import type { Report } from '../../core/schema.ts';
import { buildArchive } from '../../store/archive.ts';
import { buildRegionTree } from '../region-tree.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';
import { type DutiesView, duties } from './duties.ts';

const places = {
  '410000': { path: ['河南省'], level: 'province' },
  '510000': { path: ['四川省'], level: 'province' },
  '410900': { path: ['河南省', '濮阳市'], level: 'prefecture' },
} as const;

const report = (id: string, code: keyof typeof places, year: number, published: string | null): Report =>
  sampleReport({
    id,
    region: { code, path: [...places[code].path], level: places[code].level },
    issuer: `${places[code].path.at(-1)}人民政府`,
    period: { start: `${year}-01-01`, end: `${year}-12-31` },
    published,
    written: null,
  });

/** Only what these pages read, the facts by the real rules. */
function viewsOf(reports: readonly Report[]): Map<string, DutiesView> {
  const archive = buildArchive(reports);
  const store = {
    *entriesOfReports(_list: string, _key: string, of: readonly Report[]) {
      for (const one of of) {
        const { status, daysLate } = assessTimeliness(one);
        yield { id: one.id, value: { status, days: daysLate, atLeast: false, asked: 4, notFound: [] } };
      }
    },
  };
  const site = {
    archive,
    tree: buildRegionTree(archive),
    sources: new Map(),
    store,
    to: routes('/'),
    wording: wordingIn('zh'),
    locale: 'zh',
  } as unknown as Site;
  return new Map([...duties.pages(site)].map(({ path, view }) => [path, view() as DutiesView]));
}

const reports = [
  report('r1', '410000', 2021, '2022-04-06'),
  report('r2', '510000', 2021, null),
  report('r3', '410900', 2021, '2022-03-31'),
  report('r4', '410000', 2020, '2021-04-01'),
];

describe('公开情况', () => {
  const views = viewsOf(reports);

  it('has a page for each year that has reports, of the country and of places that have them', () => {
    expect([...views.keys()]).toEqual([
      'duties/',
      'duties/2021/',
      'duties/2020/',
      'duties/410000/',
      'duties/410000/2021/',
      'duties/410000/2020/',
      'duties/410900/',
      'duties/410900/2021/',
      'duties/510000/',
      'duties/510000/2021/',
    ]);
  });

  it('says of the provinces of a year who was late and what the archive lacks', () => {
    const view = views.get('duties/2021/');
    expect(view?.groups.map(({ sentence }) => sentence)).toEqual(['逾期1，日期不明1，未收录29']);
    expect(view?.late).toEqual([
      { name: '河南省', href: '/reports/r1/', days: '6天', published: '2022年4月6日' },
    ]);
    expect(view?.groups[0]?.tiles.find(({ short }) => short === '河南')?.href).toBe('/duties/410000/2021/');
    expect(view?.groups[0]?.tiles.find(({ short }) => short === '海南')).toMatchObject({
      href: null,
      words: '未收录',
    });
  });

  it('shows the newest year first, and how the years compare, where no year is chosen', () => {
    const view = views.get('duties/');
    expect(view?.year).toBe(2021);
    expect(view?.trend.map(({ year, counts }) => [year, counts.late])).toEqual([
      [2021, 1],
      [2020, 1],
    ]);
  });

  it('lists of counties only those with a report, of prefectures all', () => {
    const groups = views.get('duties/410000/2021/')?.groups;
    expect(groups?.map(({ name, onlyWithReports }) => [name, onlyWithReports])).toEqual([
      ['地级', false],
      ['县级', true],
    ]);
    expect(groups?.[1]?.tiles).toEqual([]);
  });

  it('changes on the pages of its own year alone when a report comes', () => {
    const before = new Map([...views].map(([path, view]) => [path, JSON.stringify(view)]));
    const after = viewsOf([...reports, report('r5', '510000', 2020, '2021-03-01')]);
    const changed = [...after].filter(
      ([path, view]) => before.has(path) && before.get(path) !== JSON.stringify(view),
    );
    expect(changed.map(([path]) => path)).not.toContain('duties/410000/2020/');
    expect(changed.map(([path]) => path)).toContain('duties/2020/');
    expect(changed.map(([path]) => path)).not.toContain('duties/2021/');
  });

  it('has something to say without any report', () => {
    expect(viewsOf([]).get('duties/')).toMatchObject({ year: null, years: [], groups: [] });
  });
});
