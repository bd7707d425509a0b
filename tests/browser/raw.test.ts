/** The raw file that a report page offers has the very bytes that were received. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readCustody, sha256 } from '../../src/lib/archive/custody/custody.ts';
import { root } from '../../src/lib/core/run.ts';
import { type Report, reportSchema } from '../../src/lib/core/schema.ts';
import { expect, test } from './harness.ts';

const folder = join(root, 'content', 'reports');
const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
const reports = await Promise.all(names.map(readReport));

async function readReport(name: string): Promise<Report> {
  const text = await readFile(join(folder, name), 'utf8');
  return reportSchema.parse(parse(text.split(/^---$/m)[1] ?? ''));
}

test('there are reports', () => {
  expect(reports.length).toBeGreaterThanOrEqual(5);
});

test.for(reports)('$id', async ({ id, original }, { open }) => {
  const page = await open(`reports/${id}/`);
  const link = page.locator(`a[download][href*="/raw/${id}/"]`).first();
  const href = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href);
  const served = Buffer.from(await (await fetch(href)).arrayBuffer());
  expect(sha256(served)).toBe(original.sha256);
  const { bytes } = await readCustody(join(root, 'content', 'raw'), id);
  expect(served.equals(bytes)).toBe(true);

  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe(original.file);
});
