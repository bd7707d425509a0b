/**
 * Whole tasks from the home page of the made-up panel (58 governments over nine years), by mouse and by keyboard
 * alone, each in as few actions as it may take. What is right is known from the reports as they were made.
 */

import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe } from 'vitest';
import { panelReports, writePanel } from '../../scripts/bench/lib/made-up-panel.ts';
import { root, run } from '../../src/lib/core/run.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { serveSite } from '../../src/lib/publish/hosting/server.ts';
import { xlsxCells } from '../../src/lib/reading/decode/sheet/read-xlsx.ts';
import { Hand, hands } from './hand.ts';
import { expect, test as plain } from './harness.ts';

const seed = 1;
const dir = join(root, '.cache', 'test', 'panel');

const test = plain
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of a fixture's needs from the pattern
  .extend('home', { scope: 'file' }, async ({}, { onCleanup }): Promise<string> => {
    const { url, close } = await serveSite({ dir: join(dir, 'dist'), base: '/', hosted: true });
    onCleanup(close);
    return url;
  });

beforeAll(async () => {
  copyProject(dir);
  writePanel(dir, seed);
  expect(await run(process.execPath, [join(dir, 'scripts/build.ts')], { quiet: true })).toBe(0);
}, 900_000);

const all = [...panelReports(seed)].filter(({ gone }) => !gone);

/** Governments' own reports of a year by their code, as their pages have them. */
const reportsOf = (year: number): Map<string, string> =>
  new Map(
    all.flatMap(({ file, bytes }) => {
      const [, code, of] = /^(\d{6})-(\d{4})\.txt$/.exec(file) ?? [];
      return code !== undefined && Number(of) === year ? [[code, bytes.toString()] as const] : [];
    }),
  );

const publishedIn = (text: string): string | undefined => /发布日期：([\d-]+)/.exec(text)?.[1];

describe.for(hands)('by %s', (by) => {
  test('the late provinces of 2021 in two actions', async ({ open, home }) => {
    const page = await open(home);
    const hand = new Hand(page, by);
    await hand.press(page.locator('main a[href$="/duties/2021/"]').first());
    await page.waitForURL('**/duties/2021/');
    await hand.within(2);
    const late = [...reportsOf(2021)].filter(
      ([code, text]) => code.endsWith('0000') && (publishedIn(text) ?? '') >= '2022-04-01',
    );
    expect(late.length).toBeGreaterThan(0);
    expect(await page.locator('table.late tbody tr').count()).toBe(late.length);
    expect(await page.locator('.tile-grid [data-state="late"]').count()).toBe(late.length);
  });

  test('the loss rate of five counties over five years as a spreadsheet in five actions', async ({
    open,
    home,
  }) => {
    const page = await open(home, { acceptDownloads: true });
    const hand = new Hand(page, by);
    const names = ['中原区', '二七区', '金水区', '清丰县', '范县'];
    await hand.press(page.locator('main a[href$="/explore/"]').first());
    await page.waitForURL('**/explore/');
    await page.locator('.explore-pivot td.value a').first().waitFor();
    await hand.choose(page.locator('select[name="i"]'), 'litigation.loss-rate');
    await page.waitForURL('**i=litigation.loss-rate*');
    await hand.type(page.locator('#explore-place'), names.join(' '));
    await expect.poll(() => page.locator('.explore-places li').count()).toBe(names.length);
    await page.waitForURL('**r=*');
    await page.locator('.explore-pivot td.value a').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hand.press(page.locator('[data-key="book"]')),
    ]);
    await hand.within(5);
    const rows = await xlsxCells(await buffer(await download.createReadStream()));
    const [head = [], ...lines] = rows.filter((row) => row.length > 2);
    expect(head.filter((cell) => /^20\d\d$/.test(cell))).toEqual(['2024', '2023', '2022', '2021', '2020']);
    const places = lines
      .slice(0, names.length)
      .map(([place = '']) => names.find((name) => place.endsWith(name)));
    expect(new Set(places)).toEqual(new Set(names));
    const text = reportsOf(2024).get('410102') ?? '';
    const [, rate] = /败诉率为([\d.]+)%/.exec(text) ?? [];
    const own = lines.find(([place = '']) => place.endsWith('中原区')) ?? [];
    expect(Number(own[head.indexOf('2024')] || Number.NaN)).toBe(Number(rate));
  });

  test('a paragraph is quoted with its source in two actions', async ({ open, home }) => {
    const page = await open(home, { permissions: ['clipboard-read', 'clipboard-write'] });
    const hand = new Hand(page, by);
    await hand.press(page.locator('main a.report-list-title').first());
    await page.waitForURL('**/reports/r*/');
    const paragraph = page.locator('#text p').first();
    await paragraph.hover();
    await hand.press(paragraph.locator('a.permalink'));
    await page.getByRole('status').filter({ hasText: '已复制' }).waitFor();
    await hand.within(2);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.startsWith(((await paragraph.textContent()) ?? '').trim())).toBe(true);
    expect(copied).toContain('[R/OL]');
  });

  test("neighbours' section in three actions", async ({ open, home }) => {
    const page = await open(home);
    const hand = new Hand(page, by);
    await hand.press(page.locator('main a[href$="/write/"]').first());
    await page.waitForURL('**/write/');
    const field = page.locator('#write-place');
    await hand.type(field, '中原区');
    await page.waitForURL('**r=410102*');
    await hand.press(page.locator('a[data-kind="next-plan"]'));
    await page.waitForURL('**s=next-plan*');
    await hand.within(3);
    await page.locator('.write-others article').first().waitFor();
    expect(await page.locator('.write-others').textContent()).toContain('二七区');
  });

  test("a county's missing years in one action", async ({ open, home }) => {
    const page = await open(home);
    const hand = new Hand(page, by);
    await hand.type(page.locator('#home-place'), '金水区');
    await page.waitForURL('**/regions/410105/');
    await hand.within(1);
    const held = new Set(
      Array.from({ length: 9 }, (_, k) => 2016 + k).filter((year) => reportsOf(year).has('410105')),
    );
    const tiles = await page.locator('.strip li').evaluateAll((all) =>
      all.map((tile) => ({
        year: Number(tile.querySelector('b')?.textContent),
        missing: tile.getAttribute('data-state') === 'none',
      })),
    );
    expect(tiles.map(({ year }) => year)).toEqual([2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016]);
    expect(
      tiles
        .filter(({ missing }) => !missing)
        .map(({ year }) => year)
        .sort(),
    ).toEqual([...held].sort());
  });
});
