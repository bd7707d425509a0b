/**
 * `test` for browser tests. Every page that a test opens is watched: an error on the console, an exception, a
 * request to another origin or a violation of the content security policy makes the test fail at its end.
 */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, test as plain } from 'vitest';
import { watch } from './watch.ts';

/** Address of the home page, with a slash at its end. */
export const siteUrl = inject('siteUrl');
/** Folder of the built site. */
export const siteDir = inject('siteDir');

export type Open = (address?: string, options?: BrowserContextOptions) => Promise<Page>;

/**
 * The address that the page is known to have. It is heard from the browser, so it follows what a reader does a
 * moment later: `expect.poll` it, or `waitForURL`.
 */
export const addressOf = (page: Page) => new URL(page.url());

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 360, height: 740 };

export const test = plain
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of a fixture's needs from the pattern
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.connect(inject('browserEndpoint'));
    onCleanup(() => browser.close());
    return browser;
  })
  /** What went wrong in the pages so far; a test that expects trouble takes it out of the list. */
  .extend('trouble', (): string[] => [])
  /** Opens an address, relative to the home of the site, in a browser context of its own. */
  .extend('open', async ({ browser, trouble }, { onCleanup }): Promise<Open> => {
    const contexts: Awaited<ReturnType<Browser['newContext']>>[] = [];
    onCleanup(async () => {
      await Promise.all(contexts.map((context) => context.close()));
      expect(trouble, 'trouble seen in the browser').toEqual([]);
    });
    return async (address = '', options = {}) => {
      const context = await browser.newContext({ locale: 'zh-CN', viewport: desktop, ...options });
      contexts.push(context);
      const page = await context.newPage();
      const url = new URL(address, siteUrl);
      await watch(page, url.origin, trouble);
      await page.goto(url.href);
      return page;
    };
  })
  /** The home page on a desktop screen. */
  .extend('page', ({ open }): Promise<Page> => open());

export { expect };
