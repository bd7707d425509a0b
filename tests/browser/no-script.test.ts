/** Everything is reached by links in a browser that runs no script, and the files that it is offered are there. */
import { listSiteFiles, pagesOf } from '../../scripts/lib/site-files.ts';
import { expect, siteDir, siteUrl, test } from './harness.ts';

const files = await listSiteFiles(siteDir);
const pages = pagesOf(files).map(({ address }) => encodeURI(siteUrl + address));
/** Downloads of single reports; tables and other files are linked by the page that describes them. */
const downloads = files
  .map(({ path }) => path)
  .filter((path) => /^(?:raw\/|data\/reports\/[^/]+\.(?:md|txt)$)/.test(path))
  .map((path) => siteUrl + path.split('/').map(encodeURIComponent).join('/'));

test('every page and every download of a report is reached by links', { timeout: 300_000 }, async ({
  open,
}) => {
  const page = await open('', { javaScriptEnabled: false });
  const seen = new Set([siteUrl]);
  const offered = new Set<string>();
  for (const address of seen) {
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) =>
        all.map((link) => ({ href: (link as HTMLAnchorElement).href, save: link.hasAttribute('download') })),
      );
    for (const { href, save } of links) {
      const plain = href.replace(/[?#].*$/, '');
      if (!plain.startsWith(siteUrl)) continue;
      if (save) offered.add(plain);
      else if (plain.endsWith('/')) seen.add(plain);
    }
  }
  expect(pages.filter((address) => !seen.has(address) && !address.endsWith('404.html'))).toEqual([]);
  expect(downloads.length).toBeGreaterThan(0);
  expect(downloads.filter((address) => !offered.has(address))).toEqual([]);
});

test('the search says what it needs and offers the lists', async ({ open }) => {
  const page = await open('search/', { javaScriptEnabled: false });
  const help = page.locator('main noscript');
  expect(await help.isVisible()).toBe(true);
  for (const list of ['regions', 'years', 'issuers']) {
    expect(await help.locator(`a[href$="/${list}/"]`).isVisible(), list).toBe(true);
  }
});
