/**
 * Pictures of every kind of page of a built site for people to look at: three widths, light, dark, high contrast,
 * in print (and as it is printed, in a PDF) and without JavaScript; long pages are cut off.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createProgress } from '../build/progress.ts';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../build/site-files.ts';
import { serveSite } from '../publish/hosting/server.ts';
import { bringBrowser } from './browser.ts';

export interface ScreenshotOptions {
  /** Folder of the built site. */
  readonly site: string;
  /** Path that it was built for. */
  readonly base: string;
  /** Folder for the pictures, emptied first unless only some kinds are asked for. */
  readonly out: string;
  /** Kinds of page, such as `search` or `reports/*`; all when left out. */
  readonly only?: readonly string[];
}

interface Shot {
  readonly name: string;
  readonly context: BrowserContextOptions;
  readonly print?: boolean;
}

const screen = (width: number, colorScheme: 'light' | 'dark' = 'light') => ({
  viewport: { width, height: 900 },
  colorScheme,
});

const shots: readonly Shot[] = [
  ...[360, 768, 1440].flatMap((width) => [
    { name: `${width}-light`, context: screen(width) },
    { name: `${width}-dark`, context: screen(width, 'dark') },
  ]),
  { name: 'contrast', context: { ...screen(1440), contrast: 'more' } },
  { name: 'print', context: screen(794), print: true },
  { name: 'no-js', context: { ...screen(1440), javaScriptEnabled: false } },
];

interface ShownPage {
  readonly kind: string;
  /** Relative to the home page. */
  readonly address: string;
}

async function take(page: Page, { kind }: ShownPage, { name, print }: Shot, out: string): Promise<void> {
  const file = `${kind.replaceAll('/', '-').replaceAll('*', 'one').replace(/^-$/, 'home')}-${name}`;
  if (print) {
    await page.pdf({ path: join(out, `${file}.pdf`), format: 'A4', preferCSSPageSize: true });
    await page.emulateMedia({ media: 'print' });
  }
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: Math.min(document.documentElement.scrollHeight, 2400),
  }));
  await page.screenshot({
    path: join(out, `${file}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width, height },
  });
}

/** The richest page of each kind, and pages that show little before something is asked of them. */
async function shownPages(site: string): Promise<ShownPage[]> {
  const all = pagesOf(await listSiteFiles(site));
  const [a, b] = all.filter(({ kind }) => kind === 'reports/*').map(({ address }) => address.split('/')[1]);
  const query = `search/?q=${encodeURIComponent('规范性文件')}`;
  return [
    ...richestOfEachKind(all),
    { kind: 'search-results', address: query },
    { kind: 'search-context', address: `${query}&view=context` },
    { kind: 'explore-results', address: 'explore/?i=litigation.appearance-rate&p=23,50' },
    { kind: 'compare-results', address: `compare/?a=${a}&b=${b}` },
  ];
}

async function takeAll(
  browser: Browser,
  home: string,
  shown: readonly ShownPage[],
  out: string,
): Promise<void> {
  const progress = createProgress({ title: 'screenshots', total: shots.length * shown.length });
  for (const shot of shots) {
    const context = await browser.newContext({ locale: 'zh-CN', ...shot.context });
    const page = await context.newPage();
    for (const one of shown) {
      await page.goto(home + one.address, { waitUntil: 'networkidle' });
      await take(page, one, shot, out);
      progress.step(1, `${one.kind} ${shot.name}`);
    }
    await context.close();
  }
  progress.done(`screenshots: see ${out}`);
}

export async function takeScreenshots({ site, base, out, only }: ScreenshotOptions): Promise<void> {
  const shown = (await shownPages(site)).filter(({ kind }) => only?.includes(kind) ?? true);
  if (!only) await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const server = await serveSite({ dir: site, base });
  const { executablePath, args } = await bringBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    await takeAll(browser, server.url, shown, out);
  } finally {
    await browser.close();
    await server.close();
  }
}
