/** Every kind of page, on a phone and a desktop screen, enlarged, light, dark and with high contrast. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../src/lib/build/site-files.ts';
import { desktop, expect, phone, siteDir, test } from './harness.ts';

const all = pagesOf(await listSiteFiles(siteDir));
const pages = richestOfEachKind(all);
/** Each is written by hand and may hold what no other page does. */
const docs = all.filter(({ kind }) => kind === 'docs/*');

test('the site has every kind of page', () => {
  expect(pages.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining([
      '/',
      '404.html',
      'docs',
      'docs/*',
      'issuers',
      'issuers/*',
      'regions',
      'regions/*',
      'reports',
      'reports/*',
      'search',
      'years',
      'years/*',
    ]),
  );
});

/** What a desktop screen shows at 200 %. */
const zoomed = { width: desktop.width / 2, height: desktop.height / 2 };

/** Colours change nothing but colours: what else there is to find is looked for once on each kind of screen. */
const screens = [
  { viewport: phone, colorScheme: 'light', contrast: 'no-preference' },
  { viewport: phone, colorScheme: 'dark', contrast: 'more', rules: ['color-contrast'] },
  { viewport: zoomed, colorScheme: 'dark', contrast: 'no-preference' },
  { viewport: desktop, colorScheme: 'light', contrast: 'more', rules: ['color-contrast'] },
  { viewport: desktop, colorScheme: 'light', contrast: 'no-preference', rules: ['color-contrast'] },
  { viewport: desktop, colorScheme: 'dark', contrast: 'no-preference' },
] as const;

/** @param rules all when left out */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Legacy mode checks in the page itself; the site has no frames that would need more.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

test.for(pages)('$kind is accessible and fits the screen', async ({ address }, { open }) => {
  const page = await open(address, { reducedMotion: 'reduce' });
  for (const { viewport, colorScheme, contrast, ...more } of screens) {
    const screen = `at ${viewport.width} px, ${colorScheme}, contrast ${contrast}`;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, contrast });
    expect(await violations(page, 'rules' in more ? more.rules : undefined), screen).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, screen).toBeLessThanOrEqual(viewport.width);
  }
});

test.for(['light', 'dark'] as const)(
  'what opens over a page is accessible (%s)',
  async (colorScheme, { open }) => {
    const page = await open('docs/', { colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: '外观' }).click();
    expect(await violations(page), 'display').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page), 'search').toEqual([]);
  },
);

test('a text twice the size fits a desktop screen', async ({ open }) => {
  for (const { address } of pages) {
    const page = await open(address);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, address).toBeLessThanOrEqual(desktop.width);
    await page.close();
  }
});

test.for(docs)('$address is accessible and fits a phone', async ({ address }, { open }) => {
  const page = await open(address, { viewport: phone, reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(phone.width);
});
