/** A hundred documents with errors of ten kinds are put right with few keys. */

import type { Browser } from 'playwright-core';
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
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const spent = new Map<string, number>();

test('each is put right', async () => {
  const trouble: string[] = [];
  const page = await openDesk(browser, desk, trouble);
  const wrong: string[] = [];
  for (let left = ids.length; left > 0; left--) {
    const id = await shownId(page);
    const at = ids.indexOf(id);
    const one = cases[at];
    if (!one) throw new Error(`the desk shows ${id}, which was not planted`);
    let keys = 0;
    const press = async (key: string): Promise<void> => {
      keys++;
      await page.keyboard.press(key);
    };
    try {
      await one.mend({ press, page });
      await waitForWord(page, '已写入');
    } catch (error) {
      wrong.push(`${one.kind}, ${one.document.file}: ${(error as Error).message.split('\n')[0]}`);
    }
    await press('Enter');
    await page.waitForFunction(
      (old) => location.hash.slice(1) !== old || !document.querySelector('.fields'),
      id,
    );
    spent.set(id, keys);
    const markdown = project.markdown(id);
    if (!one.isRight(parseReport(markdown).report, markdown))
      wrong.push(`${one.kind}, ${one.document.file}: not right`);
  }
  expect(wrong).toEqual([]);
  expect(trouble).toEqual([]);
}, 240_000);

describe('keys for a document, in the median', () => {
  test.each(kinds)('%s', (kind) => {
    const keys = ids
      .filter((_, i) => cases[i]?.kind === kind)
      .map((id) => spent.get(id) ?? Number.POSITIVE_INFINITY);
    expect(median(keys)).toBeLessThanOrEqual(fewKeys);
  });
});
