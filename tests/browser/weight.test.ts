/** What a page costs on a host that compresses: bytes, stylesheets, and nothing that moves while it loads. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page, Response } from 'playwright-core';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../src/lib/build/site-files.ts';
import { desktop, expect, phone, siteDir, siteUrl, test } from './harness.ts';
import { serveSlowly } from './slow-host.ts';

const pages = richestOfEachKind(pagesOf(await listSiteFiles(siteDir)));
const addressOf = (wanted: string) => pages.find(({ kind }) => kind === wanted)?.address ?? '';
/** A report longer than the bound speaks of would prove nothing by failing. */
const report = { kind: 'reports/*', address: addressOf('reports/*') };

interface Weight {
  all: number;
  scripts: number;
}

/** Opens an address and adds up what came over the network, headers left out. */
async function weigh(page: Page, address: string): Promise<Weight> {
  // Scripts that an earlier page of the test brought count as well.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const weight = { all: 0, scripts: 0 };
  const sizes: Promise<void>[] = [];
  page.on('response', (response: Response) => {
    const add = async () => {
      const { responseBodySize } = await response.request().sizes();
      weight.all += responseBodySize;
      if (response.request().resourceType() === 'script') weight.scripts += responseBodySize;
    };
    sizes.push(add());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await Promise.all(sizes);
  return weight;
}

test('a report of 25 KB text costs 60 KB at most, 12 KB of them scripts', async ({ open }) => {
  const page = await open('404.html');
  const { all, scripts } = await weigh(page, new URL(report.address, page.url()).href);
  const text = (await page.locator('#text').textContent()) ?? '';
  expect(Buffer.byteLength(text), 'bytes of text').toBeGreaterThan(20_000);
  // A longer text may cost as much more as it is longer.
  expect(all).toBeLessThanOrEqual(60_000 * Math.max(1, Buffer.byteLength(text) / 25_000));
  expect(scripts).toBeGreaterThan(0);
  expect(scripts).toBeLessThanOrEqual(12_000);
});

test('the search page without a query costs 60 KB at most', async ({ open }) => {
  const page = await open('404.html');
  const { all } = await weigh(page, new URL('search/', page.url()).href);
  expect(all).toBeLessThanOrEqual(60_000);
});

/** Sum of the layout shifts so far and shortly after. */
const shiftOf = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );

/** Serves the site in pieces while the tests of this file run. */
const slowly = test
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of a fixture's needs from the pattern
  .extend('slowUrl', { scope: 'file' }, async ({}, { onCleanup }): Promise<string> => {
    const { url, close } = await serveSlowly(siteUrl);
    onCleanup(close);
    return url;
  });

/** Addresses of files that drawing waited for. */
const blocking = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming & { renderBlockingStatus: string })
      .filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking')
      .map(({ name }) => name),
  );

slowly.for(pages)(
  '$kind: nothing moves, even when the page arrives in pieces',
  async ({ address }, { open, slowUrl }) => {
    const page = await open(new URL('404.html', slowUrl).href);
    // Chosen on an earlier page: taken up without a jump.
    await page.evaluate(() => localStorage.setItem('juanzong:text-size', 'large'));
    for (const viewport of [phone, desktop]) {
      await page.setViewportSize(viewport);
      await page.goto(new URL(address, slowUrl).href);
      expect(await shiftOf(page), `at ${viewport.width} px`).toBeLessThan(0.005);
    }
  },
);

test.for(pages)('$kind: drawing waits for one stylesheet of 24 KB at most', async ({ address }, { open }) => {
  const page = await open(address);
  const [sheet = '', ...more] = await page
    .locator('link[rel=stylesheet]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  expect(more).toEqual([]);
  expect(await blocking(page)).toEqual([sheet]);
  expect((await (await fetch(sheet)).text()).length).toBeLessThanOrEqual(24_000);
});

/** Names of classes that a stylesheet has rules for. */
const classesIn = (css: string): Set<string> =>
  new Set([...css.replace(/"[^"]*"/g, '').matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name));

test('no page needs a rule that only the stylesheet of another page has', async () => {
  const files = await listSiteFiles(siteDir);
  const sheets = new Map(
    files
      .filter(({ path }) => path.endsWith('.css'))
      .map(({ path }) => [basename(path), classesIn(readFileSync(join(siteDir, path), 'utf8'))] as const),
  );
  const known = new Set([...sheets.values()].flatMap((names) => [...names]));
  const missing = pagesOf(files).flatMap(({ address }) => {
    const file = address.endsWith('.html') ? address : join(address, 'index.html');
    const html = readFileSync(join(siteDir, file), 'utf8');
    const own = sheets.get(/<link rel="stylesheet" href="[^"]*?([^"/]+\.css)"/.exec(html)?.[1] ?? '');
    const used = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '));
    const lacking = new Set(used.filter((name) => known.has(name) && !own?.has(name)));
    return lacking.size === 0 ? [] : [`${address}: ${[...lacking].join(' ')}`];
  });
  expect(missing).toEqual([]);
});

test.for([phone, desktop])(
  'the answer to a search comes where room was kept ($width px)',
  async (viewport, { open }) => {
    const page = await open(`search/?q=${encodeURIComponent('规范性文件')}`, { viewport });
    await page.locator('.search-hits > li').first().waitFor();
    expect(await shiftOf(page)).toBeLessThan(0.005);
  },
);
