/**
 * Hostile raw documents, taken in and built like any other, give pages in which nothing runs and nothing loads. The
 * pages are also opened with the policy switched off: it is a second wall, not the only one.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../../src/lib/build/site-files.ts';
import { bringBrowser } from '../../../src/lib/dev/browser.ts';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { earlyScript } from '../../../src/lib/publish/hosting/early-script.ts';
import { type SiteServer, serveSite } from '../../../src/lib/publish/hosting/server.ts';
import { watch } from '../../browser/watch.ts';
import { hostileDocuments, writeHostile } from '../lib/hostile.ts';
import { runIn, temporaryFolder } from '../lib/site.ts';

const { dir: folder, remove } = temporaryFolder();
const project = join(folder, 'project');
const dist = join(project, 'dist');
let server: SiteServer;
let browser: Browser;

beforeAll(async () => {
  copyProject(project);
  const raw = join(folder, 'raw');
  writeHostile(raw, hostileDocuments(300));
  runIn(project, ['scripts/ingest.ts', raw]);
  writeByHand();
  runIn(project, ['scripts/build.ts', '--site', 'https://archive.example']);
  server = await serveSite({ dir: dist });
  const { executablePath, args } = await bringBrowser();
  browser = await chromium.launch({
    executablePath,
    args: [...args, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  remove();
});

/** A report's Markdown may be edited by hand: then hostile text stands there without any escape. */
function writeByHand(): void {
  const reports = join(project, 'content', 'reports');
  const documents = hostileDocuments(300).filter(({ file }) => /^\d+\.md$/.test(file));
  for (const name of readdirSync(reports).slice(0, 50)) {
    const [, head = ''] = readFileSync(join(reports, name), 'utf8').split(/^---$/m);
    const hostile = documents.pop()?.text ?? '';
    writeFileSync(join(reports, name), `---${head}---\n\n${hostile.replace(/^# .*$/m, '')}`);
  }
}

/** What no page may hold, whatever it shows: counted in the finished tree. */
const findActive = (early: string): string[] => {
  const found: string[] = [];
  let own = 0;
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (
      /^(?:iframe|frame|object|embed|base|video|audio|source|image|use|animate|foreignobject|style|marquee|math|img)$/i.test(
        name,
      )
    ) {
      found.push(`<${name}>`);
    }
    if (name === 'script') {
      const script = element as HTMLScriptElement;
      // Descriptions and the texts of the interface: data, not code.
      if (/^application\/(?:ld\+)?json$/.test(script.type)) JSON.parse(script.text);
      else if (script.text === early && script.parentElement === document.head) own += 1;
      else if (!script.getAttribute('src')?.startsWith('/_astro/')) found.push('<script>');
    }
    if (name === 'link' && new URL((element as HTMLLinkElement).href).host === 'evil.example')
      found.push('<link>');
    for (const { name: attribute, value } of element.attributes) {
      if (/^on|^style$|^srcdoc$|^ping$|^formaction$/i.test(attribute)) found.push(`${name} ${attribute}`);
      const address = value.replace(/[\0-\x20]/g, '');
      if (/^(?:javascript|vbscript|data|blob):/i.test(address)) found.push(`${name} ${attribute}=${value}`);
    }
  }
  if (own !== 1) found.push(`the script of the page itself is there ${own} times`);
  if ('hostile' in window) found.push('code ran');
  if ('hostile' in Object.prototype) found.push('the prototype of all objects was changed');
  return found;
};

/** Opens pages in some tabs at once. @returns what ran, loaded or could have */
async function visit(
  context: BrowserContext,
  addresses: readonly string[],
  act?: (page: Page) => Promise<void>,
): Promise<string[]> {
  const waiting = addresses.values();
  const lanes = Array.from({ length: 3 }, async () => visitInTab(await context.newPage(), waiting, act));
  return (await Promise.all(lanes)).flat();
}

async function visitInTab(
  page: Page,
  addresses: Iterable<string>,
  act?: (page: Page) => Promise<void>,
): Promise<string[]> {
  const found: string[] = [];
  page.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await watch(page, new URL(server.url).origin, found);
  for (const address of addresses) {
    const before = found.length;
    await page.goto(server.url + address);
    await act?.(page);
    found.push(...(await page.evaluate(findActive, earlyScript)));
    if (page.url() !== server.url + address) found.push(`went to ${page.url()}`);
    for (let index = before; index < found.length; index += 1) found[index] = `${address}: ${found[index]}`;
  }
  await page.close();
  return found;
}

