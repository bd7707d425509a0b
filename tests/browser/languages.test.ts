/** Pages in English: the way between the languages, what is found by English names, and that both are whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { listSiteFiles, pagesOf } from '../../src/lib/build/site-files.ts';
import { addressOf, expect, phone, siteDir, test } from './harness.ts';

const all = pagesOf(await listSiteFiles(siteDir));
const isEnglish = ({ address }: (typeof all)[number]) => address.startsWith('en/');
const html = (address: string) => readFileSync(join(siteDir, address, 'index.html'), 'utf8');
/** One page of each kind. */
const english = [
  'en/',
  'en/reports/',
  'en/regions/',
  'en/duties/',
  'en/indicators/',
  'en/topics/',
  'en/sections/',
  'en/data/',
  'en/explore/',
  'en/search/',
  'en/compare/',
  'en/docs/about/',
];

test('an archive of five reports has at most 300 pages in each language', () => {
  const counts = [all.filter(isEnglish).length, all.filter((page) => !isEnglish(page)).length];
  expect(Math.min(...counts)).toBeGreaterThan(100);
  expect(Math.max(...counts)).toBeLessThanOrEqual(300);
});

test('no page has an empty table or list but those that a script fills', () => {
  const empty = /<(tbody|ol|ul|dl)(?: (?!class="(?:search-hits|explore-places))[^>]*)?>\s*<\/\1>/;
  const found = all.flatMap(({ address }) => {
    const file = address.endsWith('.html') ? address : join(address, 'index.html');
    const [match] = empty.exec(readFileSync(join(siteDir, file), 'utf8')) ?? [];
    return match === undefined ? [] : [`${address}: ${match}`];
  });
  expect(found).toEqual([]);
});

test('every English page has a Chinese one, and leads to it', () => {
  const chinese = new Set(all.filter((page) => !isEnglish(page)).map(({ address }) => address));
  for (const { address } of all.filter(isEnglish)) {
    const other = address.slice('en/'.length);
    expect(chinese.has(other), address).toBe(true);
    expect(html(address), address).toContain('<html lang="en">');
    expect(html(address), address).toContain(`href="/${other}" lang="zh-CN"`);
  }
});

test('pages say what language Chinese words on English pages are in', () => {
  // Names of places, and words that topics are told by, stand in the sentences of the page.
  const page = html('en/reports/');
  const titles = [...page.matchAll(/<a class="report-list-title"[^>]*>/g)].map(([tag]) => tag);
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.filter((tag) => !tag.includes('lang="zh-CN"'))).toEqual([]);
});

test('the way to the other language and back needs no script', async ({ open }) => {
  const page = await open('regions/', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'EN', exact: true }).click();
  expect(addressOf(page).pathname).toBe('/en/regions/');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('link', { name: '中文' }).click();
  expect(addressOf(page).pathname).toBe('/regions/');
});

test('a report leads to the English home page', async ({ open }) => {
  const report = all.find(({ kind }) => kind === 'reports/*')?.address ?? '';
  const page = await open(report);
  await page.getByRole('link', { name: 'EN', exact: true }).click();
  await expect.poll(() => addressOf(page).pathname).toBe('/en/');
});

test.for([
  ['Sichuan', 'Sichuan', '/en/regions/510000/'],
  ['litigation loss rate', 'Litigation loss rate', '/en/indicators/litigation-loss-rate/'],
  ['rule of law', 'rule of law', '/en/search/?q=%E6%B3%95%E6%B2%BB'],
  ['administrative reconsideration', 'Administrative reconsideration', '/en/topics/reconsideration/'],
] as const)('%s finds its page', async ([text, name, address], { open }) => {
  const page = await open(`en/search/?q=${encodeURIComponent(text)}`);
  const link = page
    .getByRole('navigation', { name: 'Pages of this name' })
    .getByRole('link', { name })
    .first();
  await link.click();
  await expect.poll(() => addressOf(page).href.slice(addressOf(page).origin.length)).toBe(address);
});

test('English names are found from the Chinese search, too', async ({ open }) => {
  const page = await open('search/?q=Sichuan');
  const pages = page.getByRole('navigation', { name: '英文名称相符的页面' });
  expect(await pages.getByRole('link').first().getAttribute('href')).toBe('/regions/510000/');
});

test('scripts speak English: hits, filters and figures', async ({ open }) => {
  const page = await open(`en/search/?q=${encodeURIComponent('行政复议')}`);
  await page.locator('.search-hits > li').first().waitFor();
  expect(await page.getByRole('status').first().textContent()).toMatch(/^\d+ reports?, \d+ places?$/);
  expect(await page.locator('.region-place').textContent()).toContain('Beijing');
  const explore = await open('en/explore/?i=litigation.appearance-rate&p=50&view=list');
  await explore.locator('table.figures').waitFor();
  expect(await explore.locator('.explore-result h2').textContent()).toBe('Rate of heads appearing in court');
  expect(await explore.locator('table.figures').textContent()).toContain('Chongqing');
});

test.for(english)('%s is accessible and fits a phone', async (address, { open }) => {
  const page = await open(address, { viewport: phone, reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual(
    [],
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
});
