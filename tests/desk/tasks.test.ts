/**
 * What an archivist does at the desk, task by task, without opening a file. With JUANZONG_PICTURES=1 the pictures of the
 * manual (`content/docs/images/desk-*.png`) are made on the way.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../src/lib/core/run.ts';
import {
  makeProject,
  openDesk,
  type Planted,
  type Project,
  type RunningDesk,
  shownId,
  startBrowser,
  startDesk,
  waitForWord,
} from './harness.ts';
import { keepPicture, wantsPictures } from './pictures.ts';
import { counties, reportLines, reportPage, toldOf } from './reports.ts';

const [county, other, third, fourth, fifth] = counties(5);
if (!county || !other || !third || !fourth || !fifth) throw new Error('too few counties');

const lines = (division: typeof county, number: number, year = 2020): string[] =>
  reportLines(toldOf(division, number, year));
const text = (file: string, all: readonly string[]): Planted => ({ file, text: all.join('\n') });

/** A page whose rules took the body that posts it for the issuer; three of them went wrong in the same way. */
const portalPages = [0, 1, 2].map(
  (i): Planted => ({
    file: `portal-${i}.html`,
    text: reportPage(
      lines(fifth, 40 + i, 2017 + i).map((line, k) =>
        k === 0 ? `关于${2017 + i}年法治政府建设情况的报告` : line,
      ),
    ),
    record: { origin: `http://www.example.gov.cn/${i}.html` },
  }),
);

/** By what they are for. */
const planted: Readonly<Record<string, Planted>> = {
  region: text(
    'region.txt',
    reportLines({ ...toldOf(county, 1), place: '我县', issuer: '县人民政府' })
      .slice(0, -2)
      .map((line) => line.replace('县人民政府关于', '关于')),
  ),
  several: { file: 'several.html', text: reportPage([...lines(other, 2), ...lines(other, 60, 2021)]) },
  first: text('first.txt', lines(third, 3)),
  corrected: text('corrected.txt', [
    ...lines(third, 3).slice(0, -2),
    '本报告数据已更正。',
    ...lines(third, 3).slice(-2),
  ]),
  news: text('news.txt', lines(fourth, 4)),
  office: text('office.txt', lines(fourth, 5, 2019)),
  pdf: {
    file: 'scan.pdf',
    text: readFileSync(join(root, 'src/lib/reading/decode/fixtures/chromium-one-column.pdf')),
  },
  removed: {
    ...text('removed.txt', lines(fourth, 6, 2018)),
    record: {
      lines: [
        {
          line: 7,
          text: (lines(fourth, 6, 2018)[6] ?? '').slice(0, 20),
          as: 'left-out',
          reason: '误以为是栏目',
        },
      ],
    },
  },
};

let project: Project;
let desk: RunningDesk;
let browser: Browser;
let page: Page;
let ids: ReadonlyMap<string, string>;
const trouble: string[] = [];

beforeAll(async () => {
  project = makeProject();
  const names = Object.keys(planted);
  const made = await project.plant([...Object.values(planted), ...portalPages]);
  ids = new Map(made.map((id, i) => [names[i] ?? `portal-${i - names.length}`, id]));
  desk = await startDesk(project.root, ['--reader', '王小明']);
  browser = await startBrowser();
  page = await openDesk(browser, desk, trouble);
});
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  project?.remove();
});
afterEach(() => {
  expect(trouble.splice(0)).toEqual([]);
});

const idOf = (name: string): string => ids.get(name) ?? '';

async function open(name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  // Only another part of the same address would not load the page anew.
  await page.goto('about:blank');
  await page.goto(`${desk.origin}/#${idOf(name)}`);
  await page.waitForSelector('.queue-list [aria-current]');
  // Keys are heard when the document itself is there.
  await page.waitForSelector('.desk-reading h2, .desk-original p');
  expect(await shownId(page)).toBe(idOf(name));
}

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Waits for what the desk says, then takes it away, so that the next word is a new one. */
async function heard(word: string): Promise<void> {
  await waitForWord(page, word);
  await page.locator('.desk-says').evaluate((says) => says.replaceChildren());
}

const dialog = () => page.locator('dialog[open]');

/** A picture for the manual: of the dialog where one is open, else of the page in a smaller window. */
async function picture(name: string): Promise<void> {
  if (!wantsPictures) return;
  const isDialog = (await dialog().count()) > 0;
  if (!isDialog) await page.setViewportSize({ width: 1000, height: 580 });
  await keepPicture(name, await (isDialog ? dialog() : page).screenshot());
}

