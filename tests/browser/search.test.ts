/** The search page as readers use it, on the archive's own reports. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { addressOf, desktop, expect, phone, test } from './harness.ts';

const query = '规范性文件';
const search = (parameters: Record<string, string>): string => `search/?${new URLSearchParams(parameters)}`;

/** Waits for an answer that says what it is expected to say. */
async function status(page: Page, expected: RegExp): Promise<string> {
  const place = page.getByRole('status').filter({ hasText: expected });
  await place.waitFor();
  return (await place.textContent()) ?? '';
}

const ids = (page: Page): Promise<string[]> =>
  page
    .locator('[data-report]')
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['report'] ?? ''));

test('shows the reports that hold a phrase, with a marked excerpt and a link to the section', async ({
  open,
}) => {
  const page = await open(search({ q: query }));
  expect(await status(page, /\d/)).toMatch(/^4 份报告，\d+ 处$/);
  expect(await ids(page)).toHaveLength(4);
  expect(new Set(await page.locator('[data-report] mark').allTextContents())).toEqual(new Set([query]));
  await page.locator('[data-report] a').first().click();
  await page.waitForURL(/reports\/r[0-9a-f]{12}\/\?q=.*#s/);
});

test('takes traditional characters, other brackets and a single character for what they mean', async ({
  open,
}) => {
  const page = await open(search({ q: '規範性文件' }));
  expect(await status(page, /\d/)).toMatch(/^4 份/);
  await page.getByLabel('检索词').fill('国办发[2018]37号');
  expect(await status(page, /^1 份/)).toMatch(/^1 份/);
  await page.getByLabel('检索词').fill('性');
  expect(await status(page, /^5 份/)).toMatch(/^5 份/);
});

test('says when nothing holds a phrase and lists partial matches apart', async ({ open }) => {
  const page = await open(search({ q: '“规范性文件制定与废止”' }));
  expect(await status(page, /\d/)).toBe('0 份报告');
  await page.locator('[data-partial-report]').first().waitFor();
  expect(await ids(page)).toEqual([]);
  await page.getByRole('heading', { name: '部分相符' }).waitFor();
});

describe('understanding', () => {
  test('a query that nothing holds is read as place, year and word, and each can be taken away', async ({
    open,
  }) => {
    const page = await open(search({ q: '密云区2020年规范性文件' }));
    expect(await status(page, /\d/)).toContain('以下按 地区：密云区，年度：2020，词：规范性文件 查找');
    expect(await ids(page)).toHaveLength(1);
    await page.getByRole('button', { name: '去掉 地区 密云区' }).click();
    expect(await status(page, /^3 份/)).not.toContain('没有找到原样');
    expect(await page.getByLabel('检索词', { exact: true }).inputValue()).toBe('规范性文件');
    expect(await page.getByLabel('从').inputValue()).toBe('2020');
    await page.goBack();
    await page.getByRole('button', { name: '去掉 地区 密云区' }).waitFor();
  });

  test('what is found as it stands stays, and the other reading is offered', async ({ open }) => {
    const page = await open(search({ q: '规范性文件 2020年' }));
    expect(await status(page, /\d/)).toMatch(/^4 份/);
    await page.locator('[data-choice="reading"] button').click();
    expect(await status(page, /^3 份/)).toMatch(/^3 份/);
    expect(await page.getByLabel('从').inputValue()).toBe('2020');
  });

  test('quotation marks turn it off', async ({ open }) => {
    const page = await open(search({ q: '"密云区2020年规范性文件"' }));
    expect(await status(page, /\d/)).toBe('0 份报告');
    expect(await page.locator('.search-reading').textContent()).toBe('');
  });

  test.for([
    ['行政复义', '行政复议', 'meant'],
    ['xing zheng fu yi', '行政复议', 'meant'],
    ['行诉', '行政诉讼', 'also-called'],
  ] as const)('%s: %s is offered with its count', async ([typed, meant, kind], { open }) => {
    const page = await open(search({ q: typed }));
    const choice = page.locator(`[data-choice="${kind}"] button`).first();
    expect(await choice.textContent()).toMatch(new RegExp(`^${meant}[1-9]\\d* 份$`));
    await choice.click();
    expect(await status(page, /^[1-9]/)).toMatch(/^[1-9]/);
    expect(addressOf(page).searchParams.get('q')).toBe(meant);
  });

  test('an indicator is answered by its value and sentence', async ({ open }) => {
    const page = await open(search({ q: '密云2020直接纠错率' }));
    const values = page.locator('.reading-values');
    expect(await values.textContent()).toMatch(/行政复议直接纠错率20%.*直接纠错率20%/s);
    expect(await values.getByRole('link', { name: '查看原文' }).getAttribute('href')).toMatch(
      /reports\/r.*#/,
    );
  });

  test('a region that is not there is told', async ({ open }) => {
    const page = await open(search({ q: query, region: '蜜云区' }));
    await page.getByText('没有“蜜云区”这个地区').waitFor();
    await page.locator('[data-choice="unknown"] button').click();
    await expect.poll(() => addressOf(page).searchParams.get('region')).toBe('110118');
  });

  test('its parts are accessible', async ({ open }) => {
    const page = await open(search({ q: '密云2020直接纠错率' }));
    await page.locator('.reading-values').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('.search-reading').analyze();
    expect(violations).toEqual([]);
  });
});

describe('filters', () => {
  test('a deep link with all of them is restored and obeyed', async ({ open }) => {
    const all = {
      q: query,
      region: '110118',
      year: '2019-2021',
      kind: 'annual-report',
      level: 'county',
      review: 'done',
      figure: 'reconsideration',
      title: '法治',
      issuer: '密云',
      sort: 'newest',
    };
    const page = await open(search(all));
    expect(await status(page, /\d/)).toMatch(/^1 份/);
    expect(await page.getByLabel('从').inputValue()).toBe('2019');
    expect(await page.getByLabel('到').inputValue()).toBe('2021');
    expect(await page.getByLabel('年度报告').isChecked()).toBe(true);
    expect(await page.getByLabel('县级').isChecked()).toBe(true);
    expect(await page.getByLabel('密云区').isChecked()).toBe(true);
    expect(await page.getByLabel('排列').inputValue()).toBe('newest');
    expect(await page.getByLabel('没有待核的问题').isChecked()).toBe(true);
    expect(await page.getByLabel('标题含有').inputValue()).toBe('法治');
    expect(await page.getByLabel('机关含有').inputValue()).toBe('密云');
    expect(await page.locator('input[name="figure"][value="reconsideration"]').isChecked()).toBe(true);
    await expect.poll(() => Object.fromEntries(addressOf(page).searchParams)).toEqual(all);
  });

  test('a report is found by the indicators that it has figures of; the list is loaded when opened', async ({
    open,
  }) => {
    const page = await open('search/');
    await page.getByRole('checkbox', { name: /北京市/ }).waitFor();
    let loaded = 0;
    page.on('request', (request) => {
      if (/indicators\.bin|figures\.bin/.test(request.url())) loaded++;
    });
    await page.getByLabel('检索词').fill(query);
    await status(page, /^4 份/);
    expect(loaded).toBe(0);
    await page.getByRole('button', { name: '按报告里的数字筛选' }).click();
    await page.getByRole('button', { name: '展开行政复议' }).click();
    const one = page.locator('[data-figure="reconsideration"] li').first();
    const count = one.locator('.count');
    await expect.poll(() => count.textContent()).toMatch(/^[1-4]$/);
    const expected = await count.textContent();
    await one.getByRole('checkbox').check();
    expect(await status(page, new RegExp(`^${expected} 份`))).toBeTruthy();
    await expect.poll(() => addressOf(page).searchParams.get('figure')).toMatch(/^reconsideration\./);
    await page.reload();
    await status(page, new RegExp(`^${expected} 份`));
    expect(await one.getByRole('checkbox').isChecked()).toBe(true);
  });

  test('a link may name a region', async ({ open }) => {
    const page = await open(search({ region: '密云区' }));
    expect(await status(page, /\d/)).toBe('1 份报告');
    expect(await page.getByRole('checkbox', { name: /密云区/ }).isChecked()).toBe(true);
  });

  test('work without a query, a province includes its counties, numbers follow', async ({ open }) => {
    const page = await open('search/');
    await page.getByRole('checkbox', { name: /北京市/ }).check();
    expect(await status(page, /\d/)).toBe('1 份报告');
    await expect.poll(() => addressOf(page).searchParams.get('region')).toBe('110000');
    expect(await page.locator('[data-region-count="500000"]').textContent()).toBe('1');
    await page.getByRole('checkbox', { name: /重庆市/ }).check();
    await status(page, /^2 份/);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('输入检索词即可检索').waitFor();
  });
});

describe('suggestions', () => {
  test('lead to a region by pinyin, with the keyboard', async ({ open }) => {
    const page = await open('search/');
    await page.getByLabel('检索词').focus();
    await page.keyboard.type('miyun');
    await page
      .getByRole('option', { name: /密云区/ })
      .first()
      .waitFor();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await status(page, /^1 份/);
    await expect.poll(() => addressOf(page).search).toBe('?region=110118');
    expect(await page.getByRole('listbox').isHidden()).toBe(true);
  });

  test('lead to an issuer by its initials, with the pointer', async ({ open }) => {
    const page = await open('search/');
    await page.getByLabel('检索词').focus();
    await page.keyboard.type('ycs');
    await page.getByRole('option', { name: /^伊春市人民政府.*机关/ }).click();
    await status(page, /^1 份/);
    await expect.poll(() => addressOf(page).searchParams.get('issuer')).toBe('伊春市人民政府');
  });
});

test('suggestions lead to a report by the beginning of its title and to a topic', async ({ open }) => {
  const page = await open('search/');
  await page.getByLabel('检索词').focus();
  await page.keyboard.type('营商');
  await page
    .getByRole('option', { name: /^营商环境/ })
    .first()
    .click();
  await page.waitForURL(/topics\/business-environment\//);
  await page.goBack();
  await page.getByLabel('检索词').fill('');
  await page.getByLabel('检索词').focus();
  await page.keyboard.type('ycs');
  await page.getByRole('option', { name: /报告，\d{4} 年/ }).click();
  await page.waitForURL(/reports\/r[0-9a-f]{12}\/$/);
});

test('Back and Forward go through what was asked', async ({ open }) => {
  const page = await open('search/');
  await page.getByLabel('检索词').fill(query);
  await status(page, /^4 份/);
  await page.getByLabel('检索词').press('Enter');
  await page.getByLabel('半年报告').check();
  await status(page, /^1 份/);
  await page.goBack();
  await status(page, /^4 份/);
  expect(await page.getByLabel('半年报告').isChecked()).toBe(false);
  await page.goBack();
  await page.getByText('输入检索词即可检索').waitFor();
  expect(await page.getByLabel('检索词').inputValue()).toBe('');
  await page.goForward();
  await status(page, /^4 份/);
  await page.reload();
  await status(page, /^4 份/);
});

test('waits for the end of a composition', async ({ open }) => {
  const page = await open('search/');
  const input = page.getByLabel('检索词');
  await input.focus();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'gui fan', selectionStart: 7, selectionEnd: 7 });
  await page.waitForTimeout(300);
  await expect.poll(() => addressOf(page).search).toBe('');
  await client.send('Input.insertText', { text: '规范' });
  await status(page, /^\d+ 份/);
  await expect.poll(() => addressOf(page).searchParams.get('q')).toBe('规范');
});

