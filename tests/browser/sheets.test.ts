/**
 * The page beside the text: from a figure, a paragraph or a field to its box on the picture of the page, in an archive
 * of a PDF, an OFD and a scan.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { sha256 } from '../../src/lib/archive/custody/custody.ts';
import { root, run } from '../../src/lib/core/run.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { type SiteServer, serveSite } from '../../src/lib/publish/hosting/server.ts';
import { reportId } from '../../src/lib/reading/decode/report-id.ts';
import { originals } from '../pages/originals.ts';
import { expect, phone, test } from './harness.ts';

/** Edges of the box in parts of the picture, and of the picture in dots of the screen. */
async function shownBox(page: Page) {
  await page.locator('dialog rect').first().waitFor({ state: 'attached' });
  return page.evaluate(() => {
    const part = (selector: string): DOMRect => {
      const found = document.querySelector(`dialog ${selector}`);
      if (!found) throw new Error(selector);
      return found.getBoundingClientRect();
    };
    const [box, sheet, view] = [part('rect'), part('img'), part('.sheet-view')];
    return {
      left: (box.left - sheet.left) / sheet.width,
      right: (box.right - sheet.left) / sheet.width,
      top: (box.top - sheet.top) / sheet.height,
      bottom: (box.bottom - sheet.top) / sheet.height,
      inSight: box.top >= view.top && box.bottom <= view.bottom,
      wide: sheet.width,
    };
  });
}

const pictureLoaded = (page: Page): Promise<boolean> =>
  page.locator('dialog img').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth > 0;
  });

