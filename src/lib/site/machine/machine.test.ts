/** Tags, JSON-LD and the small files for machines, as they are written; what programs read in them: tests/machine. */
import { describe, expect, it } from 'vitest';
import { translateTo } from '../../core/interface/texts.ts';
import { routes } from '../../core/routes.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { cards } from '../images/cards.ts';
import {
  absolute,
  breadcrumbJsonLd,
  datasetJsonLd,
  issuerJsonLd,
  jsonLdScript,
  reportJsonLd,
  siteJsonLd,
} from './json-ld.ts';
import { type MetaTag, namedTags, openGraphTags } from './meta-tags.ts';
import { openSearchXml } from './open-search.ts';
import { robotsText } from './robots.ts';
import { sitemapGroups } from './sitemap.ts';
import { webManifest } from './web-manifest.ts';

const t = translateTo('zh');

const site = new URL('https://archive.example/');
const to = routes('/base/');
const address = 'https://archive.example/base/reports/r0123456789ab/';
const blank = sampleReport({
  issuer: null,
  source: null,
  region: null,
  period: null,
  published: null,
  written: null,
  documentNumber: null,
  originUrl: null,
});
const values = (tags: readonly MetaTag[], wanted: string) =>
  tags.filter(({ key }) => key === wanted).map(({ value }) => value);

describe('tags of a report', () => {
  it('name what a reference manager looks for', () => {
    const tags = namedTags(sampleReport(), address);
    expect(values(tags, 'citation_title')).toEqual(['某某市人民政府2020年法治政府建设情况报告']);
    expect(values(tags, 'citation_publication_date')).toEqual(['2021/03/31']);
    expect(values(tags, 'citation_technical_report_number')).toEqual(['濮政〔2021〕1号']);
    expect(values(tags, 'DC.type')).toEqual(['report', '年度报告']);
    expect(values(tags, 'DCTERMS.temporal')).toEqual(['2020-01-01/2020-12-31']);
  });

  it('do not call a report what is none', () => {
    const tags = namedTags(sampleReport({ kind: 'other' }), address);
    expect(values(tags, 'DC.type')).toEqual(['document', '其他文件']);
    expect(values(tags, 'citation_technical_report_institution')).toEqual([]);
  });

  it('leave out what is unknown', () => {
    const shared = {
      title: blank.title,
      description: '',
      card: 'site',
      type: 'article',
      published: null,
    } as const;
    const tags = [...namedTags(blank, null), ...openGraphTags(shared, to, null, t)];
    expect(tags.filter(({ value }) => /^(|null|undefined)$/.test(value))).toEqual([]);
    expect(values(tags, 'DC.identifier')).toEqual(['r0123456789ab']);
    expect(values(tags, 'og:image')).toEqual([]);
  });

  it('show the picture of the province by its absolute address', () => {
    const shared = { title: '甲', description: '乙', card: '410000', type: 'website' } as const;
    const tags = openGraphTags(shared, to, address, t);
    expect(values(tags, 'og:image')).toEqual(['https://archive.example/base/og/410000.png']);
    expect(values(tags, 'og:image:alt')).toEqual(['卷宗：河南省']);
    expect(cards('zh').size).toBe(37);
  });
});

describe('JSON-LD', () => {
  const at = absolute(site);

  it('describes the report and its untouched file', () => {
    const data = reportJsonLd(sampleReport(), to, at);
    expect(data).toMatchObject({
      '@type': 'Report',
      url: address,
      reportNumber: '濮政〔2021〕1号',
      author: { '@type': 'GovernmentOrganization', name: '某某市人民政府' },
      spatialCoverage: { '@type': 'AdministrativeArea', name: '河南省濮阳市', identifier: '410900' },
      temporalCoverage: '2020-01-01/2020-12-31',
      encoding: [{ sha256: 'a'.repeat(64) }, { encodingFormat: 'text/markdown' }],
    });
    expect(reportJsonLd(sampleReport({ kind: 'other' }), to, at)).toMatchObject({ '@type': 'CreativeWork' });
  });

  it('leaves out what is unknown', () => {
    const data = reportJsonLd(blank, to, absolute(undefined));
    const missing = [
      'author',
      'datePublished',
      'dateCreated',
      'temporalCoverage',
      'spatialCoverage',
      'isBasedOn',
    ];
    expect(Object.keys(data).filter((key) => missing.includes(key))).toEqual([]);
    expect(JSON.stringify(data)).not.toContain('null');
  });

  it('cannot be left by a title', () => {
    const script = jsonLdScript([reportJsonLd(sampleReport({ title: '</script><script>' }), to, at)]);
    expect(script).not.toContain('<');
    expect(JSON.parse(script)['@graph'][0].name).toBe('</script><script>');
  });

  it('counts breadcrumbs from one', () => {
    const crumbs = [{ label: '地区', href: '/base/regions/' }, { label: '某市' }];
    expect(breadcrumbJsonLd(crumbs, at).itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: '地区', item: 'https://archive.example/base/regions/' },
      { '@type': 'ListItem', position: 2, name: '某市' },
    ]);
  });

  it('names the site, its search, its bodies and its data by absolute addresses', () => {
    const base = 'https://archive.example/base/';
    expect(siteJsonLd(to, at, t)).toMatchObject({
      potentialAction: { target: { urlTemplate: `${base}search/?q={search_term_string}` } },
    });
    expect(issuerJsonLd('某局', 'i1', to, at)).toMatchObject({ name: '某局', '@id': `${base}issuers/i1/` });
    expect(datasetJsonLd(7, to, at, t)).toMatchObject({ url: `${base}data/`, description: /7份/ });
  });
});

describe('sitemap', () => {
  it('files pages by kind and reports by year, and dates reports alone', () => {
    const byId = new Map([
      ['r1', sampleReport({ id: 'r1' })],
      ['r2', sampleReport({ id: 'r2', period: null, published: null })],
    ]);
    const paths = [
      '',
      'reports/',
      'reports/r1/',
      'reports/r2/',
      'regions/410000/',
      'docs/a/',
      'years/2020/page/2/',
    ];
    expect(Object.fromEntries(sitemapGroups(paths, byId, to))).toEqual({
      pages: [{ path: '/base/' }, { path: '/base/reports/' }],
      docs: [{ path: '/base/docs/a/' }],
      'reports-2020': [{ path: '/base/reports/r1/', lastmod: '2021-03-31' }],
      'reports-unknown': [{ path: '/base/reports/r2/', lastmod: '2021-03-01' }],
      regions: [{ path: '/base/regions/410000/' }],
      years: [{ path: '/base/years/2020/page/2/' }],
    });
  });
});

it('tells a browser how to search', () => {
  expect(openSearchXml(to, site)).toContain(
    'template="https://archive.example/base/search/?q={searchTerms}"',
  );
});

it('names the sitemap only when the site knows its address', () => {
  expect(robotsText(to, site)).toContain('Sitemap: https://archive.example/base/sitemap.xml\n');
  expect(robotsText(to, null)).not.toContain('Sitemap');
});

it('gives a device the icons it asks for, below the base path', () => {
  const manifest = JSON.parse(webManifest(to));
  const icons: { src: string; sizes: string; purpose: string }[] = manifest.icons;
  expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const path of [manifest.start_url, manifest.scope, ...icons.map(({ src }) => src)]) {
    expect(path).toMatch(/^\/base\//);
  }
});
