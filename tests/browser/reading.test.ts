/** What readers do without searching: follow links, read without JavaScript, use the keyboard, get lost. */
import { describe } from 'vitest';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../src/lib/build/site-files.ts';
import { addressOf, expect, phone, siteDir, siteUrl, test } from './harness.ts';

const pages = richestOfEachKind(pagesOf(await listSiteFiles(siteDir)));

test('from home to a region to a report by links, and back to the region', async ({ page }) => {
  await page.locator('main a[href*="/regions/"]').first().click();
  await page.waitForURL('**/regions/*/');
  const region = addressOf(page).pathname;
  await page.locator('main a[href*="/reports/r"]').first().click();
  await page.waitForURL('**/reports/r*/');
  expect(await page.locator('h1').textContent()).toContain('法治政府建设');
  await page.locator(`main a[href="${region}"]`).first().click();
  await page.waitForURL(`**${region}`);
});

test('a link to a section opens the report at that section', async ({ open }) => {
  const richest = pages.find(({ kind }) => kind === 'reports/*');
  const page = await open(richest?.address);
  const last = page.locator('main nav a[href^="#"]').last();
  const id = decodeURIComponent((await last.getAttribute('href'))?.slice(1) ?? '');
  await last.click();
  await expect.poll(() => decodeURIComponent(addressOf(page).hash)).toBe(`#${id}`);
  expect(await page.evaluate((name) => document.getElementById(name)?.matches(':target'), id)).toBe(true);
});

test.for(pages)('$kind says something without JavaScript', async ({ address }, { open }) => {
  const page = await open(address, { javaScriptEnabled: false });
  const shown = await page.locator('main').textContent();
  expect(shown?.trim().length).toBeGreaterThan(20);
});

describe('keyboard', () => {
  test('the first stop is a link that skips to the content', async ({ page }) => {
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    const href = (await skip.getAttribute('href')) ?? '';
    expect(href).toMatch(/^#./);
    const box = await skip.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inContent = await page.evaluate((hash) => {
      const content = document.querySelector(hash);
      return content?.contains(document.activeElement);
    }, href);
    expect(inContent).toBe(true);
  });

  test.for(pages)('$kind shows where the focus is', async ({ address }, { open }) => {
    const page = await open(address, { viewport: phone });
    const hidden: string[] = [];
    for (let stop = 0; stop < 15; stop += 1) {
      await page.keyboard.press('Tab');
      const unseen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const seen = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        return seen ? null : element.outerHTML;
      });
      if (unseen !== null) hidden.push(unseen);
    }
    expect(hidden).toEqual([]);
  });
});

test('an unknown address gives the 404 page, which leads home', async ({ open, trouble }) => {
  const page = await open('reports/r000000000000/');
  // The browser reports the status of the page itself; that is expected here.
  expect(trouble.splice(0)).toEqual([expect.stringContaining('404')]);
  expect(await page.title()).toContain('没有这一页');
  await page
    .locator(`a[href="${new URL(siteUrl).pathname}"]`)
    .first()
    .click();
  await page.waitForURL(siteUrl);
});
