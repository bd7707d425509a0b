/** 公开情况: which provinces published late, from the home page on; and what stands in for a page that is not there. */
import { expect, siteUrl, test } from './harness.ts';

test.for([true, false])(
  'late provinces of a year in one step from home, JavaScript: %s',
  async (on, { open }) => {
    const page = await open('', { javaScriptEnabled: on });
    const year = page.locator('main a[href*="/duties/20"]').first();
    const label = ((await year.textContent()) ?? '').trim();
    await year.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/duties/20*/');
    expect(await page.locator('h1').textContent()).toContain(label);
    const states = await page
      .locator('.tile-grid li')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-state')));
    expect(states).toHaveLength(31);
    // The sentence counts what the tiles show.
    const sentence = (await page.locator('main section .lead').first().textContent()) ?? '';
    for (const [state, word] of Object.entries({ 'on-time': '按期', late: '逾期', none: '未收录' })) {
      const count = states.filter((one) => one === state).length;
      expect(Number(new RegExp(`${word}(\\d+)`).exec(sentence)?.[1] ?? 0), word).toBe(count);
    }
    expect(await page.locator('table.late tbody tr').count()).toBe(
      states.filter((one) => one === 'late').length,
    );
  },
);

test('the header leads to the newest year, and the years stand newest first', async ({ page }) => {
  await page.locator('header').getByRole('link', { name: '公开情况' }).click();
  await page.waitForURL('**/duties/');
  const years = (await page.locator('.year-picker a').allTextContents()).map(Number);
  expect(years).toEqual(years.toSorted((a, b) => b - a));
});

test('an address without a page names the nearest one that has something to say', async ({
  open,
  trouble,
}) => {
  // A county of Hainan; no report of the archive is from there.
  const page = await open('regions/460105/');
  const link = page.locator('#nearest a');
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe(`${new URL(siteUrl).pathname}regions/460000/`);
  expect(await link.textContent()).toBe('海南省');
  // The browser writes missing addresses on its console.
  trouble.splice(0);
});
