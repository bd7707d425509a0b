/** Reports side by side, and two of them in one text. */
import type { Page } from 'playwright-core';
import { listSiteFiles, pagesOf } from '../../src/lib/build/site-files.ts';
import { expect, phone, siteDir, siteUrl, test } from './harness.ts';

const reports = pagesOf(await listSiteFiles(siteDir)).filter(({ kind }) => kind === 'reports/*');
const id = (address: string) => /r[0-9a-f]{12}/.exec(address)?.[0] ?? '';
const longest = [...reports].sort((a, b) => b.bytes - a.bytes)[0]?.address ?? '';
const [a = '', b = '', c = ''] = reports.map(({ address }) => address);

const done = (page: Page) => page.getByRole('status').filter({ hasText: '个部分' }).waitFor();

/** All of a report's own text, without spaces. */
const textOf = async (page: Page) =>
  ((await page.locator('#text').textContent()) ?? '').replace(/\s/g, '').length;

test('three reports stand side by side whole, and all are in the address', async ({ open }) => {
  const page = await open('compare/');
  await page.getByText('按编号或网址').click();
  await page.getByLabel('第一份').fill(id(a));
  await page.getByLabel('第二份').fill(new URL(b, siteUrl).href);
  await page.getByLabel('第三份').fill(id(c));
  await page.keyboard.press('Enter');
  await page.waitForURL(/compare\/\?a=.*&b=.*&c=/);
  await done(page);
  const titles = await page
    .locator('.compare-titles a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(titles).toEqual([a, b, c].map((address) => new URL(address, siteUrl).href));
  for (const [side, address] of [a, b, c].entries()) {
    const shown = await page.locator('.compare-row').evaluateAll(
      (rows, at) =>
        rows
          .slice(1)
          .flatMap((row) => [...(row.children[at]?.querySelectorAll('h3, p:not(.compare-from)') ?? [])])
          .map((element) => (element.textContent ?? '').replace(/\s|没有对应的部分/g, ''))
          .join('').length,
      side,
    );
    expect(shown).toBe(await textOf(await open(address)));
  }
});

test('two reports are chosen by region, issuer and year', async ({ open }) => {
  const page = await open('compare/');
  for (const name of ['第一份报告', '第二份报告']) {
    const [part, issuer, report] = await page.getByRole('group', { name }).getByRole('combobox').all();
    await part?.selectOption({ index: name === '第一份报告' ? 1 : 2 });
    await issuer?.selectOption({ index: 1 });
    await report?.selectOption({ index: 1 });
  }
  await page.getByRole('button', { name: '对照所选的两份' }).click();
  await page.waitForURL(/compare\/\?a=r[0-9a-f]{12}&b=r[0-9a-f]{12}/);
  await done(page);
  expect(await page.locator('.compare-different').count()).toBeGreaterThan(0);
});

/** A report of the next year: the longest one with a figure changed, a clause gone and a section new. */
async function openYears(open: (address?: string) => Promise<Page>, view = ''): Promise<Page> {
  const page = await open('404.html');
  await page.route('**/reports/r000000000001/', async (route) => {
    const html = await (await fetch(new URL(longest, siteUrl))).text();
    const changed = html
      .replace(/(<article[^>]*id="text"[^>]*>)/, '$1<p>旧年里才有的一句话，见于开头。</p>')
      .replace('</article>', '<h2 id="s99">九十九、新添的一个部分</h2><p>只有这里才有。</p></article>');
    await route.fulfill({ body: changed, contentType: 'text/html; charset=utf-8' });
  });
  const query = new URLSearchParams({ a: id(longest), b: 'r000000000001', ...(view && { view }) });
  await page.goto(`${siteUrl}compare/?${query}`);
  await done(page);
  return page;
}

test('side by side, what stands in one report only is marked, by a line as well as by colour', async ({
  open,
}) => {
  const page = await openYears(open);
  const marks = page.locator('#compare-result mark');
  expect((await marks.allTextContents()).join('')).toContain('旧年里才有的一句话，见于开头。');
  const line = await marks.first().evaluate((mark) => getComputedStyle(mark).textDecorationLine);
  expect(line).toBe('underline');
  await page.getByText('没有对应的部分').waitFor();
});

test('in one text, what came is an insertion and a part of one report says so', async ({ open }) => {
  const page = await openYears(open, 'merged');
  expect((await page.locator('#compare-result ins').allTextContents()).join('')).toContain('见于开头。');
  expect(await page.locator('#compare-result del').count()).toBe(0);
  const last = page.locator('.compare-row').last();
  expect(await last.textContent()).toContain('只见于第二份');
  expect(await last.textContent()).toContain('新添的一个部分');
});

test('on a phone each part says which report it is from', async ({ open }) => {
  const page = await open(`compare/?a=${id(a)}&b=${id(b)}`, { viewport: phone });
  await done(page);
  const labels = page.locator('.compare-row:not(.compare-titles) .compare-from').filter({ visible: true });
  expect(new Set(await labels.allTextContents())).toEqual(new Set(['第一份', '第二份']));
});

test('nothing moves while rows come in', async ({ open }) => {
  const page = await open(`compare/?a=${id(a)}&b=${id(b)}`, { viewport: phone });
  await done(page);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );
  expect(shift).toBeLessThan(0.05);
});

test('a report that the archive does not have is named', async ({ open, trouble }) => {
  const page = await open('compare/?a=r000000000000&b=x');
  await page.getByRole('status').filter({ hasText: 'r000000000000' }).waitFor();
  // The browser reports that the page is not there; that is how the answer is known.
  expect(trouble.splice(0)).toEqual([expect.stringContaining('404')]);
});
