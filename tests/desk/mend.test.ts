/** A hundred documents with errors of ten kinds are put right with few keys. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
import {
  makeProject,
  openDesk,
  type Project,
  type RunningDesk,
  shownId,
  startBrowser,
  startDesk,
  waitForWord,
} from './harness.ts';
import { kinds, plantedCases } from './planted.ts';

const each = 10;
const cases = plantedCases(each);
/** Keys that a document may cost, in the median. */
const fewKeys = 6;

let project: Project;
let desk: RunningDesk;
let browser: Browser;
let ids: string[];

beforeAll(async () => {
  project = makeProject();
  ids = await project.plant(cases.map(({ document }) => document));
  desk = await startDesk(project.root);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  project?.remove();
});

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.POSITIVE_INFINITY;

/** Keys that each document cost, by id. */
const spent = new Map<string, number>();

/** Puts the open document right and accepts it. @returns what is not as it should be, in words */
async function mend(page: Page, id: string): Promise<string[]> {
  const one = cases[ids.indexOf(id)];
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys++;
    await page.keyboard.press(key);
  };
  if (one) {
    await page.locator('.desk-says').evaluate((says) => says.replaceChildren());
    await one.mend({ press, page });
    await waitForWord(page, '已写入');
  }
  await press('Enter');
  await page.waitForFunction(
    (old) => location.hash.slice(1) !== old || document.querySelector('.fields') === null,
    id,
  );
  spent.set(id, keys);
  const markdown = project.markdown(id);
  const { report } = parseReport(markdown);
  // The second of two reports in a file has an id of its own, and needs no more than to be accepted.
  const isRight = one ? one.isRight(report, markdown) : report.period?.start === '2021-01-01';
  const { readings } = await project.source(id);
  const name = one ? `${one.kind}, ${one.document.file}` : 'the second of two reports';
  return [
    ...(isRight ? [] : [`${name}: not right`]),
    ...(readings[0]?.verdict === 'accepted' ? [] : [`${name}: not accepted`]),
  ];
}

test('each is put right', async () => {
  const trouble: string[] = [];
  const page = await openDesk(browser, desk, trouble);
  const wrong: string[] = [];
  while ((await page.locator('.fields').count()) > 0) {
    const id = await shownId(page);
    if (spent.has(id)) throw new Error(`${id} waits again: ${wrong.join('; ')}`);
    wrong.push(...(await mend(page, id)));
  }
  expect(wrong).toEqual([]);
  expect(trouble).toEqual([]);
  expect(spent.size).toBe(ids.length + each);
}, 240_000);

describe('keys for a document, in the median', () => {
  test.each(kinds)('%s', (kind) => {
    const keys = ids.filter((_, i) => cases[i]?.kind === kind).map((id) => spent.get(id) ?? 0);
    expect(median(keys)).toBeGreaterThan(1);
    expect(median(keys)).toBeLessThanOrEqual(fewKeys);
  });
});