/** Words of the original that are marked for the field that is chosen. */
const marked = async (): Promise<string> =>
  (await page.locator('.desk-original mark.is-chosen').allTextContents()).join('');

describe('tasks', () => {
  test('go through the queue: by problem, one after the other', async () => {
    const problem = page.getByLabel('问题');
    await problem.selectOption({ label: '地区不明（2）' });
    expect(await page.locator('.queue-list button').count()).toBe(2);
    await page.locator('.queue-list button', { hasText: '关于2020年' }).click();
    await page.waitForFunction((id) => location.hash === `#${id}`, idOf('region'));
    expect(await page.locator('.messages').textContent()).toContain('地区不明');
    await problem.selectOption('');
    await page.getByLabel('批次').selectOption({ index: 1 });
    expect(await page.locator('.queue-list button').count()).toBe(ids.size);
    await page.locator('.fields [aria-selected="true"]').focus();
    const before = await shownId(page);
    await press('j');
    await page.waitForFunction((id) => location.hash !== `#${id}`, before);
    await press('k');
    await page.waitForFunction((id) => location.hash === `#${id}`, before);
  });

  test('a value and its evidence are marked on both sides', async () => {
    await open('first');
    await page.locator('.field[data-field="published"]').focus();
    expect(await marked()).toContain('2021-03');
    await page.locator('.field[data-field="period"]').focus();
    expect(await marked()).toContain('2020年');
    await picture('queue');
    await page.locator('.desk-original .line').nth(6).focus();
    const number = await page.locator('.desk-original .line').nth(6).getAttribute('data-line');
    expect(await page.locator('.desk-reading .node.is-at').first().getAttribute('data-line')).toBe(number);
  });

  test('pages of a PDF are shown as they look, with the words of a field boxed', async () => {
    await open('pdf');
    await page.getByRole('button', { name: '页面', exact: true }).click();
    const picture = page.locator('.picture .sheet img').first();
    const isDrawn = () =>
      picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);
    await expect.poll(isDrawn, { timeout: 60_000 }).toBe(true);
    await page.locator('.field[data-field="title"]').focus();
    const box = page.locator('.picture .sheet').first().locator('rect').first();
    const [around, whole] = [await box.boundingBox(), await picture.boundingBox()];
    if (!around || !whole) throw new Error('nothing is boxed');
    // The title stands in the middle of the head of the page.
    expect((around.x + around.width / 2 - whole.x) / whole.width).toBeCloseTo(0.5, 1);
    expect((around.y - whole.y) / whole.height).toBeLessThan(0.25);
  });

  test('a web page is shown framed, with the words of a field marked', async () => {
    await open('several');
    await page.locator('.field[data-field="issuer"]').focus();
    await page.getByRole('button', { name: '网页', exact: true }).click();
    const frame = page.frameLocator('.picture iframe');
    await frame.locator('h1').waitFor();
    expect(await frame.locator('mark:has(#issuer)').first().textContent()).toContain(other.name);
  });

  test('correct a region by typing pinyin', async () => {
    await open('region');
    await press('e');
    await page.waitForSelector('#typed:focus');
    await page.keyboard.type(toldOf(county, 1).initials);
    await dialog().getByRole('option', { name: county.name }).first().waitFor();
    await picture('region');
    const options = await dialog().getByRole('option').allTextContents();
    await press(String(options.findIndex((option) => option.includes(county.name)) + 1));
    await heard('更正');
    expect((await project.source(idOf('region'))).corrections).toMatchObject([
      { field: 'region', value: { code: county.code }, reason: '与原件核对' },
    ]);
    expect(project.markdown(idOf('region'))).toContain(county.code);
  });

  test('take it back, and do it again', async () => {
    await open('region');
    await press('u');
    await waitForWord(page, '撤销');
    await picture('undo');
    await heard('撤销');
    expect((await project.source(idOf('region'))).corrections).toEqual([]);
    expect(project.markdown(idOf('region'))).not.toContain(county.code);
    await press('U');
    await heard('重做');
    expect(project.markdown(idOf('region'))).toContain(county.code);
  });

  test('the same correction for others, after each was shown', async () => {
    await open('portal-0');
    const before = await page.locator('.field[data-field="issuer"] .field-text').textContent();
    await page.locator('.field[data-field="issuer"]').focus();
    await press('e');
    await page.waitForSelector('#typed:focus');
    await page.keyboard.type(`${fifth.name}司法局`);
    await press('Enter');
    await heard('更正');
    await page.locator('#others').waitFor();
    await press('c');
    await dialog().locator('tbody tr').nth(1).waitFor();
    expect(await dialog().locator('tbody').textContent()).toContain(before ?? '');
    await picture('others');
    await dialog().locator('input').first().uncheck();
    await dialog().getByRole('button', { name: '更正勾选的文件' }).click();
    await heard('更正');
    const issuers = ['portal-0', 'portal-1', 'portal-2'].map((name) =>
      project.markdown(idOf(name)).includes(`issuer: ${fifth.name}司法局`),
    );
    expect(issuers.toSorted()).toEqual([false, true, true]);
  });

  test('split a file that holds two reports, and join them again', async () => {
    await open('several');
    await press('s');
    await page.waitForSelector('#reason:focus');
    await picture('split');
    await press('Enter');
    await heard('分开');
    const second = page.locator('.queue-list button', { hasText: '2021年' }).filter({ hasText: other.name });
    await second.click();
    await page.waitForFunction((id) => location.hash !== `#${id}`, idOf('several'));
    const part = await shownId(page);
    expect(project.markdown(part)).toContain('start: "2021-01-01"');
    expect(project.markdown(idOf('several'))).not.toContain('2021年，');
    await page.locator('.fields [aria-selected="true"]').focus();
    await press('m');
    await page.waitForSelector('#reason:focus');
    await press('Enter');
    await heard('并回');
    expect(project.markdown(idOf('several'))).toContain('2021年，');
    expect(existsSync(join(project.root, 'content', 'reports', `${part}.md`))).toBe(false);
  });

  test('put a paragraph back, and change the level of a heading', async () => {
    await open('removed');
    const sentence = (lines(fourth, 6, 2018)[6] ?? '').slice(0, 12);
    await press('w');
    await page.locator('.nodes[aria-label="未收入的文字"] .node', { hasText: sentence }).focus();
    await press('0');
    await heard('定某一行');
    expect(project.markdown(idOf('removed'))).toContain(sentence);
    await page.locator('.node.is-heading', { hasText: '三、' }).focus();
    await press(']');
    await heard('定某一行');
    expect(project.markdown(idOf('removed'))).toContain('\n### 三、');
    await press('[');
    await heard('定某一行');
    expect(project.markdown(idOf('removed'))).toContain('\n## 三、');
  });

  const relationPictures: Readonly<Record<string, string>> = { 1: 'same', 2: 'different', 3: 'replace' };
  const relate = async (name: string, key: string, words: string): Promise<void> => {
    await open(name);
    await press('r');
    await dialog().getByRole('button', { name: '同一报告的副本' }).waitFor();
    await press(key);
    await page.waitForSelector('#typed:focus');
    await dialog().getByRole('option').first().waitFor();
    if (words !== '') await page.keyboard.type(words);
    await dialog()
      .getByRole('option', { name: idOf('first') })
      .waitFor();
    await picture(relationPictures[key] ?? '');
    await press('Enter');
    await heard('定关系');
  };

  test('two files are one report', async () => {
    await relate('corrected', '1', '');
    expect((await project.source(idOf('corrected'))).relations).toMatchObject([
      { type: 'same-work', id: idOf('first') },
    ]);
  });

  test('two files are not one report', async () => {
    await relate('corrected', '2', '');
    expect((await project.source(idOf('corrected'))).relations).toMatchObject([
      { type: 'different-work', id: idOf('first') },
    ]);
  });

  test('one report takes the place of another', async () => {
    await relate('corrected', '3', idOf('first'));
    expect((await project.source(idOf('first'))).relations).toMatchObject([
      { type: 'replaced-by', id: idOf('corrected') },
    ]);
  });

  test('withdraw a report for good', async () => {
    await open('news');
    await press('x');
    await page.waitForSelector('#reason:focus');
    await page.locator('#reason').fill('是新闻，不是报告');
    await picture('withdraw');
    await press('Enter');
    await heard('撤下');
    const withdrawn = readFileSync(join(project.root, 'content', 'vocab', 'withdrawn.yml'), 'utf8');
    expect(withdrawn).toContain(`reports/${idOf('news')}/`);
    expect(withdrawn).toContain('是新闻，不是报告');
    expect(existsSync(join(project.root, 'content', 'reports', `${idOf('news')}.md`))).toBe(false);
    await page.waitForFunction((id) => location.hash !== `#${id}`, idOf('news'));
    await press('u');
    await heard('撤销');
    expect(project.markdown(idOf('news'))).toContain('title:');
  });

  test('put aside, then accept', async () => {
    await open('office');
    await press('p');
    await page.waitForSelector('#reason:focus');
    await press('Enter');
    await heard('审阅');
    expect((await project.source(idOf('office'))).readings).toMatchObject([
      { verdict: 'postponed', reader: '王小明' },
    ]);
    await page.waitForFunction((id) => location.hash !== `#${id}`, idOf('office'));
    await page.getByLabel('状态').selectOption('postponed');
    expect(await page.locator('.queue-list button').count()).toBe(1);
    await page.locator('.queue-list button').click();
    await page.waitForFunction((id) => location.hash === `#${id}`, idOf('office'));
    await page.locator('.fields [aria-selected="true"]').focus();
    await press('Enter');
    await heard('审阅');
    expect((await project.source(idOf('office'))).readings.at(-1)).toMatchObject({ verdict: 'accepted' });
  });

  test('what was said twice is known', async () => {
    await open('several');
    await press('a');
    const choices = dialog().locator('.choice, #reason');
    await choices.first().waitFor();
    if ((await dialog().locator('#reason').count()) === 0) await press('1');
    await page.waitForSelector('#reason:focus');
    await press('Enter');
    await heard('确认提示');
    expect((await project.source(idOf('several'))).acknowledged).toHaveLength(1);
  });
});

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 768 },
] as const;
const otherLooks = [
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 768 },
  { colorScheme: 'light', width: 360 },
] as const;

