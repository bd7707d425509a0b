/** What a report's page does beyond being read, by keyboard alone. */
import type { Page } from 'playwright-core';
import { listSiteFiles, pagesOf, richestOfEachKind } from '../../src/lib/build/site-files.ts';
import { addressOf, desktop, expect, phone, siteDir, siteUrl, test } from './harness.ts';

const all = pagesOf(await listSiteFiles(siteDir));
const pages = richestOfEachKind(all);
const richest = pages.find(({ kind }) => kind === 'reports/*')?.address ?? '';

const permissions = ['clipboard-read', 'clipboard-write'];
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('a paragraph is copied with its source and the link to it', async ({ open }) => {
  const page = await open(richest, { permissions });
  const paragraph = page.locator('#text p').nth(3);
  const text = ((await paragraph.textContent()) ?? '').trim();
  await paragraph.locator('a.permalink').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '已复制' }).waitFor();
  const copied = await clipboard(page);
  const anchor = await paragraph.getAttribute('id');
  expect(copied.startsWith(text)).toBe(true);
  expect(copied).toContain('[R/OL]');
  expect(copied).toContain(`${new URL(richest, siteUrl).href}#${anchor}`);
  await expect.poll(() => addressOf(page).hash).toBe(`#${anchor}`);
  await page.keyboard.press('Escape');
  expect(await page.locator('.quote-bar').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(`#${anchor}`);
});

/** Selects a paragraph as a reader would. */
const select = (page: Page, nth: number, characters: number) =>
  page
    .locator('#text p')
    .nth(nth)
    .evaluate((paragraph, length) => {
      const [text] = paragraph.childNodes;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, length);
      return [paragraph.textContent?.slice(0, length) ?? '', paragraph.id];
    }, characters);

const richClipboard = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType('text/html'))?.text() ?? '';
  });

test('what is copied carries its source, a few characters do not', async ({ open }) => {
  const page = await open(richest, { permissions });
  const [words = '', anchor] = await select(page, 3, 21);
  await page.keyboard.press('Control+c');
  const link = `${new URL(richest, siteUrl).href}#${anchor}`;
  const copied = await clipboard(page);
  expect(copied.startsWith(`${words}\n——`)).toBe(true);
  expect(copied).toContain('[R/OL]');
  expect(copied.endsWith(`${link}.`)).toBe(true);
  const rich = await richClipboard(page);
  expect(rich).toContain(`<a href="${link}">`);
  expect(rich).toMatch(/<blockquote[^>]*><p>/);
  const [few] = await select(page, 3, 20);
  await page.keyboard.press('Control+c');
  expect(await clipboard(page)).toBe(few);
});

test.for([phone, desktop])(
  'selected words are quoted by the button ($width px)',
  async (viewport, { open }) => {
    const page = await open(richest, { permissions, viewport });
    const quote = page.locator('.reader-tools button');
    const [words = '', anchor] = await select(page, 3, 12);
    await quote.click();
    await page.getByRole('status').filter({ hasText: '已复制' }).waitFor();
    const copied = await clipboard(page);
    expect(copied.startsWith(words)).toBe(true);
    expect(copied).toContain(`#${anchor}`);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await expect.poll(() => quote.isDisabled()).toBe(true);
  },
);

