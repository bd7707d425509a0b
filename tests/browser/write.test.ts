/** For those who write reports: what others wrote, and the check of a draft, of which nothing leaves the browser. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright-core';
import { describe } from 'vitest';
import { desktop, expect, phone, siteUrl, test } from './harness.ts';

const draft = (copied: string): string =>
  [
    '某某县人民政府2025年法治政府建设年度报告',
    '一、主要举措和成效',
    '全县共受理行政复议案件25件。受理行政复议案件30件。',
    copied,
    '二、存在的不足和原因',
    '当前工作中仍存在一些不足，主要是基层执法力量偏弱。',
    '三、下一年度主要安排',
    '下一步，将继续完善机制，着力解决突出问题。',
  ].join('\n');

/** A stretch of a report of the archive that is long enough to be looked for. */
async function sentenceOf(page: Page): Promise<string> {
  await page.locator('main a[href*="/reports/r"]:not([href*="#"])').first().click();
  await page.waitForURL('**/reports/r*/');
  const text = (await page.locator('#text').textContent()) ?? '';
  const found = /[\p{Script=Han}，、]{24,40}(?=。)/u.exec(text)?.[0];
  if (!found) throw new Error('no sentence without figures');
  return found;
}

async function check(page: Page, text: string): Promise<void> {
  await page.locator('draft-check input[name="year"]').fill('2025');
  await page.locator('draft-check textarea').fill(text);
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.locator('.write-findings section').first().waitFor();
}

describe('a draft', () => {
  test('is checked, also against the archive, and nothing of it leaves the browser', async ({ page }) => {
    const copied = await sentenceOf(page);
    await page.goto(new URL('write/', siteUrl).href);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("form-action 'self'");
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    const stored = () =>
      page.evaluate(async () =>
        JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          document.cookie,
          (await indexedDB.databases()).length,
        ]),
      );
    const before = await stored();

    const text = draft(`${copied}。`);
    await check(page, text);
    const findings = page.locator('.write-findings');
    expect(await findings.locator('[data-found="false"]').allTextContents()).toEqual([
      expect.stringContaining('第一责任人'),
    ]);
    expect(await findings.textContent()).toContain('1个没有写明范围');
    expect(await findings.textContent()).toContain('2026年3月31日');
    await findings.getByRole('button').click();
    await expect.poll(() => findings.textContent()).toContain('在本库的报告中也有');
    expect(await findings.textContent()).toContain(`“${copied.replace(/^[，、]+/, '')}`);

    expect(requests.length).toBeGreaterThan(3);
    // Any two neighbouring Chinese characters of the draft would tell something of it.
    const pairs = [...text].flatMap((one, k, all) => (/\p{Script=Han}/u.test(one) ? [one + all[k + 1]] : []));
    for (const request of requests) {
      expect(request.method(), request.url()).toBe('GET');
      expect(request.postData()).toBeNull();
      expect(new URL(request.url()).origin).toBe(new URL(siteUrl).origin);
      const told = decodeURIComponent(JSON.stringify([request.url(), await request.allHeaders()]));
      expect(
        pairs.filter((pair) => told.includes(pair)),
        request.url(),
      ).toEqual([]);
    }
    expect(await stored()).toBe(before);
    expect(page.url()).toBe(new URL('write/', siteUrl).href);
  });

  test('is opened from a file of an older encoding', async ({ open }) => {
    const page = await open('write/');
    // 一、 in GB 18030.
    const buffer = Buffer.from([0xd2, 0xbb, 0xa1, 0xa2]);
    await page.locator('input[type="file"]').setInputFiles({ name: 'x.txt', mimeType: 'text/plain', buffer });
    await expect.poll(() => page.locator('draft-check textarea').inputValue()).toBe('一、');
  });

  test('needs no script of its own until it is checked', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(new URL('write/', siteUrl).href, { waitUntil: 'networkidle' });
    expect(loaded.filter((url) => url.includes('worker'))).toEqual([]);
    await check(page, draft(''));
    expect(loaded.filter((url) => url.includes('check-worker'))).toHaveLength(1);
  });
});

test("neighbours' section in three actions from home, by keyboard", async ({ page }) => {
  const tabTo = async (selector: string) => {
    for (let stop = 0; stop < 150; stop += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
    }
    throw new Error(`${selector} is not reached`);
  };
  await tabTo('main a[href$="/write/"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/write/');
  await tabTo('#write-place');
  await page.keyboard.type('miyun');
  await page.locator('#write-place-list li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/write/?r=*');
  await page.locator('.write-own article').waitFor();
  await tabTo('a[data-kind="next-plan"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**s=next-plan*');
  await page.locator('.write-result:not([hidden])').waitFor();
  expect(await page.locator('.write-others').textContent()).not.toBe('');
});

test('what is chosen stands in the address, Back goes to what was chosen before', async ({ open }) => {
  const page = await open('write/?r=110118&s=problems');
  await page.locator('.write-own article').waitFor();
  await page.locator('select[name="of"]').selectOption('all');
  await page.waitForURL('**of=all');
  await page.goBack();
  expect(await page.locator('select[name="of"]').inputValue()).toBe('');
  const link = page.locator('.write-own .write-links a').first();
  await link.click();
  await page.waitForURL('**/reports/r*/#s*');
});

test('without JavaScript it says what is required and leads to the lists', async ({ open }) => {
  const page = await open('write/', { javaScriptEnabled: false });
  expect(await page.locator('.write-rule').textContent()).toContain('4月1日之前');
  expect(await page.locator('draft-check').isVisible()).toBe(false);
  await page.locator('.write-kinds a').first().click();
  await page.waitForURL('**/sections/*/');
});

test.for([
  { viewport: phone, colorScheme: 'dark' },
  { viewport: desktop, colorScheme: 'light' },
] as const)(
  'with findings it is accessible and fits: $viewport.width px, $colorScheme',
  async (screen, { open }) => {
    const page = await open('write/?r=110118&s=problems', { ...screen, reducedMotion: 'reduce' });
    await page.locator('.write-own article').waitFor();
    await check(page, draft(''));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      screen.viewport.width,
    );
  },
);
