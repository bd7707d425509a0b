import core from '@citation-js/core';
import { describe, expect, it } from 'vitest';
import { buildArchive } from './archive.ts';
import { citationFormats, cslItem, gbt7714 } from './citation.ts';
import { atomFeed } from './feeds.ts';
import { absolute, breadcrumbJsonLd, jsonLdScript, reportJsonLd } from './json-ld.ts';
import { keepYears } from './keep-years.ts';
import { namedTags, openGraphTags } from './meta-tags.ts';
import { openSearchXml } from './open-search.ts';
import { buildRegionTree } from './region-tree.ts';
import { routes } from './routes.ts';
import { sampleReport } from './sample-report.ts';
import { sitemapCount, sitemapSize, sitemapXml, sitePaths } from './sitemap.ts';

const site = new URL('https://archive.example/');
const to = routes('/base/');
const address = 'https://archive.example/base/reports/r0123456789ab/';
const blank = sampleReport({
  issuer: null,
  region: null,
  period: null,
  published: null,
  written: null,
  titleInferred: true,
  documentNumber: null,
});

describe('citation', () => {
  it('follows GB/T 7714 for an electronic report and leaves the day of access to the reader', () => {
    expect(gbt7714(sampleReport(), address)).toEqual({
      before: '某某市人民政府. 某某市人民政府2020年法治政府建设情况报告[R/OL]. (2021-03-31)',
      after: `. ${address}.`,
    });
    expect(gbt7714(blank, null)).toEqual({
      before: '[某某市人民政府2020年法治政府建设情况报告][R/OL]. ',
      after: '.',
    });
  });

  it.each(['BibTeX', 'RIS', 'CSL-JSON'])('writes %s that a parser reads back', (name) => {
    const report = sampleReport({ title: '关于“放管服”的报告：100% & _项_ #1' });
    const text = citationFormats(report, address).find((format) => format.name === name)?.text ?? '';
    const [read] = new core.Cite(text).data;
    expect(read).toMatchObject({
      type: 'report',
      title: report.title,
      URL: address,
    });
    expect(JSON.stringify(read)).toContain('"date-parts":[[2021,3,31]]');
    expect(JSON.stringify(read)).toMatch(/"author":\[\{"(literal|family)":"某某市人民政府"\}\]/);
  });

  it('has no empty fields', () => {
    expect(cslItem(blank, null)).toEqual({
      id: 'r0123456789ab',
      type: 'report',
      title: '[某某市人民政府2020年法治政府建设情况报告]',
      genre: '年度报告',
      language: 'zh-CN',
    });
  });
});

describe('tags of a report', () => {
  it('name what a reference manager looks for', () => {
    const tags = new Map(namedTags(sampleReport(), address).map(({ key, value }) => [key, value]));
    expect(tags.get('citation_title')).toBe('某某市人民政府2020年法治政府建设情况报告');
    expect(tags.get('citation_publication_date')).toBe('2021/03/31');
    expect(tags.get('citation_technical_report_number')).toBe('濮政〔2021〕1号');
    expect(tags.get('DCTERMS.temporal')).toBe('2020-01-01/2020-12-31');
  });

  it('leave out what is unknown', () => {
    const values = [...namedTags(blank, null), ...openGraphTags(blank, '', null)].map(({ value }) => value);
    expect(values.filter((value) => value === '' || value === 'null')).toEqual([]);
    expect(namedTags(blank, null).find(({ key }) => key === 'DC.identifier')?.value).toBe('r0123456789ab');
  });
});

describe('JSON-LD', () => {
  it('describes the report and its untouched file', () => {
    const data = reportJsonLd(sampleReport(), to, absolute(site));
    expect(data).toMatchObject({
      '@type': 'Report',
      url: address,
      temporalCoverage: '2020-01-01/2020-12-31',
    });
    expect(JSON.stringify(data)).toContain(`${'a'.repeat(64)}`);
    expect(Object.keys(reportJsonLd(blank, to, absolute(undefined)))).not.toContain('author');
  });

  it('cannot be left by a title', () => {
    const script = jsonLdScript([
      reportJsonLd(sampleReport({ title: '</script><script>' }), to, absolute(site)),
    ]);
    expect(script).not.toContain('<');
    expect(JSON.parse(script)['@graph'][0].name).toBe('</script><script>');
  });

  it('counts breadcrumbs from one', () => {
    const { itemListElement } = breadcrumbJsonLd(
      [{ label: '地区', href: '/base/regions/' }, { label: '某市' }],
      absolute(site),
    );
    expect(itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: '地区', item: 'https://archive.example/base/regions/' },
      { '@type': 'ListItem', position: 2, name: '某市' },
    ]);
  });
});

describe('Atom feed', () => {
  const info = { title: '某市', page: to.region('410900'), feed: to.regionFeed('410900') };

  it('is the same whatever the order of reports and whenever it is built', () => {
    const reports = [sampleReport(), sampleReport({ id: 'r2', published: '2022-01-01' }), blank];
    const feed = atomFeed(reports, info, to, site);
    expect(atomFeed([...reports].reverse(), info, to, site)).toBe(feed);
    expect(feed).toContain('<updated>2022-01-01T00:00:00.000Z</updated>');
    expect(feed).toContain(`<id>${address}</id>`);
  });

  it('takes no markup from a title', () => {
    expect(atomFeed([sampleReport({ title: '甲]]><b>乙' })], info, to, site)).not.toContain('<b>');
  });
});

describe('sitemap', () => {
  const archive = buildArchive([sampleReport()]);
  const paths = sitePaths(
    {
      archive,
      tree: buildRegionTree(archive),
      sections: [],
      instruments: [],
      indicators: [],
      docNames: ['about'],
    },
    to,
  );

  it('holds every kind of page once', () => {
    expect(new Set(paths).size).toBe(paths.length);
    for (const path of [
      to.home(),
      to.report('r0123456789ab'),
      to.region('410900'),
      to.year(2020),
      to.doc('about'),
    ]) {
      expect(paths).toContain(path);
    }
  });

  it('is one file until the limit of the protocol, then an index of several', async () => {
    expect(await sitemapXml(paths, null, site, to)).toContain(`<loc>${address}</loc>`);
    const many = Array.from({ length: sitemapSize + 1 }, (_, index) => `/p${index}/`);
    expect(sitemapCount(many)).toBe(2);
    expect(await sitemapXml(many, null, site, to)).toContain(
      '<loc>https://archive.example/base/sitemap-2.xml</loc>',
    );
    expect(await sitemapXml(many, 2, site, to)).toContain(
      `<loc>https://archive.example/p${sitemapSize}/</loc>`,
    );
  });
});

it('tells a browser how to search', () => {
  expect(openSearchXml(to, site)).toContain(
    'template="https://archive.example/base/search/?q={searchTerms}"',
  );
});

it('keeps a year of a title together', () => {
  expect(keepYears('某市2020年度报告')).toEqual([
    { text: '某市', together: false },
    { text: '2020年度', together: true },
    { text: '报告', together: false },
  ]);
});