const allPages = async () => pagesOf(await listSiteFiles(dist));
const isReport = (address: string) => /^reports\/r[0-9a-f]{12}\/$/.test(address);

test('the eyes see: the same vectors on a page that lets them in are found', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const seen: string[] = [];
  await watch(page, new URL(server.url).origin, seen);
  await page.goto(server.url);
  const vectors = [
    '<img src="https://evil.example/1.png" onerror="window.hostile=1">',
    '<a href="javascript:1">x</a>',
  ];
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), vectors.join(''));
  await page.waitForFunction(() => 'hostile' in window);
  expect(await page.evaluate(findActive, earlyScript)).toEqual(
    expect.arrayContaining(['<img>', 'img onerror', 'a href=javascript:1', 'code ran']),
  );
  expect(seen).toContain('request to https://evil.example/1.png');
  await context.close();
});

test('at least 300 hostile documents became pages', async () => {
  expect((await allPages()).filter(({ address }) => isReport(address)).length).toBeGreaterThanOrEqual(300);
});

test('with the policy: nothing runs, nothing loads, and the policy has nothing to block', async () => {
  const pages = await allPages();
  const reports = pages.filter(({ address }) => isReport(address)).map(({ address }) => address);
  const context = await browser.newContext();
  expect(await visit(context, reports)).toEqual([]);
  await context.close();
});

test('without the policy, on every report and every other kind of page: nothing runs, nothing loads', async () => {
  const pages = await allPages();
  const addresses = new Set([
    ...pages
      .filter(({ address }) => isReport(address) || /^(?:issuers|years)\//.test(address))
      .map(({ address }) => address),
    ...richestOfEachKind(pages).map(({ address }) => address),
  ]);
  const context = await browser.newContext({ bypassCSP: true });
  const sweepMouse = async (page: Page) => {
    await page.mouse.move(300, 200);
    await page.mouse.move(640, 500);
  };
  expect(await visit(context, [...addresses], sweepMouse)).toEqual([]);
  await context.close();
});

test('the search page shows hostile titles and passages as text', async () => {
  const context = await browser.newContext({ bypassCSP: true });
  const queries = [
    'script',
    '<img',
    'onerror',
    '行政复议',
    'javascript:',
    '"><script>window.hostile=1</script>',
  ];
  const addresses = queries.map((query) => `search/?q=${encodeURIComponent(query)}`);
  const found = await visit(context, addresses, async (page) => {
    await page.locator('.search-hits li, .search-partial li, .search-problem:not(:empty)').first().waitFor();
  });
  expect(found).toEqual([]);
  await context.close();
});

test('feeds and data stay well-formed', async () => {
  const files = (await listSiteFiles(dist)).map(({ path }) => path);
  const page = await browser.newPage();
  for (const path of files.filter((name) => name.endsWith('.xml'))) {
    const text = readFileSync(join(dist, path), 'utf8');
    const error = await page.evaluate(
      (xml) =>
        new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror')?.textContent ?? null,
      text,
    );
    expect(error, path).toBeNull();
  }
  for (const path of files.filter((name) => name.endsWith('.json'))) {
    expect(() => JSON.parse(readFileSync(join(dist, path), 'utf8')), path).not.toThrow();
  }
  await page.close();
});

test('a raw file that is opened instead of saved does not run either', async () => {
  const raw = (await listSiteFiles(dist)).map(({ path }) => path).filter((path) => path.startsWith('raw/'));
  expect(raw.filter((path) => !/\/r[0-9a-f]{12}\.(?:txt|md\.txt|html\.txt|bin)$/.test(path))).toEqual([]);
  const context = await browser.newContext();
  const found: string[] = [];
  const page = await context.newPage();
  await watch(page, new URL(server.url).origin, found);
  for (const path of raw.filter((_, index) => index % 10 === 0)) {
    await page.goto(server.url + path).catch((error: Error) => {
      if (!error.message.includes('Download is starting')) throw error;
    });
    if (await page.evaluate(() => 'hostile' in window)) found.push(`${path}: code ran`);
  }
  // Chromium asks for an icon beside whatever it shows.
  expect(found.filter((line) => !line.includes('/favicon.ico'))).toEqual([]);
  await context.close();
});
