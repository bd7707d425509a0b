/**
 * What an archivist does with the archive, by spreadsheet and commands and without opening a YAML file: in a project of
 * its own, as typed; then the site is built and looked through.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { toCsv } from '../../src/lib/core/csv.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { xlsxCells } from '../../src/lib/reading/decode/sheet/read-xlsx.ts';
import { startBrowser } from '../desk/harness.ts';
import { keepPicture, wantsPictures } from '../desk/pictures.ts';

// Each test types several commands, and one builds a site; a busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 600_000 });

const project = join(mkdtempSync(join(tmpdir(), 'acts-')), 'project');
const inbox = join(project, 'inbox');

const article = (place: string, year: number, count: number): string =>
  [
    `${place}人民政府${year}年法治政府建设情况报告`,
    '一、主要工作',
    `全年办理行政复议案件${count}件，组织执法培训${count + 7}次，${place}各部门依法履职，严格规范公正文明执法。`,
    '全县各级各部门认真落实上级部署，不断提高依法行政的能力和水平，各项工作取得新的进展。',
    '二、存在的问题',
    '一些单位对法治工作重视不够，执法队伍的能力还有待提高，制度落实还不到位。',
    `${place}人民政府`,
    `${year + 1}年3月1日`,
  ].join('\n');

const files: Readonly<Record<string, string>> = {
  'song-2018.txt': article('浙江省松阳县', 2018, 31),
  'song-2019.txt': article('浙江省松阳县', 2019, 41),
  'song-2019-corrected.txt': article('浙江省松阳县', 2019, 42),
  'song-2018-copy.txt': `${article('浙江省松阳县', 2018, 31)}\n来源：松阳县司法局`,
  'two.txt': `${article('浙江省遂昌县', 2020, 51)}\n${article('浙江省遂昌县', 2021, 52)}`,
  'yun-2020.txt': article('浙江省云和县', 2020, 61),
  'wrong.txt': article('浙江省庆元县', 2020, 71).replaceAll('浙江省庆元县', '本县'),
  'portal.txt': '首页\n政府信息公开\n办事服务\n',
};
const many = Array.from({ length: 40 }, (_, i) => `jing-${i}.txt`);

interface Ran {
  readonly code: number;
  readonly out: string;
}

function run(command: string, ...args: string[]): Ran {
  const env = { ...process.env, NO_COLOR: '1' };
  const result = spawnSync(process.execPath, [join(project, `scripts/${command}.ts`), ...args], {
    cwd: project,
    env,
    encoding: 'utf8',
  });
  return { code: result.status ?? -1, out: result.stdout + result.stderr };
}

const apply = (path: string, ...more: string[]): Ran =>
  run('apply', path, '--author', '甲', '--reason', '与原件核对', ...more);

type Rows = Record<string, string>[];

/** Writes a table and applies it. */
function fill(rows: Rows, ...more: string[]): Ran {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const path = join(project, '填好.csv');
  writeFileSync(path, toCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]));
  return apply(path, ...more);
}

function sheet(): Rows {
  expect(run('sheet', '报告.csv', '--force').code).toBe(0);
  return parseCsv(readFileSync(join(project, '报告.csv')), { bom: true, columns: true });
}

let ids: Record<string, string> = {};
const idOf = (file: string): string => ids[file] ?? '';
const rowOf = (id: string) => sheet().find((row) => row['编号'] === id);
const markdown = (id: string): string => readFileSync(join(project, `content/reports/${id}.md`), 'utf8');

beforeAll(() => {
  copyProject(project);
  mkdirSync(inbox);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(inbox, file), text);
  for (const [i, file] of many.entries())
    writeFileSync(join(inbox, file), article('浙江省景宁畲族自治县', 1980 + i, 100 + i));
  run('ingest', inbox);
  ids = Object.fromEntries(sheet().map((row) => [row['文件'] ?? '', row['编号'] ?? '']));
  expect(Object.keys(ids)).toHaveLength(Object.keys(files).length - 1 + many.length);
});
afterAll(() => rmSync(join(project, '..'), { recursive: true, force: true }));

test('nothing is applied of a sheet that nobody changed, whichever form it has', async () => {
  for (const name of ['报告.xlsx', '报告.csv']) {
    expect(run('sheet', name, '--force').code).toBe(0);
    expect(apply(join(project, name))).toMatchObject({ code: 0, out: expect.stringContaining('没有要改的') });
  }
  expect((await xlsxCells(readFileSync(join(project, '报告.xlsx')))).length).toBe(
    Object.keys(ids).length + 1,
  );
  expect(run('sheet').out).toContain('要覆盖请加 --force');
});

