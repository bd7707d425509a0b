/** Whole tasks by keyboard alone, from the home page on. */
import type { Locator, Page } from 'playwright-core';
import { listSiteFiles, pagesOf } from '../../src/lib/build/site-files.ts';
import { expect, siteDir, siteUrl, test } from './harness.ts';

const ids = pagesOf(await listSiteFiles(siteDir))
  .filter(({ kind }) => kind === 'reports/*')
  .flatMap(({ address }) => /r[0-9a-f]{12}/.exec(address)?.[0] ?? []);

/** Presses Tab until the focus stands on an element. */
async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  const wanted = target.first();
  await wanted.waitFor({ state: 'attached' });
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} stops did not lead to ${target}`);
}

async function follow(page: Page, target: Locator, address: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
  await page.waitForURL(address);
}

test("find a region's report and read a section of it", async ({ page }) => {
  await follow(page, page.locator('main a[href*="/regions/"]'), '**/regions/*/');
  await follow(page, page.locator('main a[href*="/reports/r"]'), '**/reports/r*/');
  const section = page.locator('.toc a');
  await tabTo(page, section);
  const name = (await section.first().textContent()) ?? '';
  await page.keyboard.press('Enter');
  expect(await page.locator(':target').textContent()).toContain(name);
});

test('quote a paragraph', async ({ open }) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await open('', { permissions });
  await follow(page, page.locator('main a[href*="/reports/r"]:not([href*="#"])'), '**/reports/r*/');
  const paragraph = page.locator('#text p').first();
  await tabTo(page, paragraph.locator('a.permalink'));
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '已复制' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.startsWith(((await paragraph.textContent()) ?? '').trim())).toBe(true);
});

test('compare two reports and see what went and came in one text', async ({ page }) => {
  const [a = '', b = ''] = ids;
  await follow(page, page.locator('footer a[href*="/compare/"]'), '**/compare/');
  await tabTo(page, page.locator('.compare-ids summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('第一份'));
  await page.keyboard.type(a);
  await page.keyboard.press('Tab');
  await page.keyboard.type(b);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/compare/?a=${a}&b=${b}*`);
  const status = page.getByRole('status').filter({ hasText: '个部分' });
  await status.waitFor();
  await follow(page, page.getByRole('link', { name: '合成一篇' }), '**view=merged*');
  await status.waitFor();
  expect(await page.locator('#compare-result').getAttribute('data-reports')).toBe('merged');
  await page.goBack();
  await page.locator('[data-reports="2"]').waitFor();
});

test('find a value of an indicator and the sentence that it stands in', async ({ page }) => {
  await follow(page, page.locator('header a[href$="/indicators/"]'), '**/indicators/');
  await follow(page, page.locator('.index-list a'), '**/indicators/*/');
  const value = page.locator('.values td a');
  const text = ((await value.first().textContent()) ?? '').replace(/[^0-9.,]/g, '').replaceAll(',', '');
  await follow(page, value, '**/reports/r*/#*');
  const passage = ((await page.locator(':target').textContent()) ?? '').replaceAll(',', '');
  expect(passage).toContain(text);
});

test('download the table of an indicator', async ({ open }) => {
  const page = await open('indicators/');
  await page.locator('.index-list a').first().click();
  await page.waitForURL('**/indicators/*/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('main a[download][href$="/table.csv"]').click(),
  ]);
  expect(download.suggestedFilename()).toBe('table.csv');
  for (const name of ['table.xlsx', 'chart.svg', 'chart.png']) {
    expect(await page.locator(`main a[download][href$="/${name}"]`).count(), name).toBe(1);
  }
});

test('download data', async ({ page }) => {
  await follow(page, page.locator('footer a[href$="/data/"]'), '**/data/');
  await tabTo(page, page.locator('main a[download][href$=".csv"]'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test('/ opens the search on any page; Escape leads back, Enter to the hits', async ({ open }) => {
  const page = await open(`reports/${ids[0]}/`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('/');
  const field = page.getByRole('dialog').getByRole('textbox');
  await field.waitFor();
  await page.keyboard.type('a/b');
  expect(await field.inputValue()).toBe('a/b');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.classList.contains('skip'))).toBe(true);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('法治政府');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${siteUrl}search/?q=*`);
  await page.locator('[data-report] a').first().waitFor();
});
