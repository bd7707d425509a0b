/**
 * A report that nobody has seen before (made up, in a layout of its own) is dropped into a folder, ingested and
 * appears in the site without a change of code.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { sha256 } from '../../src/lib/archive/custody/custody.ts';
import { root, run } from '../../src/lib/core/run.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { type SiteServer, serveSite } from '../../src/lib/publish/hosting/server.ts';
import { reportId } from '../../src/lib/reading/decode/report-id.ts';
import { expect, test } from './harness.ts';

describe('a sixth report', () => {
  const fixture = join(import.meta.dirname, 'fixtures', 'sixth-report.txt');
  const id = reportId(sha256(readFileSync(fixture)));
  const dir = join(root, '.cache', 'test', 'sixth');
  let server: SiteServer;

  const script = (name: string, ...args: string[]) =>
    run(process.execPath, [join(dir, 'scripts', name), ...args], { quiet: true });

  beforeAll(async () => {
    copyProject(dir, ['raw', 'reports']);
    const folder = join(dir, 'any folder');
    mkdirSync(folder);
    copyFileSync(fixture, join(folder, 'saved.txt'));
    expect(await script('ingest.ts', folder), 'exit code of ingest').toBe(0);
    expect(await script('build.ts', '--base', '/'), 'exit code of build').toBe(0);
    server = await serveSite({ dir: join(dir, 'dist') });
  });
  afterAll(() => server.close());

  test('has its page, among the newest and under its region, year and issuer', async ({ open }) => {
    const page = await open(server.url);
    const link = page.locator(`main a[href="/reports/${id}/"]`);
    expect(await link.first().textContent()).toContain('2022年度法治政府建设情况的报告');
    for (const address of ['regions/510822/', 'years/2022/']) {
      await page.goto(server.url + address);
      expect(await link.count(), address).toBeGreaterThan(0);
    }
    await page.goto(`${server.url}issuers/`);
    await page.locator('main a', { hasText: '青川县人民政府' }).first().click();
    await link.first().click();
    await page.waitForURL(`**/reports/${id}/`);
    const body = await page.locator('article').textContent();
    expect(body).toContain('参训210人次');
    expect(body).not.toContain('打印本页');
    // What was taken off the page is told, apart from the text.
    expect(await page.locator('#trace').textContent()).toContain('打印本页');
  });

  test('is found by a phrase that only it has', async ({ open }) => {
    const page = await open(`${server.url}search/?q=${encodeURIComponent('古道巡查七十二次')}`);
    await page.locator('[data-report]').first().waitFor();
    const found = page.locator('[data-report]');
    expect(await found.count()).toBe(1);
    expect(await found.getAttribute('data-report')).toBe(id);
    expect(await page.locator('[role=status]').first().textContent()).toContain('1');
  });
});
