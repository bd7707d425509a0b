/** No link leads nowhere, and each page and each file of a report is reached by links: at / and under a base path. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { listSiteFiles, pagesOf } from '../../src/lib/build/site-files.ts';
import { root, runNode } from '../../src/lib/core/run.ts';
import { withdrawnPages } from '../../src/lib/core/withdrawn.ts';
import { type Crawl, crawl } from '../../src/lib/dev/crawl.ts';
import { type SiteServer, serveSite } from '../../src/lib/publish/hosting/server.ts';
import { expect, siteDir, siteUrl, test } from './harness.ts';

async function expectWhole({ pages, broken }: Crawl, dir: string, home: string): Promise<void> {
  expect(broken).toEqual([]);
  const files = await listSiteFiles(dir);
  const downloads = files.filter(({ path }) => /^(?:raw\/|data\/reports\/[^/]+\.(?:md|txt)$)/.test(path));
  const built = [...pagesOf(files).map(({ address }) => address), ...downloads.map(({ path }) => path)].map(
    (path) => home + path.split('/').map(encodeURIComponent).join('/'),
  );
  // Tombstones are met by those who come by an old address; no page of the archive leads to them.
  const apart = new Set(['404.html', ...withdrawnPages().map(({ path }) => path)].map((path) => home + path));
  const unreached = built.filter((address) => !apart.has(address) && !pages.has(address));
  expect(unreached).toEqual([]);
}

test('at /: every link and anchor resolves, every page is reached', async () => {
  await expectWhole(await crawl(siteUrl), siteDir, siteUrl);
});

describe('under a base path', () => {
  const base = '/some/base/';
  const dir = join(root, '.cache', 'test', 'base');
  let server: SiteServer;

  beforeAll(async () => {
    await rm(dir, { recursive: true, force: true });
    const code = await runNode('scripts/build.ts', ['--out', dir, '--base', base], { quiet: true });
    expect(code, 'exit code of the build').toBe(0);
    server = await serveSite({ dir, base });
  });
  afterAll(() => server.close());

  test('every link and anchor resolves, every page is reached', async () => {
    await expectWhole(await crawl(server.url), dir, server.url);
  });

  test('search leads to a report', async ({ open }) => {
    const page = await open(`${server.url}search/?q=${encodeURIComponent('规范性文件')}`);
    await page.locator('[data-report] a').first().click();
    await page.waitForURL(`**${base}reports/r*/**`);
  });
});
