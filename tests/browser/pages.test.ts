/** Every kind of page, on a phone and a desktop screen, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { describe } from 'vitest';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../scripts/lib/site-files.ts';
import { desktop, expect, phone, siteDir, test } from './harness.ts';

const pages = richestOfEachKind(pagesOf(await listSiteFiles(siteDir)));

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
  { name: 'phone, light', viewport: phone, colorScheme: 'light' },
  { name: 'phone, dark', viewport: phone, colorScheme: 'dark' },
  { name: 'desktop, light', viewport: desktop, colorScheme: 'light' },
  { name: 'desktop, dark', viewport: desktop, colorScheme: 'dark' },
] as const;

describe.each(screens)('$name', ({ viewport, colorScheme }) => {
  test.for(pages)('$kind is accessible and fits the screen', async ({ address }, { open }) => {
    const page = await open(address, { viewport, colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(found).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(viewport.width);
  });
});
