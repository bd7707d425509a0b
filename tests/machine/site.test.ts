/** A built site as programs read it: reference managers, feed readers, search engines, browsers, phones. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import jsQR from 'jsqr';
import { type Browser, chromium, type Page } from 'playwright-core';
import robotsParser from 'robots-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import { run } from '../../src/lib/core/run.ts';
import type { Report } from '../../src/lib/core/schema.ts';
import { projectRoot } from '../../src/lib/core/vocab.ts';
import { bringBrowser } from '../../src/lib/dev/browser.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { type SiteServer, serveSite } from '../../src/lib/publish/hosting/server.ts';
import { readHead } from './page.ts';
import { jsonErrors, xmlErrors } from './validate.ts';
import { readAsZotero } from './zotero.ts';

const home = 'https://archive.example/base/';
const folder = mkdtempSync(join(tmpdir(), 'machine-'));
const dist = join(folder, 'dist');
const at = (path: string) => join(dist, path);
const text = (path: string) => readFileSync(at(path), 'utf8');

let files: readonly string[];
let reports: readonly Report[];

beforeAll(async () => {
  const project = join(folder, 'project');
  copyProject(project, ['raw', 'reports']);
  const options = ['--out', dist, '--site', new URL(home).origin, '--base', '/base/'];
  const script = join(project, 'scripts', 'build.ts');
  expect(await run(process.execPath, [script, ...options], { quiet: true }), 'exit code of build').toBe(0);
  files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(dist.length + 1));
  const reportsDir = join(projectRoot(), 'content', 'reports');
  reports = readdirSync(reportsDir)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parseReport(readFileSync(join(reportsDir, name), 'utf8')).report);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files by the end of their path, with what they hold. */
const documents = (pattern: RegExp) =>
  files.filter((file) => pattern.test(file)).map((file) => ({ file, contents: text(file) }));

const pageOf = ({ id }: Report) => `reports/${id}/index.html`;

describe('reports', () => {
  test('are read by Zotero as what they are', () => {
    expect(reports.length).toBeGreaterThanOrEqual(5);
    for (const report of reports) {
      const address = `${home}reports/${report.id}/`;
      expect(readAsZotero(readHead(at(pageOf(report))), 'https://elsewhere.example/')).toEqual({
        itemType: report.kind === 'other' ? 'document' : 'report',
        title: report.title,
        creators: report.issuer === null ? [] : [report.issuer],
        institution: report.issuer ?? undefined,
        reportNumber: report.documentNumber ?? undefined,
        date: report.published?.replaceAll('-', '/'),
        language: 'zh-CN',
        url: address,
      });
    }
  });

  test('are described in JSON-LD like in their front matter', () => {
    for (const report of reports) {
      const { '@graph': graph } = readHead(at(pageOf(report))).jsonLd[0] as { '@graph': object[] };
      expect(graph[0]).toMatchObject({
        '@type': 'Report',
        '@id': `${home}reports/${report.id}/`,
        name: report.title,
        ...(report.issuer && { author: { '@type': 'GovernmentOrganization', name: report.issuer } }),
        ...(report.published && { datePublished: report.published }),
        encoding: [{ sha256: report.original.sha256 }, {}],
      });
      expect(graph[1]).toMatchObject({ '@type': 'BreadcrumbList' });
    }
  });

  test('show the picture of their province', () => {
    for (const report of reports) {
      const { metas } = readHead(at(pageOf(report)));
      const image = metas.find(({ key }) => key === 'og:image')?.value ?? '';
      const province = report.region ? `${report.region.code.slice(0, 2)}0000` : 'site';
      expect(image).toBe(`${home}og/${province}.png`);
      expect(existsSync(at(image.slice(home.length))), image).toBe(true);
    }
  });
});

describe('pages', () => {
  test.each([
    ['index.html', 'WebSite'],
    ['data/index.html', 'Dataset'],
  ])('%s is described as %s', (file, type) => {
    expect(JSON.stringify(readHead(at(file)).jsonLd)).toContain(`"@type":"${type}"`);
  });

  test('name only icons, feeds and descriptions that are there', () => {
    const seen = new Set<string>();
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      for (const { rel = '', href = '', hreflang } of readHead(at(file)).links) {
        // The same page in another language has a full address; crawls look at those.
        if (hreflang === undefined && /^(?:icon|apple-touch-icon|manifest|alternate|search)$/.test(rel))
          seen.add(href);
      }
    }
    const gone = [...seen].filter((href) => !existsSync(at(href.slice('/base/'.length))));
    expect(gone).toEqual([]);
    expect([...seen].filter((href) => href.endsWith('feed.xml')).length).toBeGreaterThan(5);
  });

  test('that search engines may find are all in the sitemap, and no others', async () => {
    const index = documents(/^sitemap\.xml$/);
    expect(await xmlErrors('sitemapIndex', index)).toEqual([]);
    const parts = documents(/^sitemap-.*\.xml$/);
    expect(parts.length).toBeGreaterThan(0);
    expect(await xmlErrors('sitemap', parts)).toEqual([]);
    const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc ?? '');
    expect(locations(index[0]?.contents ?? '').sort()).toEqual(parts.map(({ file }) => home + file).sort());
    const listed = parts.flatMap(({ contents }) => locations(contents)).sort();
    const canonical = files
      .filter((name) => name.endsWith('.html'))
      .flatMap((file) => readHead(at(file)).links.filter(({ rel }) => rel === 'canonical'))
      .map(({ href }) => href)
      .sort();
    expect(listed).toEqual(canonical);
  });
});