test('an older answer never covers a newer one', async ({ open }) => {
  const page = await open('search/');
  let held = 0;
  await page.route(/\/[lqf]\/\d+\.bin$/, async (route) => {
    // What the first question needs comes long after what the second one needs.
    if (held++ === 0) await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.getByLabel('检索词').fill('伊春市');
  await page.waitForTimeout(150);
  await page.getByLabel('检索词').fill(query);
  await status(page, /^4 份/);
  await page.waitForTimeout(1_000);
  expect(await status(page, /\d/)).toMatch(/^4 份/);
  expect(await ids(page)).toHaveLength(4);
});

describe('failure is told', () => {
  test('when a file of the index is missing, and a rough list is offered', async ({ open, trouble }) => {
    const page = await open('search/');
    await page.route(/\/(?:l|q)\/\d+\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByLabel('检索词').fill(query);
    const alert = page.getByRole('alert').filter({ hasText: '缺少一个文件' });
    await alert.waitFor();
    expect(await alert.getByRole('link', { name: '地区' }).getAttribute('href')).toMatch(/\/regions\/$/);
    await page.locator('[data-rough-report]').first().waitFor();
    await page.unroute(/\/(?:l|q)\/\d+\.bin$/);
    await alert.getByRole('button', { name: '再试一次' }).click();
    await status(page, /^4 份/);
    expect(await page.locator('[data-rough-report]').count()).toBe(0);
    expect(trouble.splice(0).every((text) => text.includes('404'))).toBe(true);
  });

  test('when the network is gone', async ({ open, trouble }) => {
    const page = await open('search/');
    // Else the page itself may lack something, which is told at once and again for the query.
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByLabel('检索词').fill(query);
    await page
      .getByRole('alert')
      .filter({ hasText: /网络可能已断开|检索出错了/ })
      .waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await status(page, /^4 份/);
    await page.waitForLoadState('networkidle');
    trouble.length = 0;
  });

  test('when code did not arrive, which comes with the next try', async ({ open, trouble }) => {
    const page = await open();
    await page.route(/_astro\/region-names\./, (route) => route.abort());
    await page.goto(new URL(search({ q: query, region: '100000' }), page.url()).href);
    await page.getByRole('alert').filter({ hasText: '检索出错了' }).waitFor();
    await page.unroute(/_astro\/region-names\./);
    await page.getByRole('button', { name: '再试一次' }).click();
    await status(page, /^[1-4] 份/);
    trouble.length = 0;
  });

  test('and neither WebAssembly nor a worker is needed for an answer', async ({ open }) => {
    const page = await open();
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
      Reflect.deleteProperty(globalThis, 'Worker');
    });
    await page.goto(new URL(search({ q: query }), page.url()).href);
    await status(page, /^4 份/);
  });

  test('when the browser cannot unpack the index', async ({ open, trouble }) => {
    const page = await open();
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream'));
    await page.goto(new URL(search({ q: query }), page.url()).href);
    const alert = page.getByRole('alert').filter({ hasText: '再试一次' });
    await alert.waitFor();
    expect(await alert.getByRole('link', { name: '地区' }).getAttribute('href')).toMatch(/\/regions\/$/);
    await expect.poll(() => page.locator('archive-search[data-busy]').count()).toBe(0);
    trouble.length = 0;
  });

  test('when the text of a report is missing', async ({ open, trouble }) => {
    const page = await open('search/');
    await page.route(/search-index\/t-[^/]+\/\d+\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByLabel('检索词').fill(query);
    await page.getByRole('alert').filter({ hasText: '缺少一个文件' }).waitFor();
    await expect.poll(() => page.locator('archive-search[data-busy]').count()).toBe(0);
    await page.waitForLoadState('networkidle');
    trouble.length = 0;
  });

  test('when the index as a whole is missing', async ({ open, trouble }) => {
    const page = await open();
    await page.route(/manifest\.json$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto(new URL(search({ q: query }), page.url()).href);
    await page.getByRole('alert').filter({ hasText: '缺少一个文件' }).waitFor();
    await page.waitForLoadState('networkidle');
    trouble.length = 0;
  });
});

test('shows words in context, sorts them and saves them as a table', async ({ open }) => {
  const page = await open(search({ q: '行政复议' }));
  await status(page, /\d/);
  const places = Number(/(\d+) 处/.exec(await status(page, /处/))?.[1]);
  await page.getByRole('button', { name: '看上下文' }).click();
  await page.locator('.context tbody tr').first().waitFor();
  expect(await page.locator('.context tbody tr').count()).toBe(places);
  await page.getByRole('button', { name: '按后文' }).click();
  const right = await page.locator('.context-right').allTextContents();
  expect(right).toEqual([...right].sort((a, b) => (a < b ? -1 : 1)));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toBe('\ufeff前文,词,后文,标题,机关,年份,链接');
  expect(lines).toHaveLength(places + 1);
  expect(lines[1]).toContain('行政复议');
});

test('saves the list of hits as a table', async ({ open }) => {
  const page = await open(search({ q: query }));
  await status(page, /\d/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出表格' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += chunk;
  expect(text.trimEnd().split('\r\n')).toHaveLength(5);
  expect(text).toMatch(/https?:\/\/\S+\/reports\/r[0-9a-f]{12}\/#/);
});

test('the keyboard alone is enough', async ({ open }) => {
  const page = await open('search/');
  await page.getByLabel('检索词').focus();
  await page.keyboard.type(query);
  await status(page, /^4 份/);
  for (let k = 0; k < 80; k++) {
    await page.keyboard.press('Tab');
    const link = await page.evaluate(() => document.activeElement?.closest('[data-report]') !== null);
    if (link) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/reports\/r[0-9a-f]{12}\//);
});

test.for([phone, desktop])('an answer is accessible and fits $width px', async (viewport, { open }) => {
  for (const view of ['', 'context']) {
    const page = await open(search({ q: query, view }), { viewport, reducedMotion: 'reduce' });
    await status(page, /\d/);
    await page.locator('.search-filters').evaluate((filters) => filters.setAttribute('open', ''));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    );
  }
});
