/** Every kind of page, on a phone and a desktop screen, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../scripts/lib/site-files.ts';
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

const screens = [
  { viewport: phone, colorScheme: 'light' },
  { viewport: phone, colorScheme: 'dark' },
  { viewport: desktop, colorScheme: 'dark' },
  { viewport: desktop, colorScheme: 'light' },
] as const;

test.for(pages)('$kind is accessible and fits the screen', async ({ address }, { open }) => {
  const page = await open(address, { reducedMotion: 'reduce' });
  for (const { viewport, colorScheme } of screens) {
    const screen = `at ${viewport.width} px, ${colorScheme}`;
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    // Legacy mode checks in the page itself; the site has no frames that would need more.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found, screen).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, screen).toBeLessThanOrEqual(viewport.width);
  }
});

test.for(docs)('$address fits a phone', async ({ address }, { open }) => {
  const page = await open(address, { viewport: phone });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(phone.width);
});