/** Nothing has become of any original yet, and readers may subscribe before something does. */
const mayBeEmpty = (file: string): boolean => /^(?:en\/)?originals\//.test(file);

describe('feeds', () => {
  test('are valid Atom', async () => {
    const feeds = documents(/(?:^|\/)feed\.xml$/);
    expect(feeds.length).toBeGreaterThan(5);
    expect(await xmlErrors('atom', feeds)).toEqual([]);
    for (const { file, contents } of feeds) {
      const { links, entries } = parseAtomFeed(contents);
      expect(links?.map(({ href }) => href)).toContain(home + file);
      if (mayBeEmpty(file)) continue;
      expect(entries?.length).toBeGreaterThan(0);
    }
  });

  test('tell the same in JSON', () => {
    const feeds = documents(/(?:^|\/)feed\.json$/);
    const named = (pattern: RegExp) =>
      documents(pattern)
        .map(({ file }) => file.replace(/\w+$/, ''))
        .sort();
    expect(named(/(?:^|\/)feed\.json$/)).toEqual(named(/(?:^|\/)feed\.xml$/));
    for (const { file, contents } of feeds) {
      expect(jsonErrors('json-feed', contents), file).toEqual([]);
      const { entries = [] } = parseAtomFeed(text(file.replace(/json$/, 'xml')));
      const { items = [] } = parseJsonFeed(contents);
      if (!mayBeEmpty(file)) expect(items.length, file).toBeGreaterThan(0);
      expect(items.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    }
  });
});

describe('files for browsers and robots', () => {
  test('are valid', async () => {
    const descriptions = documents(/^opensearch\.xml$/);
    expect(descriptions).toHaveLength(1);
    expect(await xmlErrors('openSearch', descriptions)).toEqual([]);
    expect(jsonErrors('web-manifest', text('site.webmanifest'))).toEqual([]);
    const robots = robotsParser(`${home}robots.txt`, text('robots.txt'));
    expect(robots.isAllowed(`${home}reports/`, 'anybot')).toBe(true);
    expect(robots.getSitemaps()).toEqual([`${home}sitemap.xml`]);
  });

  test('name icons of the size that they have', () => {
    const { icons } = JSON.parse(text('site.webmanifest')) as { icons: { src: string; sizes: string }[] };
    expect(icons.length).toBeGreaterThan(0);
    for (const { src, sizes } of icons) {
      const png = readFileSync(at(src.slice('/base/'.length)));
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
    }
  });

  test('would be found wanting', async () => {
    const broken = documents(/^feed\.xml$/).map(({ file, contents }) => ({
      file,
      contents: contents.replace(/<updated>[^<]*<\/updated>/, ''),
    }));
    expect((await xmlErrors('atom', broken)).join()).toContain('feed.xml');
    expect(jsonErrors('web-manifest', '{"name":"卷宗"}')).not.toEqual([]);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let server: SiteServer;
  /** An empty page, whose canvas decodes pictures. */
  let blank: Page;
  beforeAll(async () => {
    const { executablePath, args } = await bringBrowser();
    browser = await chromium.launch({ executablePath, args: [...args] });
    blank = await browser.newPage();
    server = await serveSite({ dir: dist, base: '/base/' });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Pixels of a PNG, decoded by the browser. */
  async function pixels(png: Buffer): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
    const { values, width, height } = await blank.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
      return { values: [...(image?.data ?? [])], width: bitmap.width, height: bitmap.height };
    }, png.toString('base64'));
    return { data: Uint8ClampedArray.from(values), width, height };
  }

  test('the QR code leads to the report, on screens and on paper', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    for (const { id } of reports) {
      await page.goto(`${server.url}reports/${id}/`);
      for (const shown of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { media: 'print' }] as const) {
        await page.emulateMedia(shown);
        const { data, width, height } = await pixels(await page.locator('svg.qr').screenshot());
        expect(jsQR(data, width, height)?.data, JSON.stringify(shown)).toBe(`${home}reports/${id}/`);
      }
    }
    await page.close();
  }, 120_000);

  test('a citation is saved as a file that reads like what is shown', async () => {
    const page = await browser.newPage();
    const [report] = reports;
    await page.goto(`${server.url}reports/${report?.id}/`);
    await page.locator('.cite summary', { hasText: 'RIS' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.cite details[open]').getByRole('button', { name: '保存' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${report?.id}.ris`);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(
      /^TY {2}- RPRT\n(?:[A-Z]\w {2}- .+\n)+ER {2}- \n$/,
    );
    await page.close();
  }, 120_000);
});