describe('a desk for everyone', () => {
  const states: Readonly<Record<string, () => Promise<void>>> = {
    'a document': () => open('several'),
    'a region is typed': async () => {
      await open('region');
      await page.locator('.field[data-field="region"]').focus();
      await press('e');
      await page.keyboard.type('bjs');
      await dialog().getByRole('option').first().waitFor();
    },
    relations: async () => {
      await open('first');
      await press('r');
      await dialog().getByRole('button', { name: '同一报告的副本' }).waitFor();
    },
    keys: async () => {
      await open('first');
      await press('?');
      await dialog().waitFor();
    },
    agreement: async () => {
      await open('first');
      await press('g');
      await dialog().waitFor();
    },
  };

  test.each(Object.keys(states))('%s has no barrier, in light and dark, wide and narrow', async (name) => {
    await states[name]?.();
    // A dialog looks the same in any window; the page itself is looked at in all ways.
    const ways = name === 'a document' ? [...looks, ...otherLooks] : looks;
    for (const { colorScheme, width } of ways) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${colorScheme} ${width}: ${id}: ${nodes[0]?.html}`);
      expect(found).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wider).toBe(false);
    }
  });

  test('everything is reached with the keyboard, and the focus is seen', async () => {
    await open('first');
    const reached = new Set<string>();
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    for (let i = 0; i < 60; i++) {
      await press('Tab');
      const { name, outline } = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        const list = at.closest('[role="listbox"]')?.getAttribute('aria-label');
        return { name: list ?? at.id ?? '', outline: getComputedStyle(at).outlineStyle };
      });
      if (name !== '') {
        expect([name, outline]).toEqual([name, 'solid']);
        reached.add(name);
      }
    }
    const wanted = [
      'queue-state',
      'queue-problem',
      'queue-batch',
      '原件的文字，逐行',
      '著录项',
      '正文，逐段',
      '未收入的文字',
    ];
    expect(wanted.filter((name) => !reached.has(name))).toEqual([]);
  });

  test('keys are letters only while nobody types', async () => {
    await open('first');
    const before = await shownId(page);
    await page.locator('.field[data-field="title"]').focus();
    await press('e');
    await page.waitForSelector('#typed:focus');
    await page.keyboard.type('jkux');
    expect(await page.locator('#typed').inputValue()).toBe('jkux');
    await press('Escape');
    expect(await dialog().count()).toBe(0);
    expect(await shownId(page)).toBe(before);
  });
});