test('the marks of paragraphs are one stop, and the arrows lead from one to the next', async ({ open }) => {
  const page = await open(richest);
  const links = page.locator('#text a.permalink');
  const stops = await links.evaluateAll(
    (all) => all.filter((link) => (link as HTMLElement).tabIndex === 0).length,
  );
  expect(await links.count()).toBeGreaterThan(20);
  expect(stops).toBe(1);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
  await links.first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(await links.nth(1).getAttribute('href'));
  await page.keyboard.press('End');
  expect(await focused()).toBe(await links.last().getAttribute('href'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(await links.last().getAttribute('href'));
});

test.for(all.filter(({ kind }) => kind === 'reports/*'))(
  'the text begins on the first screen of a phone: $address',
  async ({ address }, { open }) => {
    const page = await open(address, { viewport: phone });
    const top = await page.locator('#text').evaluate((text) => text.getBoundingClientRect().top);
    expect(top).toBeLessThan(phone.height - 20);
  },
);

test('on a phone the contents open over the text and lead into it', async ({ open }) => {
  const page = await open(richest, { viewport: phone, reducedMotion: 'reduce' });
  await page.getByRole('button', { name: '目录' }).click();
  const last = page.locator('.toc > ol > li > a').last();
  const id = ((await last.getAttribute('href')) ?? '').slice(1);
  await last.click();
  await expect.poll(() => addressOf(page).hash).toBe(`#${id}`);
  expect(await page.locator('.toc').isVisible()).toBe(false);
});

test('the citation names the day of access', async ({ open }) => {
  const page = await open(richest, { permissions, timezoneId: 'Asia/Shanghai' });
  await page.getByRole('button', { name: '复制引文' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: '已复制' }).waitFor();
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv-SE'));
  expect(await clipboard(page)).toContain(`[${today}]. ${new URL(richest, siteUrl).href}`);
});

test('without JavaScript the citation leaves the day to the reader', async ({ open }) => {
  const page = await open(richest, { javaScriptEnabled: false });
  expect(await page.locator('#cite-gbt').textContent()).toContain('[引用日期]');
  expect(await page.locator('.reader-tools').isVisible()).toBe(false);
});

test('words of a search are counted, stepped through and put away', async ({ open }) => {
  const word = '法治政府';
  const page = await open(`${richest}?${new URLSearchParams({ q: word })}`);
  const text = (await page.locator('#text').textContent()) ?? '';
  const count = text.split(word).length - 1;
  const status = page.locator('.hit-bar [role=status]');
  await status.waitFor();
  expect(await status.textContent()).toBe(`本页有${count}处“${word}”`);
  await page.getByRole('button', { name: '下一处' }).focus();
  await page.keyboard.press('Enter');
  expect(await status.textContent()).toBe(`第1处，共${count}处`);
  await page.getByRole('button', { name: '上一处' }).press('Enter');
  expect(await status.textContent()).toBe(`第${count}处，共${count}处`);
  await page.getByRole('button', { name: '取消标示' }).press('Enter');
  expect(await page.locator('.hit-bar').count()).toBe(0);
  await expect.poll(() => addressOf(page).search).toBe('');
});

test('the contents follow the reading, but never move from under the pointer', async ({ open }) => {
  const page = await open(richest);
  const contents = page.locator('.toc');
  const current = contents.locator('a[aria-current=location]');
  const first = (await current.textContent()) ?? '';
  const place = () => contents.evaluate(({ scrollTop }) => scrollTop);
  const readTo = (part: number) =>
    page.evaluate((at) => scrollTo({ top: document.body.scrollHeight * at, behavior: 'instant' }), part);
  await contents.hover();
  await page.mouse.wheel(0, 100);
  await expect.poll(place).toBe(100);
  await readTo(0.1);
  await current.filter({ hasNotText: first }).waitFor();
  expect(await place()).toBe(100);
  await page.mouse.move(0, 0);
  await readTo(0);
  await expect.poll(place).toBe(0);
});

test('the chosen size of text stays', async ({ open }) => {
  const page = await open(richest);
  const size = () =>
    page.locator('#text').evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  const before = await size();
  await page.getByRole('button', { name: '外观' }).click();
  await page.getByRole('radio', { name: '中' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await size()).toBeGreaterThan(before);
  const chosen = await size();
  await page.reload();
  expect(await size()).toBe(chosen);
});

test('the table of contents follows the reading', async ({ open }) => {
  const page = await open(richest, { reducedMotion: 'reduce' });
  const links = page.locator('.toc > ol > li > a');
  const last = links.last();
  const name = await last.textContent();
  await last.focus();
  await page.keyboard.press('Enter');
  await page
    .locator('.toc a[aria-current=location]')
    .filter({ hasText: name ?? '' })
    .waitFor();
});

test('/ leads to the field of the page where it has one', async ({ open }) => {
  const home = await open('');
  await home.keyboard.press('/');
  expect(await home.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('search');
  await home.keyboard.type('a/b');
  expect(await home.locator('main input[type=search]').inputValue()).toBe('a/b');
});
