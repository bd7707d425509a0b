/** Two readers read the same documents at their desks, apart from each other; the desk says how far they agree. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  makeProject,
  openDesk,
  type Project,
  shownId,
  startBrowser,
  startDesk,
  waitForWord,
} from './harness.ts';
import { counties, reportLines, toldOf } from './reports.ts';

let project: Project;
let browser: Browser;
let ids: string[];

beforeAll(async () => {
  project = makeProject();
  browser = await startBrowser();
  ids = await project.plant(
    counties(6).map((place, i) => ({ file: `${i}.txt`, text: reportLines(toldOf(place, i)).join('\n') })),
  );
});
afterAll(async () => {
  await browser?.close();
  project?.remove();
});

/** What a reader takes as right beyond what the rules read, by field: numbers of the documents. */
type Says = Readonly<Record<'subject' | 'genre', readonly number[]>>;
const value = { subject: '法治政府', genre: '报告' };

/** Types a field of the open document. */
async function fillIn(page: Page, field: keyof Says): Promise<void> {
  await page.locator(`.field[data-field="${field}"]`).focus();
  await page.keyboard.press('e');
  await page.waitForSelector('#typed:focus');
  await page.keyboard.type(value[field]);
  await page.keyboard.press('Enter');
  await page.locator(`.field[data-field="${field}"] .field-text`, { hasText: value[field] }).waitFor();
}

/** Reads all documents at a desk of one's own, in the order of its queue. @returns the page, and how to leave it */
async function readAll(args: readonly string[], says: Says): Promise<{ page: Page; leave(): Promise<void> }> {
  const desk = await startDesk(project.root, args);
  const trouble: string[] = [];
  const page = await openDesk(browser, desk, trouble);
  if (args.includes('--second')) {
    await page.getByLabel('状态').selectOption('second');
    await page.locator('.queue-list button').first().click();
    await page.waitForSelector('.queue-list [aria-current]');
  }
  for (let n = 0; n < ids.length; n++) {
    const id = await shownId(page);
    for (const field of ['subject', 'genre'] as const)
      if (says[field].includes(ids.indexOf(id))) await fillIn(page, field);
    await page.locator('.desk-says').evaluate((one) => one.replaceChildren());
    await page.locator('.fields [aria-selected="true"]').focus();
    await page.keyboard.press('Enter');
    await waitForWord(page, '审阅');
    await page.waitForFunction(
      (old) => location.hash.slice(1) !== old || document.querySelector('.fields') === null,
      id,
    );
  }
  const leave = async (): Promise<void> => {
    await desk.stop();
    expect(trouble).toEqual([]);
  };
  return { page, leave };
}

/** The table of the desk, by the name of the field. */
async function told(page: Page): Promise<Record<string, readonly string[]>> {
  await page.keyboard.press('g');
  const rows = page.locator('dialog[open] tbody tr');
  await rows.first().waitFor();
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  return Object.fromEntries(cells.map(([name = '', ...others]) => [name, others]));
}

test('κ of each field is what one reckons by hand', async () => {
  const first = await readAll(['--reader', '甲'], { subject: [1, 2], genre: [0, 1, 2] });
  await first.page.keyboard.press('g');
  expect(await first.page.locator('dialog[open]').textContent()).toContain('还没有两位读者都读过的文件');
  await first.leave();
  const second = await readAll(['--reader', '乙', '--second'], { subject: [2, 3], genre: [0, 1, 3] });
  const table = await told(second.page);
  expect(await second.page.locator('dialog[open]').textContent()).toContain('各自读过的文件：6 份');
  expect(table).toMatchObject({
    // Both name it for one document, neither for three: they agree in 4 of 6. Each names it for 2 of 6, so by chance
    // they would in (2·2 + 4·4) / 36 = 20/36. κ = (24/36 − 20/36) / (1 − 20/36) = 4/16.
    主题分类: ['66.7%', '0.25'],
    // 4 of 6 again, but each for 3 of 6: by chance in (3·3 + 3·3) / 36 = 18/36. κ = (24 − 18) / (36 − 18) = 6/18.
    体裁分类: ['66.7%', '0.33'],
    // Six titles, all the same to both.
    标题: ['100.0%', '1.00'],
    // One value only: chance would agree as well.
    所述时期: ['100.0%', '无从计算'],
    来源: ['100.0%', '无从计算'],
  });
  await second.leave();
  const readings = await Promise.all(ids.map(async (id) => (await project.source(id)).readings));
  expect(
    readings
      .flat()
      .map(({ reader, second: isSecond }) => `${reader} ${isSecond}`)
      .sort(),
  ).toEqual([...ids.map(() => '乙 true'), ...ids.map(() => '甲 false')]);
}, 120_000);
