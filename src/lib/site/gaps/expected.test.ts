import { describe, expect, it } from 'vitest';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import type { Report } from '../../core/schema.ts';
import { buildArchive, yearRange } from '../../store/archive.ts';
import { buildRegionTree } from '../region-tree.ts';
import type { Site } from '../site.ts';
import { wordingIn } from '../wording.ts';
import { boundProvinces, countGaps, dutyYears, expectedIn } from './expected.ts';

const report = (
  id: string,
  code: string,
  path: string[],
  year: number | null,
  over: Partial<Report> = {},
): Report =>
  sampleReport({
    id,
    kind: 'annual-report',
    region: {
      code,
      path,
      level: path.length === 1 ? 'province' : path.length === 2 ? 'prefecture' : 'county',
    },
    issuer: `${path.at(-1)}人民政府`,
    period: year === null ? null : { start: `${year}-01-01`, end: `${year}-12-31` },
    ...over,
  });

const reports = [
  report('r00000000000a', '330000', ['浙江省'], 2018),
  report('r00000000000b', '331100', ['浙江省', '丽水市'], 2018),
  report('r00000000000c', '331124', ['浙江省', '丽水市', '松阳县'], null),
  report('r00000000000d', '331122', ['浙江省', '丽水市', '缙云县'], 2018, {
    issuer: '缙云县司法局',
    title: '缙云县司法局2018年法治政府建设情况报告',
  }),
  report('r00000000000e', '330000', ['浙江省'], 2012),
];

/** Only what is read here. */
function siteOf(): Site {
  const archive = buildArchive(reports);
  const store = {
    originalEvents: () => [{ id: 'r00000000000b', value: { date: '2026-03-01', what: 'gone' } }],
    *entriesOfReports(_list: string, _key: string, of: readonly Report[]) {
      for (const { id } of of)
        yield { id, value: { status: 'on-time', days: 0, atLeast: false, asked: 0, notFound: [] } };
    },
  };
  const years = yearRange(archive);
  return {
    archive,
    tree: buildRegionTree(archive),
    store,
    years,
    to: routes('/'),
    wording: wordingIn('zh'),
  } as unknown as Site;
}

const site = siteOf();
const stateIn = (name: string, year: number, province = '330000'): string | undefined =>
  expectedIn(site, province, year).find(({ division }) => division.name === name)?.state;

describe('what ought to exist', () => {
  it('begins with the first rule', () => {
    expect(dutyYears(site)).toEqual([2018, 2017, 2016, 2015]);
  });

  it.each([
    ['浙江省', 2018, 'held'],
    ['浙江省', 2017, 'missing'],
    ['丽水市', 2018, 'gone'],
    ['松阳县', 2018, 'unknown'],
    ['缙云县', 2018, 'missing'],
    ['遂昌县', 2018, 'missing'],
  ])('%s %i: %s', (name, year, state) => {
    expect(stateIn(name, year)).toBe(state);
  });

  it.each([
    // Merged in 2021, made in 2021, made a district in 2015; before 2015 no rule binds.
    ['拱墅区', 2015, '330000', 'missing'],
    ['下城区', 2015, '330000', 'missing'],
    ['下城区', 2020, '330000', 'missing'],
    ['下城区', 2021, '330000', 'unknown'],
    ['钱塘区', 2020, '330000', 'unknown'],
    ['钱塘区', 2015, '330000', undefined],
    ['密云县', 2013, '110000', undefined],
    ['密云区', 2017, '110000', 'missing'],
  ])('%s in %i, by the history of its division', (name, year, province, state) => {
    expect(stateIn(name, year, province)).toBe(state);
  });

  it('counts each division of a year once, and leaves out where no rule binds', () => {
    const expected = expectedIn(site, '330000', 2018);
    expect(new Set(expected.map(({ division }) => division.code)).size).toBe(expected.length);
    const { held, gone, unknown, missing } = countGaps(expected);
    expect(held + gone + unknown + missing).toBe(expected.length);
    expect(boundProvinces()).toHaveLength(31);
    expect(boundProvinces()).not.toContain('710000');
  });
});
