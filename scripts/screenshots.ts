/**
 * Pictures of every kind of page of the built site for people to look at: three widths, light, dark, high contrast,
 * in print (and as it is printed, in a PDF) and without JavaScript; long pages are cut off. Run it as `npm exec -- node scripts/screenshots.ts`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createProgress } from '../src/lib/build/progress.ts';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../src/lib/build/site-files.ts';
import { bringBrowser } from '../src/lib/dev/browser.ts';
import { serveSite } from '../src/lib/publish/hosting/server.ts';

interface Options {
  readonly site: string;
  readonly base: string;
  readonly out: string;
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
  ...[360, 768, 1280].flatMap((width) => [
    { name: `${width}-light`, context: screen(width) },
    { name: `${width}-dark`, context: screen(width, 'dark') },
  ]),
  { name: 'contrast', context: { ...screen(1280), contrast: 'more' } },
  { name: 'print', context: screen(794), print: true },
  { name: 'no-js', context: { ...screen(1280), javaScriptEnabled: false } },
];

const { site, base, out, only } = new Command('screenshots')
  .description('Take pictures of every kind of page of a built site.')
  .option('--site <folder>', 'built site', 'dist')
  .option('--base <path>', 'path that it was built for', '/')
  .option('--out <folder>', 'folder for the pictures', '.cache/screenshots')
  .option('--only <kinds...>', 'kinds of page, such as search or reports/*, all when left out')
  .parse()
  .opts<Options>();

async function take(page: Page, address: string, { name, print }: Shot, kind: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
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

const server = await serveSite({ dir: site, base });
const { executablePath, args } = await bringBrowser();
const browser = await chromium.launch({ executablePath, args: [...args] });
const all = pagesOf(await listSiteFiles(site));
const pages = richestOfEachKind(all);
/** Pages that show little before something is asked of them. */
const [a, b] = all.filter(({ kind }) => kind === 'reports/*').map(({ address }) => address.split('/')[1]);
const answers = [
  { kind: 'search-results', address: `search/?q=${encodeURIComponent('规范性文件')}` },
  { kind: 'search-context', address: `search/?q=${encodeURIComponent('规范性文件')}&view=context` },
  { kind: 'explore-results', address: 'explore/?i=litigation.appearance-rate&p=23,50' },
  { kind: 'compare-results', address: `compare/?a=${a}&b=${b}` },
];
const shown = [...pages, ...answers].filter(({ kind }) => only?.includes(kind) ?? true);
const progress = createProgress({ title: 'screenshots', total: shots.length * shown.length });
if (!only) await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
for (const shot of shots) {
  const context = await browser.newContext({ locale: 'zh-CN', ...shot.context });
  const page = await context.newPage();
  for (const { kind, address } of shown) {
    await take(page, server.url + address, shot, kind);
    progress.step(1, `${kind} ${shot.name}`);
  }
  await context.close();
}
progress.done(`screenshots: see ${out}`);
await browser.close();
await server.close();
