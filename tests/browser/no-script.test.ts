/**
 * In a browser that runs no script, links lead from the home page to every kind of page and to every download that a
 * report offers. (That each single page and file is linked is held by links.test.ts, which reads HTML alone.)
 */
import { listSiteFiles, pagesOf } from '../../src/lib/build/site-files.ts';
import { expect, siteDir, siteUrl, test } from './harness.ts';

const pages = pagesOf(await listSiteFiles(siteDir)).filter(({ kind }) => kind !== '404.html');
const kindOf = new Map(pages.map(({ address, kind }) => [encodeURI(siteUrl + address), kind]));
/** Pages of one kind have the same links to other kinds; those of the documentation are written by hand. */
const mostOf = (kind: string) => (kind === 'docs/*' ? Number.POSITIVE_INFINITY : 3);

test('every kind of page and the downloads of a report are reached', async ({ open }) => {
  const page = await open('', { javaScriptEnabled: false });
  const visited = new Map<string, number>();
  const downloads = new Set<string>();
  const seen = new Set([siteUrl]);
  for (const address of seen) {
    const kind = kindOf.get(address);
    const before = visited.get(kind ?? '') ?? 0;
    if (kind === undefined || before >= mostOf(kind)) continue;
    visited.set(kind, before + 1);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) =>
        all.map((link) => ({ href: (link as HTMLAnchorElement).href, save: link.hasAttribute('download') })),
      );
    for (const { href, save } of links) {
      if (save) downloads.add(href.replace(/.*\./, ''));
      else seen.add(href.replace(/[?#].*$/, ''));
    }
  }
  expect([...visited.keys()].sort()).toEqual([...new Set(kindOf.values())].sort());
  expect([...downloads]).toEqual(expect.arrayContaining(['md', 'txt', 'csv', 'parquet']));
});

test('the search says what it needs and offers the lists', async ({ open }) => {
  const page = await open('search/', { javaScriptEnabled: false });
  const help = page.locator('main noscript');
  expect(await help.isVisible()).toBe(true);
  for (const list of ['regions', 'years', 'issuers']) {
    expect(await help.locator(`a[href$="/${list}/"]`).isVisible(), list).toBe(true);
  }
});
