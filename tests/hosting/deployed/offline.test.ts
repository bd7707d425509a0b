/** Reading without a network: only for those who ask for it, with a server that is really gone. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringBrowser } from '../../../src/lib/dev/browser.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { writeManifest } from '../../../src/lib/publish/hosting/manifest.ts';
import { type SiteServer, serveSite } from '../../../src/lib/publish/hosting/server.ts';
import { watch } from '../../browser/watch.ts';
import { runIn, temporaryFolder } from '../lib/site.ts';

const { dir: folder, remove } = temporaryFolder();
let browser: Browser;
let ids: readonly string[];

beforeAll(async () => {
  const project = join(folder, 'project');
  copyProject(project, ['raw', 'reports']);
  ids = readdirSync(join(project, 'content', 'reports')).map((name) => name.replace('.md', ''));
  for (const base of ['/', '/base/path/']) {
    runIn(project, [
      'scripts/build.ts',
      '--out',
      join(folder, base === '/' ? 'plain' : 'based'),
      '--base',
      base,
    ]);
  }
  const { executablePath, args } = await bringBrowser();
  browser = await chromium.launch({ executablePath, args: [...args] });
});
afterAll(async () => {
  await browser?.close();
  remove();
});

describe.each(['/', '/base/path/'])('at %s', (base) => {
  const dir = join(folder, `${base.length}`);
  const trouble: string[] = [];
  let server: SiteServer;
  let context: BrowserContext;
  let page: Page;
  let port: number;

  const start = async () => {
    server = await serveSite({ dir, base, hosted: true, ...(port ? { port } : {}) });
    port = Number(new URL(server.url).port);
  };
  const open = (address: string) => page.goto(server.url + address);
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));

  beforeAll(async () => {
    cpSync(join(folder, base === '/' ? 'plain' : 'based'), dir, { recursive: true });
    await start();
    context = await browser.newContext();
    page = await context.newPage();
    await watch(page, new URL(server.url).origin, trouble);
  });
  afterAll(async () => {
    await context?.close();
    await server?.close();
  });

  test('nothing is registered or kept unless the reader asks for it', async () => {
    for (const address of ['', `reports/${ids[0]}/`, 'search/', 'offline/']) await open(address);
    expect(await registrations()).toEqual([]);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
  });

  test('who asks for it keeps what is read, and the search', async () => {
    await open('offline/');
    await page.click('#offline-on');
    await page.getByText('已开启').waitFor();
    expect(await registrations()).toEqual([server.url]);
    await page.click('#offline-search');
    await page.getByText('和整个检索').waitFor();
    await open(`reports/${ids[0]}/`);
    await page.locator('article').waitFor();
  });

  test('without a network the report, its style and the search are there; what was not kept says so', async () => {
    await server.close();
    await open(`reports/${ids[0]}/#s1`);
    expect(await page.locator('article p').count()).toBeGreaterThan(5);
    expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(0);
    await open(`search/?q=${encodeURIComponent('法治政府')}`);
    await page.locator('.search-hits li').first().waitFor();
    const hits = await page.locator('.search-hits > li').count();
    expect(hits).toBeGreaterThan(1);
    await open(`reports/${ids[1]}/`);
    expect(await page.locator('h1').textContent()).toBe('离线阅读');
    await open('offline/');
    await page.getByText('存下了 1 份打开过的报告和整个检索').waitFor();
    await start();
  });

  test('a new build is shown at once, and kept as soon as it was seen', async () => {
    const file = join(dir, 'reports', ids[0] ?? '', 'index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/<h1>.*?<\/h1>/s, '<h1>改过的标题</h1>'));
    writeManifest(dir, 'fedcba9876543210');
    const kept = () =>
      page.evaluate(
        async (url) => /<h1>(.*?)<\/h1>/s.exec((await (await caches.match(url))?.text()) ?? '')?.[1],
        `${server.url}reports/${ids[0]}/`,
      );
    // The worker looks at the manifest when it starts; the browser ends it after some idle time.
    const workers = await context.newCDPSession(page);
    await workers.send('ServiceWorker.enable');
    await workers.send('ServiceWorker.stopAllWorkers');
    expect(await kept()).not.toBe('改过的标题');
    await open('');
    await expect.poll(kept, { timeout: 20_000 }).toBe('改过的标题');
    await open(`reports/${ids[0]}/`);
    expect(await page.locator('h1').textContent()).toBe('改过的标题');
  });

  test('switched off, nothing is left', async () => {
    await open('offline/');
    await page.click('#offline-off');
    await page.getByText('都删去了').waitFor();
    expect(await registrations()).toEqual([]);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(trouble).toEqual([]);
  });
});
