/**
 * The built site behind real servers with the configuration that the project ships, at `/` and under a base path:
 * every byte, every link, headers, types, missing addresses, and every kind of page in a real browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../../src/lib/build/site-files.ts';
import { withdrawnPages } from '../../../src/lib/core/withdrawn.ts';
import { bringBrowser } from '../../../src/lib/dev/browser.ts';
import { crawl } from '../../../src/lib/dev/crawl.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { contentType, fileTypes } from '../../../src/lib/publish/hosting/file-types.ts';
import { headersFor } from '../../../src/lib/publish/hosting/header-rules.ts';
import { readManifest } from '../../../src/lib/publish/hosting/read-manifest.ts';
import { siteSource } from '../../../src/lib/publish/hosting/site-source.ts';
import { verifySite } from '../../../src/lib/publish/hosting/verify.ts';
import { watch } from '../../browser/watch.ts';
import { isInstalled, type RunningServer, serverKinds, startServer } from '../lib/servers.ts';
import { runIn, temporaryFolder } from '../lib/site.ts';

const { dir: folder, remove } = temporaryFolder();
/** Web roots, in which the site lies at its base path. */
const webRootOf = (base: string): string => join(folder, base === '/' ? 'plain' : 'based');
const siteDir = (base: string): string => join(webRootOf(base), base).replace(/\/$/, '');
let browser: Browser;

beforeAll(async () => {
  const project = join(folder, 'project');
  copyProject(project, ['raw', 'reports']);
  for (const base of ['/', '/base/path/']) {
    const site = ['--base', base, '--site', 'https://archive.example'];
    runIn(project, ['scripts/build.ts', '--out', siteDir(base), ...site]);
  }
  const { executablePath, args } = await bringBrowser();
  browser = await chromium.launch({ executablePath, args: [...args] });
});
afterAll(async () => {
  await browser?.close();
  remove();
});

const missing = serverKinds.filter((kind) => !isInstalled(kind));
for (const { name, debianPackage } of missing) {
  console.warn(`${name} is not installed and not tested: apt-get install ${debianPackage}`);
}
const cases = serverKinds
  .filter(isInstalled)
  .flatMap((kind) => ['/', '/base/path/'].map((base) => ({ kind, name: kind.name, base })));

