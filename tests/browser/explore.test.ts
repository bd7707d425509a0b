/** Figures across regions and years: by keyboard, by link, back and forth, and out into a spreadsheet. */
import { buffer } from 'node:stream/consumers';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { desktop, expect, phone, test } from './harness.ts';

/** A value of 2016 and one of 2018 in one sentence, none of 2017. */
const twoYears = 'explore/?i=litigation.appearance-rate&p=50&y=2016-2018&view=list';
/** Two values of one region and year with different scopes. */
const twoScopes = 'explore/?i=proposals.congress&p=11&view=list';
/** Two regions. */
const twoRegions = 'explore/?i=reconsideration.concluded&p=11,23&view=list';

const status = (page: Page) => page.locator('.explore-status');
const values = async (page: Page) => {
  await page.locator('.explore-result tbody tr').first().waitFor();
  return page.locator('.explore-result td.value').allTextContents();
};

describe('a link restores the whole page', () => {
  test('values with their scopes, and the years without any said to be missing, not zero', async ({
    open,
  }) => {
    const page = await open(twoYears);
    expect(await values(page)).toEqual(['19.55%', '45.88%']);
    expect(await status(page).textContent()).toContain('没有数值的年份：2017（不是零）');
    expect(await page.locator('.explore-result tbody tr').first().textContent()).toContain('未说明');
  });

  test('the form shows what was chosen', async ({ open }) => {
    const page = await open(twoYears);
    await values(page);
    expect(await page.locator('select[name="i"]').inputValue()).toBe('litigation.appearance-rate');
    expect(
      await page
        .locator('input[name="p"]:checked')
        .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value)),
    ).toEqual(['50']);
    expect(await page.locator('input[name="from"]').inputValue()).toBe('2016');
  });

  test('the line is broken where a year is missing', async ({ open }) => {
    const page = await open(twoYears);
    await values(page);
    expect(await page.locator('.explore-result svg[role="img"] path:not(.line)').count()).toBe(2);
    const lines = await page
      .locator('.explore-result .line')
      .evaluateAll((all) => all.map((line) => line.getAttribute('d') ?? ''));
    expect(lines.join('')).not.toContain('L');
  });
});

test('values of different scopes stay apart, in the table and in the chart', async ({ open }) => {
  const page = await open(twoScopes);
  expect(await values(page)).toEqual(['6件', '107件']);
  expect(await page.locator('.explore-result .chart-legend li').allTextContents()).toEqual(
    expect.arrayContaining(['区', '市']),
  );
  await page.locator('select[name="scope"]').selectOption('市');
  await page.waitForURL('**scope=*');
  await expect.poll(() => values(page)).toEqual(['6件']);
});

test('a value leads to its sentence in the report, and Back to the same table', async ({ open }) => {
  const page = await open(`${twoScopes}&sort=-value`);
  expect(await values(page)).toEqual(['107件', '6件']);
  await page.locator('.explore-result td.value a').first().click();
  await page.waitForURL('**/reports/r*/#*');
  expect(await page.locator(':target').textContent()).toContain('107件');
  await page.goBack();
  await page.waitForURL('**/explore/**');
  expect(await values(page)).toEqual(['107件', '6件']);
});

test('heads sort, and the order is in the address', async ({ open }) => {
  const page = await open(twoRegions);
  const first = await values(page);
  const byValue = page.getByRole('button', { name: '数值' });
  await byValue.click();
  await page.waitForURL('**sort=value');
  await byValue.click();
  await page.waitForURL('**sort=-value');
  const numbers = (await values(page)).map((text) => Number.parseFloat(text));
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  expect(await page.locator('.explore-result th[aria-sort]').textContent()).toBe('数值');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('sort-value');
  await page.goBack();
  await page.goBack();
  await expect.poll(() => values(page)).toEqual(first);
  await page.goForward();
  await page.reload();
  expect((await values(page)).map((text) => Number.parseFloat(text))).toEqual(numbers.toReversed());
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
  }
  throw new Error(`${selector} is not reached`);
}