test('what needs a look is a list', () => {
  expect(run('sheet', '待核对.csv', '--review').code).toBe(0);
  const rows: Rows = parseCsv(readFileSync(join(project, '待核对.csv')), { bom: true, columns: true });
  expect(rows.find((row) => row['文件'] === 'wrong.txt')?.['待核对']).toContain('地区不明');
  expect(rows.some((row) => row['文件'] === 'yun-2020.txt')).toBe(false);
});

test('a region is corrected by its name', () => {
  const wrong = { 编号: idOf('wrong.txt'), 地区: '庆元县' };
  const dry = fill([wrong], '--dry-run');
  expect(dry.out).toContain('B2');
  expect(markdown(idOf('wrong.txt'))).toContain('region: null');
  expect(fill([wrong]).code).toBe(0);
  expect(markdown(idOf('wrong.txt'))).toContain('- 庆元县');
  expect(fill([{ 编号: idOf('wrong.txt'), 地区: '庆园县' }])).toMatchObject({
    code: 1,
    out: expect.stringContaining('B2：“地区”：没有“庆园县”'),
  });
});

/** The spreadsheet with its addresses, as an office program shows it. */
async function pictureOfSheet(): Promise<Uint8Array> {
  expect(run('sheet', '网址.xlsx').code).toBe(0);
  const args = ['--headless', '--convert-to', 'html', '--outdir', project, join(project, '网址.xlsx')];
  expect(spawnSync('soffice', args).status).toBe(0);
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
    await page.setContent(readFileSync(join(project, '网址.html'), 'utf8'));
    await page.evaluate(
      (shown) => {
        const rows = [...(document.querySelector('table')?.rows ?? [])];
        const names = [...(rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim());
        const kept = rows.filter(({ cells }, k) => k === 0 || /jing-\d+/.test(cells[1]?.textContent ?? ''));
        for (const [k, row] of rows.entries()) {
          if (k > 0 && (!kept.includes(row) || kept.indexOf(row) > 12)) row.remove();
          else
            for (const [i, cell] of [...row.cells].entries())
              if (!shown.includes(names[i] ?? '')) cell.remove();
        }
        const style = 'border: 1px solid #999; padding: 3px 8px; font: 13px sans-serif; white-space: nowrap';
        for (const cell of document.querySelectorAll('td')) cell.setAttribute('style', style);
        for (const column of document.querySelectorAll('colgroup')) column.remove();
        document.querySelector('table')?.setAttribute('style', 'border-collapse: collapse');
      },
      ['编号', '文件', '标题', '所述时期', '网址', '理由'],
    );
    return await page.locator('table').first().screenshot();
  } finally {
    await browser.close();
  }
}

test('forty addresses are given at once', async () => {
  const rows = many.map((file, i) => ({ 编号: idOf(file), 网址: `https://www.example.gov.cn/${i}.html` }));
  const result = fill(rows);
  expect(result.out).toContain('已改 40 处，涉及 40 份');
  for (const [i, file] of many.entries()) {
    expect(markdown(idOf(file))).toContain(`originUrl: https://www.example.gov.cn/${i}.html`);
  }
  if (wantsPictures) await keepPicture('sheet', await pictureOfSheet());
});

let second = '';
test('a file with two reports becomes two documents with one original', () => {
  const id = idOf('two.txt');
  const lines = run('sheet', '--lines', id).out.split('\n');
  const cut = lines.find((line) => line.includes('2021年法治政府建设情况报告')) ?? '';
  expect(fill([{ 编号: id, 分开处: cut }])).toMatchObject({ code: 0 });
  const two = sheet().filter((row) => row['文件'] === 'two.txt');
  second = two.find((row) => row['编号'] !== id)?.['编号'] ?? '';
  expect(two.map((row) => [row['编号'] === id, row['所述时期']])).toEqual(
    expect.arrayContaining([
      [true, '2020年'],
      [false, '2021年'],
    ]),
  );
  expect(markdown(id)).not.toContain('2021年法治');
  expect(markdown(second)).toContain('复议案件52件');
  expect(readdirSync(join(project, 'content/raw', second))).toEqual(['source.yml']);
});

test('a corrected version takes the place of the old one', () => {
  const row = { 编号: idOf('song-2019-corrected.txt'), 关系: `取代 ${idOf('song-2019.txt')}` };
  expect(fill([row]).code).toBe(0);
  expect(rowOf(idOf('song-2019.txt'))?.['关系']).toBe(`被取代 ${idOf('song-2019-corrected.txt')}`);
});