describe.each(cases)('$name at $base', ({ kind, base }) => {
  let server: RunningServer;
  let home: string;
  const dir = siteDir(base);

  beforeAll(async () => {
    const scratch = join(folder, `${kind.program}-${base.length}`);
    server = await startServer(kind, { webRoot: webRootOf(base), base, scratch });
    home = server.home;
  });
  afterAll(() => server?.close());

  test('every file arrives as it was built', async () => {
    const manifest = await readManifest(siteSource(home));
    const { checked, problems } = await verifySite(home, manifest);
    expect(problems).toEqual([]);
    expect(checked).toBeGreaterThan(400);
  });

  test('every link and anchor resolves, every page is reached', async () => {
    const { pages, broken } = await crawl(home);
    expect(broken).toEqual([]);
    const built = pagesOf(await listSiteFiles(dir)).map(({ address }) => encodeURI(home + address));
    // Nothing leads to an address whose content was withdrawn, and its page stays for good.
    const alone = ['404.html', ...withdrawnPages().map(({ path }) => path)].map((path) => home + path);
    expect(built.filter((address) => !alone.includes(address) && !pages.has(address))).toEqual([]);
  });

  test('a missing address gives status 404, and a folder without its slash leads to the page', async () => {
    const response = await fetch(`${home}no/such/page`);
    expect(response.status).toBe(404);
    const text = await response.text();
    if (kind.configured) {
      expect(text).toBe(readFileSync(join(dir, '404.html'), 'utf8'));
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      for (const path of ['_astro/gone.js', 'raw/r000000000000/gone.txt']) {
        const gone = await fetch(home + path);
        expect(gone.status, path).toBe(404);
        const { 'Cache-Control': cache, 'Content-Security-Policy': policy } = headersFor('404.html');
        const names = ['cache-control', 'content-security-policy', 'content-disposition', 'content-type'];
        const values = names.map((name) => gone.headers.get(name));
        expect(values, path).toEqual([cache, policy, null, 'text/html; charset=utf-8']);
      }
    }
    const redirected = await fetch(`${home}reports`);
    expect([redirected.status, redirected.url]).toEqual([200, `${home}reports/`]);
  });

  test.runIf(kind.configured)(
    'each kind of file has the headers and the type that are designed',
    async () => {
      const { names, endings } = fileTypes();
      const samples = new Map<string, string>();
      for (const { path } of await listSiteFiles(dir)) {
        if (/^(\.|_headers|_redirects)/.test(path)) continue;
        const name = path.split('/').at(-1) ?? '';
        const kind = name in names ? name : /[^./]*$/.exec(path)?.[0];
        samples.set(`${kind} ${JSON.stringify(headersFor(path))}`, path);
      }
      for (const path of samples.values()) {
        const response = await fetch(home + path.replace(/(^|\/)index\.html$/, '$1'));
        await response.body?.cancel();
        const name = path.split('/').at(-1) ?? '';
        const type = names[name] ?? endings[name.split('.').at(-1) ?? ''];
        const wanted = { 'Content-Type': type ? contentType(type) : null, ...headersFor(path) };
        const found = Object.keys(wanted).map((header) => [header, response.headers.get(header)]);
        expect(Object.fromEntries(found), path).toEqual(wanted);
      }
      expect(samples.size).toBeGreaterThan(12);
    },
  );

  test.runIf(kind.configured)('text is compressed, what is compressed already is not', async () => {
    const encoding = async (path: string) =>
      (await fetch(home + path, { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding');
    const files = await listSiteFiles(dir);
    const style = files.find(({ path }) => path.endsWith('.css'))?.path ?? '';
    const index = files.find(({ path }) => path.endsWith('head.bin'))?.path ?? '';
    expect([await encoding(''), await encoding(style), await encoding(index)]).toEqual([
      'gzip',
      'gzip',
      null,
    ]);
  });

  test.runIf(kind.configured)('files for other hosts are not served', async () => {
    for (const path of ['.htaccess', '_headers']) {
      expect([403, 404], path).toContain((await fetch(home + path)).status);
    }
  });

  test('every kind of page opens in a browser without a violation of the policy', async () => {
    const trouble: string[] = [];
    const page = await browser.newPage();
    await watch(page, new URL(home).origin, trouble);
    for (const { address } of richestOfEachKind(pagesOf(await listSiteFiles(dir)))) {
      await page.goto(home + address);
      expect(await page.locator('h1').count(), address).toBe(1);
    }
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('search finds, opens the place, and a raw file is downloaded', async () => {
    const trouble: string[] = [];
    const page = await browser.newPage();
    await watch(page, new URL(home).origin, trouble);
    await page.goto(`${home}search/?q=${encodeURIComponent('行政复议')}`);
    await page.locator('.search-hits mark').first().waitFor();
    await page.locator('.search-hits a.hit-place').first().click();
    await page.waitForURL(/\/reports\/r[0-9a-f]{12}\//);
    await page.locator('article, main h1').first().waitFor();
    // A query of which only a part stands in a report is answered by Pagefind: WebAssembly in a worker.
    await page.goto(`${home}search/?q=${encodeURIComponent('行政复议在月球上办理')}`);
    await page.locator('.search-partial li').first().waitFor();
    await page.goto(`${home}reports/rd63915c6103f/`);
    const link = page.locator('a[download][href*="/raw/"]').first();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(await download.failure()).toBeNull();
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('feeds and the sitemap name the address of the site', async () => {
    const files = await listSiteFiles(dir);
    const feeds = files.filter(({ path }) => /(?:^|\/)feed\.xml$|^sitemap.*\.xml$/.test(path)).slice(0, 5);
    expect(feeds.length).toBeGreaterThan(1);
    for (const { path } of feeds) {
      expect(await (await fetch(home + path)).text(), path).toContain(`https://archive.example${base}`);
    }
  });
});
