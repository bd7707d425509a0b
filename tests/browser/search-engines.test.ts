/** Who answers a search: an engine of the archive, the files of the site, Pagefind. */
import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expect, siteUrl, test } from './harness.ts';

const query = '规范性文件';
const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
const source = (page: Page) => page.locator('.search-source').textContent();

/** The search page of an archive that names an engine. */
async function withEngine(page: Page): Promise<void> {
  await page.route(/\/search\/(?:\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      '<archive-search',
      '<archive-search data-engine="/search-engine"',
    );
    await route.fulfill({ response, body });
  });
}

const buckets = { values: { buckets: [] } };
const answer = {
  timed_out: false,
  _shards: { total: 1, failed: 0 },
  hits: {
    hits: [
      {
        _score: 2,
        sort: [2, 256, 2020, 'r000000000001'],
        _source: {
          size: 256,
          published: 0,
          fragment: {
            id: 'r000000000001',
            title: '某市二〇二〇年报告',
            issuer: null,
            number: null,
            region: null,
            year: 2020,
            kind: 'annual-report',
            published: null,
            needsReview: false,
            script: 'simplified',
            sections: [
              { anchor: 's1', heading: '一、概况', passages: [{ text: `清理${query}十件。`, table: false }] },
            ],
          },
        },
      },
    ],
  },
  aggregations: {
    regions: buckets,
    years: buckets,
    kinds: buckets,
    levels: buckets,
    review: buckets,
    all: { doc_count: 1 },
    kept: { doc_count: 1, passages: { value: 2 }, copies: { sum_other_doc_count: 0, buckets: [] } },
  },
};

describe('an archive with an engine', () => {
  test('shows what it answers, with the words marked in the text that came with it', async ({ open }) => {
    const page = await open();
    await withEngine(page);
    const asked: string[] = [];
    await page.route('**/search-engine', (route) => {
      asked.push(route.request().postData() ?? '');
      return route.fulfill({ json: answer });
    });
    await page.goto(new URL(`search/?q=${encodeURIComponent(query)}`, siteUrl).href);
    await status(page, /^1 份/);
    expect(await page.locator('.search-hits mark').allTextContents()).toContain(query);
    expect(await source(page)).toBe('由检索服务查得');
    expect(asked[0]).toContain(`"id":"juanzong-search"`);
  });

  test('answers from its files when the engine fails, and leaves it alone then', async ({
    open,
    trouble,
  }) => {
    const page = await open();
    await withEngine(page);
    let asked = 0;
    await page.route('**/search-engine', (route) => {
      asked++;
      return route.fulfill({ status: 502, body: '' });
    });
    await page.goto(new URL(`search/?q=${encodeURIComponent(query)}`, siteUrl).href);
    await status(page, /^4 份/);
    expect(await source(page)).toBe('由本站的全文索引查得');
    await page.getByLabel('检索词').fill('伊春市');
    await status(page, /^[1-9]\d* 份/);
    expect(asked).toBe(1);
    expect(trouble.splice(0).every((text) => text.includes('502'))).toBe(true);
  });
});

describe('a small archive', () => {
  test('lists partial matches as Pagefind ranks them, and says so', async ({ open }) => {
    const page = await open(`search/?q=${encodeURIComponent('行政复议 不存在的字句')}`);
    await page.locator('[data-partial-report]').first().waitFor();
    expect(await page.locator('.search-partial').textContent()).toContain('由 Pagefind 按词语查得');
  });

  test('is searched by words, with the filters, when a file of the index is missing', async ({
    open,
    trouble,
  }) => {
    const page = await open();
    await page.route(/\/(?:l|q)\/\d+\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
    const found = async (filters: string): Promise<number> => {
      await page.goto(new URL(`search/?q=${encodeURIComponent(query)}${filters}`, siteUrl).href);
      await page.locator('[data-rough-report]').first().waitFor();
      expect(await page.locator('.search-partial').textContent()).toContain('按词语查得的结果');
      return page.locator('[data-rough-report]').count();
    };
    const all = await found('');
    expect(all).toBeGreaterThanOrEqual(4);
    expect(await found('&kind=half-year-report')).toBeLessThan(all);
    trouble.length = 0;
  });
});