test('two are said to be one report, then two, then nothing again', () => {
  const [one, other] = [idOf('song-2018.txt'), idOf('song-2018-copy.txt')];
  const said = (text: string): string => {
    expect(fill([{ 编号: one, 关系: text }]).code).toBe(0);
    return rowOf(other)?.['关系'] ?? '';
  };
  expect(said(`同一报告 ${other}`)).toBe(`同一报告 ${one}`);
  expect(said(`不同报告 ${other}`)).toBe(`不同报告 ${one}`);
  expect(said('删去')).toBe('');
});

test('a report is withdrawn for good, and a page of the portal is ignored', () => {
  const id = idOf('yun-2020.txt');
  expect(fill([{ 编号: id, 处理: '撤下', 理由: '机关要求撤下' }]).code).toBe(0);
  const again = run('ingest', join(inbox, 'yun-2020.txt'));
  expect(again.out).toContain('机关要求撤下');
  expect(existsSync(join(project, `content/reports/${id}.md`))).toBe(false);
  writeFileSync(join(inbox, '略去.csv'), '文件,处理\nportal.txt,略去\n');
  expect(apply(join(inbox, '略去.csv')).code).toBe(0);
  expect(run('ingest', join(inbox, 'portal.txt'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('info ignored'),
  });
});

test('the last decision is taken back, brought again, and all is told', () => {
  const id = idOf('wrong.txt');
  const before = markdown(id);
  expect(fill([{ 编号: id, 发布日期: '2021-03-31' }]).code).toBe(0);
  expect(markdown(id)).toContain('published: "2021-03-31"');
  expect(run('undo', '--author', '乙').code).toBe(0);
  expect(markdown(id)).toBe(before);
  expect(run('undo', '--redo', '--author', '乙').code).toBe(0);
  expect(markdown(id)).toContain('published: "2021-03-31"');
  const told = run('history').out;
  expect(told).toMatch(/乙 重做 a[0-9a-f]{10}/);
  expect(told).toContain('甲 更正：与原件核对');
  expect(told).toContain('机关要求撤下');
  const act = /a[0-9a-f]{10}(?= .* 甲 更正)/.exec(told)?.[0] ?? '';
  expect(run('history', act).out).toContain('+    value: "2021-03-31"');
});

test('the site shows what was decided, and nothing else of it', () => {
  const old = idOf('song-2019.txt');
  const [corrected, gone] = [idOf('song-2019-corrected.txt'), idOf('yun-2020.txt')];
  const built = run('build', '--site', 'https://archive.example.org');
  expect(built).toMatchObject({ code: 0 });
  const read = (path: string): string => readFileSync(join(project, 'dist', path), 'utf8');
  const listed = Object.keys(ids).length - 2 + 1;
  const table: Rows = parseCsv(read('data/reports.csv'), { bom: true, columns: true });
  const inTable = table.map((row) => row['id']);
  expect(inTable).toHaveLength(listed);
  expect(inTable).toEqual(
    expect.arrayContaining([corrected, second, idOf('two.txt'), idOf('song-2018.txt')]),
  );
  for (const id of [old, gone]) expect(inTable).not.toContain(id);
  // The old version keeps its page, its text and its original, and leads to the new one.
  expect(read(`reports/${old}/index.html`)).toMatch(
    new RegExp(`本文已由\\s*<a href="/reports/${corrected}/"`),
  );
  expect(read(`reports/${corrected}/index.html`)).toContain(`href="/reports/${old}/"`);
  expect(read(`raw/${old}/${old}.txt`)).toContain('复议案件41件');
  expect(read(`raw/${second}/${second}.txt`)).toBe(files['two.txt']);
  expect(existsSync(join(project, 'dist/raw', gone))).toBe(false);
  expect(read(`reports/${gone}/index.html`)).toContain('机关要求撤下');
  // Lists, feeds and the search: all pages but those of the reports themselves.
  const year = readdirSync(join(project, 'dist/years/2019'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => read(join('years/2019', path)))
    .join('');
  expect(year).toContain(corrected);
  for (const id of [old, gone]) {
    expect(year).not.toContain(id);
    expect(read('feed.xml')).not.toContain(id);
  }
  const manifest = JSON.parse(read('search-index/manifest.json')) as { reports?: number; count?: number };
  expect(manifest.reports ?? manifest.count).toBe(listed);
  expect(run('check', '--offline').out).not.toMatch(/relation-|withdrawn-but-there|no-raw-document/);
});