describe('the page beside the text', () => {
  const all = originals().map((original) => ({ ...original, id: reportId(sha256(original.bytes)) }));
  const dir = join(root, '.cache', 'test', 'sheets');
  let server: SiteServer;
  const addressOf = (id: string): string => `${server.url}reports/${id}/`;
  const [pdf] = all;
  if (!pdf) throw new Error('no PDF');

  beforeAll(async () => {
    copyProject(dir);
    const folder = join(dir, 'received');
    mkdirSync(folder);
    for (const { file, bytes } of all) writeFileSync(join(folder, file), bytes);
    const script = (name: string, ...args: string[]) =>
      run(process.execPath, [join(dir, 'scripts', name), ...args], { quiet: true });
    expect(await script('ingest.ts', folder), 'exit code of ingest').toBe(0);
    expect(await script('build.ts', '--base', '/'), 'exit code of build').toBe(0);
    server = await serveSite({ dir: join(dir, 'dist') });
  }, 600_000);
  afterAll(() => server.close());

  test.for(all)('from a figure to its box in two actions: $file', async (original, { open }) => {
    const page = await open(addressOf(original.id));
    await page.locator('#figures summary').click();
    await page
      .locator('#figures a[data-place]', { hasText: `原件第${original.page}页` })
      .first()
      .click();
    expect(await pictureLoaded(page)).toBe(true);
    const box = await shownBox(page);
    expect(box.left).toBeCloseTo(original.left, 1);
    expect(Math.abs(box.left - original.left)).toBeLessThan(0.02);
    expect(Math.abs(box.right - original.right)).toBeLessThan(0.02);
    expect(box.top).toBeLessThan(original.base);
    expect(box.bottom).toBeGreaterThan(original.base - 0.002);
    expect(box.bottom - box.top).toBeLessThan(0.06);
    expect(box.inSight).toBe(true);
  });

  test('by keyboard: there, from page to page, and back', async ({ open }) => {
    const page = await open(addressOf(pdf.id));
    await page.locator('#figures summary').focus();
    await page.keyboard.press('Enter');
    const link = page.locator('#figures a[data-place]').first();
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Tab');
      if (await link.evaluate((node) => node === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    const title = page.locator('dialog h2');
    await expect.poll(() => title.textContent()).toBe('原件第2页，共2页');
    expect((await shownBox(page)).inSight).toBe(true);
    await page.keyboard.press('ArrowLeft');
    expect(await title.textContent()).toBe('原件第1页，共2页');
    expect(await page.locator('dialog rect').count()).toBe(0);
    await page.keyboard.press('ArrowLeft');
    expect(await title.textContent()).toBe('原件第1页，共2页');
    await page.keyboard.press('ArrowRight');
    expect(await title.textContent()).toBe('原件第2页，共2页');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog.sheet-dialog').isVisible()).toBe(false);
    expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('from the bar of a paragraph, a heading and a field', async ({ open }) => {
    const page = await open(addressOf(pdf.id));
    const title = page.locator('dialog h2');
    for (const selector of ['#s2-p1 .permalink', '#s2 .permalink']) {
      await page.locator(selector).focus();
      await page.keyboard.press('Enter');
      await page.locator('.quote-bar a', { hasText: '原件第2页' }).click();
      await expect.poll(() => title.textContent()).toBe('原件第2页，共2页');
      expect((await shownBox(page)).inSight).toBe(true);
      await page.keyboard.press('Escape');
    }
    await page.locator('#trace summary').first().click();
    await page.locator('#trace a[data-place="field-title"]').click();
    await expect.poll(() => title.textContent()).toBe('原件第1页，共2页');
    const box = await shownBox(page);
    expect((box.left + box.right) / 2).toBeCloseTo(0.5, 1);
  });

  test('on a phone: the page is as wide as the screen, the box in sight', async ({ open }) => {
    const page = await open(addressOf(pdf.id), { viewport: phone, hasTouch: true, isMobile: true });
    await page.locator('#figures summary').tap();
    await page.locator('#figures a[data-place]').first().tap();
    expect(await pictureLoaded(page)).toBe(true);
    const box = await shownBox(page);
    expect(box.inSight).toBe(true);
    expect(box.wide).toBeGreaterThan(0.95 * phone.width);
    const overflow = await page.evaluate(() => {
      const view = document.querySelector('.sheet-view');
      return view ? view.scrollWidth - view.clientWidth : 1;
    });
    expect(overflow).toBe(0);
  });

  test('a picture that comes late does not move the page', async ({ open }) => {
    const page = await open(addressOf(pdf.id));
    let bring = (): void => {};
    const late = new Promise<void>((resolve) => {
      bring = resolve;
    });
    await page.route('**/page-2.webp', async (route) => {
      await late;
      await route.continue();
    });
    await page.locator('#figures summary').click();
    await page.locator('#figures a[data-place]').first().click();
    const before = await shownBox(page);
    const height = await page.locator('.sheet').evaluate((sheet) => sheet.clientHeight);
    expect(height).toBeGreaterThan(500);
    bring();
    expect(await pictureLoaded(page)).toBe(true);
    expect(await page.locator('.sheet').evaluate((sheet) => sheet.clientHeight)).toBe(height);
    expect(await shownBox(page)).toEqual(before);
  });

  test('without JavaScript a plain link to the page', async ({ open, trouble }) => {
    const page = await open(addressOf(pdf.id), { javaScriptEnabled: false });
    await page.locator('#figures summary').click();
    await page.locator('#figures a', { hasText: '原件第2页' }).first().click();
    await page.waitForURL('**/page-2.webp');
    await page.goBack();
    await page.locator('#s2-p1 .sheet-link').click();
    await page.waitForURL('**/page-2.webp');
    // A browser that shows a picture by itself asks for an icon, which only pages name.
    const others = trouble.filter((line) => !line.includes('/favicon.ico'));
    trouble.splice(0, trouble.length, ...others);
  });

  test.for(['light', 'dark'] as const)('is accessible: %s', async (colorScheme, { open }) => {
    const page = await open(addressOf(pdf.id), { colorScheme });
    await page.locator('.sheet-link.is-new').nth(1).click();
    await page.locator('dialog rect').first().waitFor({ state: 'attached' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('pictures are small, and no stop of the Tab key is added to the text', async ({ open }) => {
    for (const { id, page } of all) {
      for (let number = 1; number <= page; number++) {
        const file = join(dir, 'dist', 'reports', id, `page-${number}.webp`);
        expect(statSync(file).size).toBeLessThanOrEqual(80 * 1024);
        expect(readFileSync(file).subarray(8, 12).toString()).toBe('WEBP');
      }
    }
    const page = await open(addressOf(pdf.id));
    expect(await page.locator('#text a[tabindex="0"], #text a:not([tabindex])').count()).toBe(1);
  });
});
