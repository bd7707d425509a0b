/** Colours and contrast that the reader chooses, and pages on paper. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../src/lib/build/site-files.ts';
import { withoutRadicals } from '../../src/lib/reading/decode/pdf/radicals.ts';
import { expect, siteDir, siteUrl, test } from './harness.ts';

const pages = richestOfEachKind(pagesOf(await listSiteFiles(siteDir)));
const report = pages.find(({ kind }) => kind === 'reports/*')?.address ?? '';

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const luminance = (colour: string) =>
  (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;

async function choose(page: Page, group: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '外观' }).click();
  await page.getByRole('group', { name: group }).getByRole('radio', { name }).check({ force: true });
  await page.keyboard.press('Escape');
}

test('a theme is chosen by keyboard and stays on other pages', async ({ open }) => {
  const page = await open('', { colorScheme: 'light' });
  await page.getByRole('button', { name: '外观' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(luminance(await paper(page))).toBeLessThan(60);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('外观');
  await page.goto(new URL(report, siteUrl).href);
  expect(luminance(await paper(page))).toBeLessThan(60);
  await choose(page, '颜色', '自动');
  expect(luminance(await paper(page))).toBeGreaterThan(200);
});

test('light wins over a dark system, high contrast makes ink and paper black and white', async ({ open }) => {
  const page = await open(report, { colorScheme: 'dark' });
  expect(luminance(await paper(page))).toBeLessThan(60);
  await choose(page, '颜色', '浅色');
  await choose(page, '对比度', '高');
  expect(await paper(page)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
});

test('a system that asks for contrast gets it', async ({ open }) => {
  const page = await open(report, { colorScheme: 'dark', contrast: 'more' });
  expect(await paper(page)).toBe('rgb(0, 0, 0)');
});

test.for([0, 1, 2, 3, 4])('the chosen theme is there at the first drawing (%i)', async (_, { open }) => {
  const page = await open('404.html', { colorScheme: 'light' });
  await page.evaluate(() => localStorage.setItem('juanzong:theme', 'dark'));
  // A slow line: each file needs a while, so that an order that is left to chance would show.
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const conditions = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
  await client.send('Network.emulateNetworkConditions', conditions);
  await page.addInitScript(() => {
    const look = () => {
      const drawn = performance.getEntriesByName('first-paint').length > 0;
      if (!drawn) Object.assign(globalThis, { atFirstPaint: document.documentElement?.dataset['theme'] });
      if (!drawn) requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(new URL(report, siteUrl).href);
  await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
  expect(await page.evaluate(() => (globalThis as { atFirstPaint?: string }).atFirstPaint)).toBe('dark');
});

test('where the browser keeps nothing, the choice lasts for the page', async ({ open }) => {
  const page = await open('404.html', { colorScheme: 'light' });
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(siteUrl);
  await choose(page, '颜色', '深色');
  expect(luminance(await paper(page))).toBeLessThan(60);
});

test('without JavaScript nothing is offered that would not work', async ({ open }) => {
  const page = await open(report, { javaScriptEnabled: false });
  expect(await page.getByRole('button', { name: '外观' }).isVisible()).toBe(false);
  expect(await page.locator('[data-setting]').first().isVisible()).toBe(false);
});

describe('on paper', () => {
  const textOf = async (bytes: Buffer) => {
    const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
    return Promise.all(
      numbers.map(async (number) => {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        return withoutRadicals(items.map((item) => ('str' in item ? item.str : '')).join(''));
      }),
    );
  };

  test('each page says what it is, where it comes from, when it was printed and its number', async ({
    open,
  }) => {
    const page = await open(report, { timezoneId: 'Asia/Shanghai', colorScheme: 'dark' });
    const title = (await page.locator('h1').textContent()) ?? '';
    const year = await page.evaluate(() => new Date().getFullYear());
    const sheets = await textOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    expect(sheets.length).toBeGreaterThan(1);
    for (const [index, sheet] of sheets.entries()) {
      expect(sheet).toContain(title);
      expect(sheet).toContain(report);
      expect(sheet).toMatch(new RegExp(`${year}年\\d+月\\d+日打印`));
      expect(sheet).toContain(`${index + 1} / ${sheets.length}`);
      expect(sheet).not.toContain('特大');
    }
  });

  test('navigation is left out and the paper is white', async ({ open }) => {
    const page = await open(report, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const part of ['header', '.toc', '.report-tools', '.permalink']) {
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    }
    expect(await paper(page)).toBe('rgb(255, 255, 255)');
  });
});
