import { describe, expect, it } from 'vitest';
import { reviewNote, siteLabels } from '../analysis/labels.ts';
import { formatDate, formatPeriod, yearOf } from '../core/display-dates.ts';
import { translateTo } from '../core/interface/texts.ts';
import { issuerSlug } from '../core/issuer-slug.ts';
import { buildToc } from '../core/markdown/toc.ts';
import { routes } from '../core/routes.ts';
import { sampleReport } from '../core/sample-report.ts';
import { contentSecurityPolicy } from '../publish/hosting/csp.ts';
import { formatBytes, hostOf } from './parts/format.ts';
import { metadataPanel } from './parts/metadata-panel.ts';
import { reportFacts } from './parts/report-facts.ts';

it.each([
  ['2020-01-01', '2020-12-31', '2020年'],
  ['2020-01-01', '2020-06-30', '2020年上半年'],
  ['2020-07-01', '2020-12-31', '2020年下半年'],
  ['2021-01-01', '2021-03-31', '2021年第一季度'],
  ['2016-01-01', '2020-12-31', '2016年至2020年'],
  ['2020-01-01', '2021-06-30', '2020年1月1日至2021年6月30日'],
  ['2020-03-05', '2020-11-02', '2020年3月5日至2020年11月2日'],
])('names the period from %s to %s', (start, end, name) => {
  expect(formatPeriod({ start, end })).toBe(name);
});

it('formats days, sizes and hosts', () => {
  expect(formatDate('2021-03-01')).toBe('2021年3月1日');
  expect([0, 1023, 1024, 24682, 5 * 1024 ** 2].map((bytes) => formatBytes(bytes, translateTo('zh')))).toEqual(
    ['0 字节', '1023 字节', '1.0 KB', '24.1 KB', '5.0 MB'],
  );
  expect(hostOf('https://www.example.gov.cn:8080/a')).toBe('www.example.gov.cn:8080');
  expect([yearOf(null), yearOf({ start: '2019-07-01', end: '2020-06-30' })]).toEqual([null, 2020]);
});

it('gives an issuer an address that follows from the name alone', () => {
  expect(issuerSlug('某某市人民政府')).toMatch(/^i[0-9a-f]{10}$/);
  expect(issuerSlug(' 某某市　人民政府')).toBe(issuerSlug('某某市人民政府'));
  expect(issuerSlug('某某县人民政府')).not.toBe(issuerSlug('某某市人民政府'));
});

describe('metadataPanel', () => {
  const to = routes('/base/');

  it('says what is unknown instead of leaving it out', () => {
    const known = metadataPanel(sampleReport(), to).flatMap(({ rows }) => rows);
    const blank = sampleReport({
      issuer: null,
      source: null,
      region: null,
      period: null,
      published: null,
      written: null,
      indexNumber: null,
      documentNumber: null,
      subject: null,
      genre: null,
      validity: null,
      originUrl: null,
    });
    const unknown = metadataPanel(blank, to).flatMap(({ rows }) => rows);
    expect(unknown.map(({ label }) => label)).toEqual(known.map(({ label }) => label));
    expect(known.filter(({ value }) => value === null)).toEqual([]);
    expect(unknown.filter(({ value }) => value === null)).toHaveLength(14);
  });

  it('says of a container that an encoding does not apply', () => {
    const { original } = sampleReport();
    const pdf = sampleReport({ original: { ...original, format: 'pdf', encoding: null } });
    const rows = metadataPanel(pdf, to).flatMap((group) => group.rows);
    expect(rows.find(({ label }) => label === '字符编码')?.value).toBe('不适用');
  });
});

it('puts only known facts in the line under the title', () => {
  expect(reportFacts(sampleReport())).toEqual([
    '年度报告',
    '河南省 濮阳市',
    '2020年',
    '某某市人民政府',
    '2021年3月31日发布',
  ]);
  expect(reportFacts(sampleReport({ region: null, period: null, issuer: null, published: null }))).toEqual([
    '年度报告',
  ]);
});

it('nests a table of contents, skipped levels included, and cuts it at its depth', () => {
  const toc = buildToc([
    { depth: 2, slug: 's1', text: '一' },
    { depth: 4, slug: 's1-1', text: '1' },
    { depth: 5, slug: 's1-1-1', text: '(1)' },
    { depth: 3, slug: 's1-2', text: '（二）' },
    { depth: 2, slug: 's2', text: '二' },
  ]);
  expect(toc.map(({ slug, children }) => [slug, children.map((child) => child.slug)])).toEqual([
    ['s1', ['s1-1', 's1-2']],
    ['s2', []],
  ]);
  expect(toc[0]?.children[0]?.children).toEqual([]);
});

it('has words for every value of the schema and shows an unknown slug as it is', () => {
  expect(siteLabels().kind['annual-report']).toBe('年度报告');
  expect(reviewNote('anonymised').severity).toBe('warning');
  expect(reviewNote('no-such-slug').label).toBe('no-such-slug');
});

it('allows WebAssembly only where it is asked for and nothing inline anywhere', () => {
  expect(contentSecurityPolicy({ wasm: false })).not.toContain('wasm');
  expect(contentSecurityPolicy({ wasm: true })).toContain("'wasm-unsafe-eval'");
  expect(contentSecurityPolicy({ wasm: true })).not.toContain('unsafe-inline');
});

describe('routes', () => {
  it.each(['/', '', '/a/b/', 'a/b'])('works under the base %j', (base) => {
    const root = base.includes('a') ? '/a/b' : '';
    const to = routes(base);
    expect(to.home()).toBe(`${root}/`);
    expect(to.report('r1', 's1-p2')).toBe(`${root}/reports/r1/#s1-p2`);
    expect([to.year(2020), to.year('unknown', 2)]).toEqual([
      `${root}/years/2020/`,
      `${root}/years/unknown/page/2/`,
    ]);
    expect([to.section('problems'), to.section('problems', 2020), to.section('problems', 2020, 2)]).toEqual(
      ['', '2020/', '2020/page/2/'].map((rest) => `${root}/sections/problems/${rest}`),
    );
    expect(to.raw('r1', '报告 1.txt')).toBe(`${root}/raw/r1/%E6%8A%A5%E5%91%8A%201.txt`);
    expect(to.search({ q: '规范', region: '' })).toBe(`${root}/search/?q=%E8%A7%84%E8%8C%83`);
  });
});
