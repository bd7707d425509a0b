/** A reader who searches all day: what was closed is let go. */
import type { Page } from 'playwright-core';
import { expect, test } from './harness.ts';

const searches = 200;
/** By then everything that is loaded once is there. */
const settled = 10;
const words = ['行政复议', '规范性文件', '法治政府', '行政执法', '依法行政', '公开', '整改', '督察'];

/** Bytes in use once nothing is left to collect. */
async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
}

test('two hundred searches leave the memory of the page within a fifth of that after ten', {
  timeout: 400_000,
}, async ({ open }) => {
  const page = await open('search/');
  const field = page.getByLabel('检索词');
  const status = page.getByRole('status');
  let early = 0;
  for (let k = 1; k <= searches; k++) {
    await field.fill(words[k % words.length] ?? '');
    await status.filter({ hasText: /\d/ }).waitFor();
    await field.fill('');
    await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent === '');
    if (k === settled) early = await heapOf(page);
  }
  await page.waitForLoadState('networkidle');
  expect((await heapOf(page)) / early).toBeLessThanOrEqual(1.2);
});