/** Chooses an entry of a list that has the focus, as a reader does who types its name. */
async function chooseByKeys(page: Page, name: string, value: string): Promise<void> {
  const select = page.locator(`select[name="${name}"]`);
  const [place, current] = await select.evaluate((list, wanted) => {
    const options = [...(list as HTMLSelectElement).options];
    return [
      options.findIndex((option) => option.value === wanted),
      (list as HTMLSelectElement).selectedIndex,
    ];
  }, value);
  const steps = (place ?? 0) - (current ?? 0);
  for (let step = 0; step < Math.abs(steps); step += 1) {
    await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  }
}

test('it opens on values, without an address of its own', async ({ open }) => {
  const page = await open('explore/');
  await page.locator('.explore-pivot td.value a').first().waitFor();
  expect(await page.locator('select[name="i"]').inputValue()).not.toBe('');
  expect(new URL(page.url()).search).toBe('');
});

test('values of places in a spreadsheet in five actions from home, by keyboard alone', async ({ open }) => {
  const page = await open('', { acceptDownloads: true });
  await tabTo(page, 'main a[href$="/explore/"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/explore/');
  await tabTo(page, 'select[name="i"]');
  await chooseByKeys(page, 'i', 'reconsideration.concluded');
  await page.waitForURL('**i=reconsideration.concluded*');
  await tabTo(page, '#explore-place');
  await page.keyboard.type('密云区 濮阳市');
  await page.keyboard.press('Enter');
  await page.waitForURL('**r=*');
  await page.locator('.explore-places li').first().waitFor();
  await tabTo(page, 'input[name="from"]');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2016');
  await page.keyboard.press('Enter');
  await page.waitForURL('**y=2016-*');
  await page.locator('.explore-pivot td.value a').first().waitFor();
  await tabTo(page, '[data-key="book"]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('行政复议审结数.xlsx');
  const bytes = await buffer(await download.createReadStream());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

test('a place is found by its pinyin, and taken away again', async ({ open }) => {
  const page = await open('explore/?i=proposals.congress&p=23');
  await page.locator('#explore-place').pressSequentially('miyun');
  await page.locator('#explore-place-list li').first().click();
  await page.waitForURL('**r=110118*');
  await page.locator('.explore-pivot td.value a').first().waitFor();
  await page.locator('.explore-places button').click();
  await expect.poll(() => new URL(page.url()).searchParams.get('r')).toBeNull();
});

test('a name that is no place of the archive is told, not guessed at', async ({ open }) => {
  const page = await open('explore/?i=proposals.congress&p=11');
  await page.locator('.explore-pivot td.value a').first().waitFor();
  await page.locator('#explore-place').fill('某某某县');
  await page.locator('#explore-place').press('Enter');
  await expect.poll(() => status(page).textContent()).toContain('没有确定是哪里：某某某县');
});

test('two indicators stand one below the other, or as a ratio', async ({ open }) => {
  const page = await open('explore/?i=proposals.congress&j=reconsideration.concluded&p=11');
  await expect.poll(() => page.locator('.explore-result h2').count()).toBe(2);
  await page.locator('select[name="m"]').selectOption('ratio');
  await page.waitForURL('**m=ratio*');
  await expect.poll(() => page.locator('.explore-result h2').count()).toBeLessThan(2);
});

test('days late are an indicator', async ({ open }) => {
  const page = await open('explore/?i=duties.days-late&p=11');
  await page.locator('.explore-pivot td.value a').first().waitFor();
  expect(await page.locator('.explore-pivot td.value').allTextContents()).toContain('按期');
});

test('no more than five parts of the country are read', async ({ open }) => {
  const page = await open('explore/?i=proposals.congress&p=11,12,13,14,15,21');
  await values(page);
  expect(await page.locator('input[name="p"]:checked').count()).toBe(5);
  expect(await page.locator('input[name="p"]:disabled').count()).toBeGreaterThan(20);
});

describe('out into a spreadsheet', () => {
  test('copied as tab-separated values', async ({ open }) => {
    const page = await open(twoRegions, { permissions: ['clipboard-read', 'clipboard-write'] });
    const count = (await values(page)).length;
    await page.getByRole('button', { name: '复制为表格' }).click();
    await expect.poll(() => status(page).textContent()).toContain(`已复制${count}行`);
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
    expect(lines).toHaveLength(count + 1);
    expect(lines[0]?.split('\t').slice(0, 3)).toEqual(['地区', '时期', '数值']);
    for (const line of lines) expect(line.split('\t')).toHaveLength(lines[0]?.split('\t').length ?? 0);
    expect(lines[1]).toContain('北京市 密云区\t2020年\t135\t');
    expect(lines[1]).toMatch(/\thttp:\/\/127\.0\.0\.1:\d+\/.*reports\/r[0-9a-f]{12}\/#s[\d-]+p\d+$/);
  });

  test('downloaded as CSV that spreadsheets read as Chinese', async ({ open }) => {
    const page = await open(twoRegions, { acceptDownloads: true });
    const count = (await values(page)).length;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('行政复议审结数.csv');
    const text = (await buffer(await download.createReadStream())).toString('utf8');
    expect(text.startsWith('\ufeff地区,时期,数值')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(count + 1);
  });
});

test('what can not be read is said', async ({ open, trouble }) => {
  const page = await open('explore/');
  await page.route('**/explore/data/**', (route) => route.abort());
  await page.locator('select[name="i"]').selectOption('proposals.congress');
  await expect.poll(() => status(page).textContent()).toContain('没有读到数据');
  trouble.splice(0);
  await page.unroute('**/explore/data/**');
  await page.locator('.explore-more summary').click();
  await page.locator('input[name="p"][value="11"]').check();
  await page.getByRole('button', { name: '逐个数值' }).click();
  expect(await values(page)).toEqual(['6件', '107件']);
});

test.for([
  { viewport: phone, colorScheme: 'light' },
  { viewport: phone, colorScheme: 'dark' },
  { viewport: desktop, colorScheme: 'light' },
  { viewport: desktop, colorScheme: 'dark' },
] as const)(
  'the result is accessible and fits: $viewport.width px, $colorScheme',
  async (screen, { open }) => {
    const page = await open(twoScopes, { ...screen, reducedMotion: 'reduce' });
    await values(page);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      screen.viewport.width,
    );
  },
);

test('the result is valid HTML without styles of its own', async ({ open }) => {
  const page = await open(twoScopes);
  await values(page);
  const html = await page.locator('.explore-result').evaluate((result) => result.outerHTML);
  expect(html).not.toMatch(/<[^>]+ style=/);
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
  });
  const { results } = await validator.validateString(html);
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${message} (${ruleId})`)),
  ).toEqual([]);
});

test('without JavaScript the page leads to tables and downloads', async ({ open }) => {
  const page = await open('explore/', { javaScriptEnabled: false });
  expect(await page.locator('noscript').textContent()).toContain('JavaScript');
  expect(await page.locator('explore-page').isVisible()).toBe(false);
});

describe('topics and duties', () => {
  test('from the topics to the passage of a report', async ({ open }) => {
    const page = await open('topics/');
    await page
      .getByRole('link', { name: '府院联动' })
      .or(page.getByRole('link', { name: '行政裁量权基准' }))
      .first()
      .click();
    await page.waitForURL('**/topics/*/');
    await page.locator('.topic-list a').first().click();
    await page.waitForURL('**/reports/r*/#*');
    expect(await page.locator(':target').textContent()).toContain('裁量权');
  });

  test('the table says what was found and leads to the report', async ({ open }) => {
    const page = await open('duties/110000/');
    const cell = page.getByRole('link', { name: '密云区2020年：按期' });
    expect(await cell.textContent()).toMatch(/按期\s*4\/4/);
    await cell.click();
    await page.waitForURL('**/reports/raf779c9ac012/');
  });
});
