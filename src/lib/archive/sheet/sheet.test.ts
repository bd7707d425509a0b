import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, expect, test } from 'vitest';
import { toCsv } from '../../core/csv.ts';
import { frontMatter } from '../../core/markdown/write.ts';
import { sampleReport } from '../../core/sample-report.ts';
import { textCell, xlsxFile } from '../../reading/decode/fixtures/office.ts';
import { xlsxCells } from '../../reading/decode/sheet/read-xlsx.ts';
import { applyAct } from '../acts/acts.ts';
import { reportFile } from '../acts/draft.ts';
import { sampleArchive } from '../acts/sample-archive.ts';
import { parseRegion } from './region-name.ts';
import { readRows } from './rows.ts';
import { isSameCell } from './same-cell.ts';
import { readSheet } from './sheet-file.ts';
import { parseDay, parseValue } from './values.ts';
import { allColumns, type Column, labelOf } from './vocabulary.ts';
import { sheetCsv, sheetXlsx } from './write-sheet.ts';

const { root, ids } = sampleArchive(4);
afterAll(() => rmSync(root, { recursive: true }));
const [a = '', b = '', c = ''] = ids;
for (const [i, id] of ids.entries()) {
  const report = {
    ...sampleReport(),
    id,
    title: `某某县人民政府${2018 + i}年法治政府建设情况报告`,
    region: { code: '331124', path: ['浙江省', '丽水市', '松阳县'], level: 'county' as const },
    period: { start: `${2018 + i}-01-01`, end: `${2018 + i}-12-31` },
    published: i === 3 ? null : `${2019 + i}-03-31`,
    kind: 'annual-report' as const,
    indexNumber: i === 0 ? '000014348' : '1133/2021-00012',
    documentNumber: i === 1 ? '3-12' : null,
    review: i === 3 ? ['date-unknown'] : [],
  };
  writeFileSync(join(root, reportFile(id)), `---\n${frontMatter(report)}---\n\n正文。\n`);
}
const { rows } = readRows(root, ids);
const written = (): string[][] => parse(sheetCsv(rows), { bom: true });

const path = join(root, '表.csv');
const place = (column: Column): number => allColumns.indexOf(column);

/** Reads a sheet after a person's work on it. */
async function read(work: (cells: string[][]) => unknown, reason: string | null = '核对过原件') {
  const cells = written();
  const given = work(cells);
  writeFileSync(path, toCsv(Array.isArray(given) ? (given as string[][]) : cells));
  return readSheet(root, path, reason);
}

const set = (cells: string[][], row: number, column: Column, text: string): void => {
  (cells[row] as string[])[place(column)] = text;
};

const changesOf = async (work: Parameters<typeof read>[0], reason?: string | null) => {
  const { changes, problems } = await read(work, reason);
  expect(problems).toEqual([]);
  return changes.map(({ cell, id, label, before, after }) => ({ cell, id, label, before, after }));
};

test('a sheet as it was written, as CSV, in GBK, as XLSX and with other columns, changes nothing', async () => {
  expect(await changesOf(() => {})).toEqual([]);
  const gbk = gbkOf(sheetCsv(rows).replace('\ufeff', ''));
  for (const [name, bytes] of [
    ['gbk.csv', gbk],
    [
      'tabs.txt',
      Buffer.from(
        written()
          .map((row) => row.join('\t'))
          .join('\n'),
      ),
    ],
    ['a.xlsx', await sheetXlsx(rows)],
  ] as const) {
    writeFileSync(join(root, name), bytes);
    const { changes, problems, rows: count } = await readSheet(root, join(root, name), null);
    expect([name, changes, problems, count]).toEqual([name, [], [], 4]);
  }
  expect(
    await changesOf((cells) => cells.map((row, i) => [i === 0 ? '我的备忘' : '看过', ...row.toReversed()])),
  ).toEqual([]);
});

test('a workbook that another program saved, days as numbers and half of the rows hidden, changes nothing', async () => {
  const [dates, epoch] = [[place('published'), place('written')], Date.UTC(1899, 11, 30)];
  const letter = (column: number): string => String.fromCharCode(65 + column);
  const cellOf = (text: string, row: number, column: number): string => {
    const at = `${letter(column)}${row + 1}`;
    if (text === '') return `<c r="${at}" s="0"/>`;
    const days = (Date.parse(text) - epoch) / 86_400_000;
    if (row > 0 && dates.includes(column)) return `<c r="${at}" s="1"><v>${days}</v></c>`;
    if (row > 0 && /^\d+$/.test(text)) return `<c r="${at}"><v>${Number(text)}</v></c>`;
    return textCell(at, text);
  };
  const body = written().map((cells, row) => {
    const hidden = row % 2 === 0 && row > 0 ? ' hidden="1"' : '';
    return `<row r="${row + 1}"${hidden}>${cells.map((text, k) => cellOf(text, row, k)).join('')}</row>`;
  });
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const sheets = [{ name: '报告', rows: body.join('') }];
  writeFileSync(join(root, 'b.xlsx'), xlsxFile({ sheets, styles }));
  const { changes, problems, rows: count } = await readSheet(root, join(root, 'b.xlsx'), null);
  expect([changes, problems, count]).toEqual([[], [], 4]);
});

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);

test.skipIf(office === undefined)('LibreOffice opens and saves it, and nothing changes', async () => {
  writeFileSync(join(root, 'c.xlsx'), await sheetXlsx(rows));
  mkdirSync(join(root, 'saved'));
  const profile = `-env:UserInstallation=file://${join(root, 'profile')}`;
  // Without a locale it writes CSV in Latin letters only; 76 is UTF-8.
  for (const [form, filter] of [
    ['xlsx', 'xlsx'],
    ['csv', 'csv:Text - txt - csv (StarCalc):44,34,76'],
  ] as const) {
    const args = [
      profile,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      join(root, 'saved'),
      join(root, 'c.xlsx'),
    ];
    expect(spawnSync(office ?? '', args).status).toBe(0);
    const { changes, problems } = await readSheet(root, join(root, 'saved', `c.${form}`), null);
    expect([form, changes, problems]).toEqual([form, [], []]);
  }
});

/** Characters in GBK, by asking for each pair of bytes what it means. */
function gbkOf(text: string): Buffer {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gbk');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const [character = '', ...more] = decoder.decode(Uint8Array.of(high, low));
      if (more.length === 0) codes.set(character, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((one) => codes.get(one) ?? [one.charCodeAt(0)]));
}

test('what spreadsheets make of days and numbers changes nothing', async () => {
  expect(
    await changesOf((cells) => {
      set(cells, 1, 'published', '2019/3/31');
      set(cells, 2, 'published', '3/31/2020');
      set(cells, 3, 'published', '2021年3月31日');
      set(cells, 1, 'indexNumber', '14348');
      set(cells, 2, 'documentNumber', '3月12日');
      set(cells, 1, 'title', `  ${rows[0]?.cells.title}\r\n`);
      for (const row of [1, 2, 3, 4]) set(cells, row, 'issuer', '');
    }),
  ).toEqual([]);
});

test.each<[string, string, boolean]>([
  ['2021-03-31', '2021/3/31 0:00', true],
  ['2021-03-31', '31.03.2021', true],
  ['2021-03-31', '3/31/21', true],
  ['2021-03-31', '2021-04-01', false],
  ['2021-03-31', '', false],
  ['113310000026', '1.13E+11', true],
  ['113310000026', '1.14E+11', false],
  ['113310000026', '113310000026', true],
  ['2021-5', 'May-21', true],
  ['2021-5', '2021年6月', true],
  ['=甲', "'=甲", true],
  ['某某县', '某某区', false],
])('%j saved as %j is the same: %j', (was, now, expected) => {
  expect(isSameCell(was, now)).toBe(expected);
});

test('each change is told with its cell, old and new', async () => {
  const found = await changesOf((cells) => {
    set(cells, 1, 'published', '2019年4月1日');
    set(cells, 1, 'region', '遂昌县');
    set(cells, 2, 'published', '不明');
    set(cells, 2, 'period', '2019年上半年');
    set(cells, 3, 'relation', `取代 ${b}`);
    set(cells, 3, 'note', '已请机关另寄');
    set(cells, 4, 'known', '日期不明');
    set(cells, 4, 'action', '撤下');
  });
  expect(found.map(({ cell, label, before, after }) => [cell, label, before, after])).toEqual([
    ['E2', '地区', '浙江省丽水市松阳县', '遂昌县'],
    ['G2', '发布日期', '2019-03-31', '2019年4月1日'],
    ['F3', '所述时期', '2019年', '2019年上半年'],
    ['G3', '发布日期', '2020-03-31', '不明'],
    ['M4', '关系', '', `取代 ${b}`],
    ['P4', '备注', '', '已请机关另寄'],
    ['O5', '处理', '', '撤下'],
    ['R5', '已知的提示', '', '日期不明'],
  ]);
});

test('what a row changed is seen when the sheet is written again, and the old sheet is refused', async () => {
  const before = written();
  const { changes } = await read((cells) => {
    set(cells, 1, 'published', '2019-04-01');
    set(cells, 3, 'relation', `取代 ${b}`);
  });
  await applyAct(root, { author: '甲', reason: '核对过原件', changes: changes.map(({ change }) => change) });
  const again = readRows(root, ids).rows;
  expect(again.map(({ cells }) => [cells.published, cells.relation])).toEqual([
    ['2019-04-01', ''],
    ['2020-03-31', `被取代 ${c}`],
    ['2021-03-31', `取代 ${b}`],
    ['', ''],
  ]);
  (before[1] as string[])[place('title')] = '另一个标题';
  writeFileSync(path, toCsv(before));
  const { problems } = await readSheet(root, path, '核对过原件');
  expect(problems).toContainEqual(expect.objectContaining({ cell: 'T2' }));
  expect(problems[0]?.message).toContain('已经改过');
  const back = await applyAct(root, {
    author: '甲',
    reason: '核对过原件',
    changes: [
      { id: a, edit: { type: 'uncorrect', field: 'published' } },
      { id: c, edit: { type: 'unrelate', other: b } },
    ],
  });
  expect(back).not.toBeNull();
});

/** [what, work, cell, words of the message] */
const nonsense: [string, (cells: string[][]) => unknown, string | null, string][] = [
  ['a day in words', (t) => set(t, 1, 'published', '三月底'), 'G2', '不是日期'],
  ['a day that is none', (t) => set(t, 1, 'published', '2021-02-30'), 'G2', '不是日期'],
  ['a day to come', (t) => set(t, 1, 'published', '2199-01-01'), 'G2', '还没有到'],
  ['a day long ago', (t) => set(t, 1, 'written', '1902-03-31'), 'H2', '早于'],
  ['a year with a zero', (t) => set(t, 1, 'written', '0202-03-31'), 'H2', '不是日期'],
  ['a month alone', (t) => set(t, 1, 'written', '2021年3月'), 'H2', '不是日期'],
  ['a place that is none', (t) => set(t, 2, 'region', '松羊县'), 'E3', '没有“松羊县”'],
  ['a place of a name that many have', (t) => set(t, 2, 'region', '鼓楼区'), 'E3', '个地方叫“鼓楼区”'],
  ['a place in the wrong city', (t) => set(t, 2, 'region', '浙江省杭州市松阳县'), 'E3', '没有'],
  ['a code for a place', (t) => set(t, 2, 'region', '331124'), 'E3', '没有'],
  ['a period in words', (t) => set(t, 1, 'period', '去年'), 'F2', '不是时期'],
  ['a period turned round', (t) => set(t, 1, 'period', '2021年至2020年'), 'F2', '晚于'],
  ['a period out of the range', (t) => set(t, 1, 'period', '1066年'), 'F2', '范围'],
  ['a thirteenth month', (t) => set(t, 1, 'period', '2020-01-01至2020-13-31'), 'F2', '不是时期'],
  ['a kind that is none', (t) => set(t, 1, 'kind', '月报'), 'I2', '不是文种'],
  ['an address without a scheme', (t) => set(t, 1, 'originUrl', 'www.example.gov.cn'), 'J2', '不是网址'],
  ['an address of another scheme', (t) => set(t, 1, 'originUrl', 'ftp://example.gov.cn/a'), 'J2', '不是网址'],
  ['an address with a space', (t) => set(t, 1, 'originUrl', 'https://example.gov.cn/a b'), 'J2', '不是网址'],
  ['no title', (t) => set(t, 1, 'title', '不明'), 'C2', '不能是'],
  ['a title over two lines', (t) => set(t, 1, 'title', '上\n下'), 'C2', '换行'],
  ['a title of a thousand characters', (t) => set(t, 1, 'title', '题'.repeat(1000)), 'C2', '超过'],
  ['a relation without a kind', (t) => set(t, 1, 'relation', b), 'M2', '看不懂'],
  ['a relation of no kind', (t) => set(t, 1, 'relation', `像 ${b}`), 'M2', '看不懂'],
  ['a relation to itself', (t) => set(t, 1, 'relation', `同一报告 ${a}`), 'M2', '自己'],
  ['a relation to nothing', (t) => set(t, 1, 'relation', '取代 r000000000000'), 'M2', '没有 r000000000000'],
  ['two relations to one', (t) => set(t, 1, 'relation', `取代 ${b}；同一报告 ${b}`), 'M2', '两次'],
  ['an action that is none', (t) => set(t, 1, 'action', '删掉'), 'O2', '看不懂'],
  ['readmitting what is there', (t) => set(t, 1, 'action', '重新收入'), 'O2', '没有撤下'],
  ['joining what was not cut', (t) => set(t, 1, 'action', '并回'), 'O2', '不能并回'],
  ['a cut without a line', (t) => set(t, 1, 'cut', '第二份开头'), 'N2', '行号'],
  ['a message that is none', (t) => set(t, 1, 'known', '很好'), 'R2', '没有叫'],
  ['going back to rules that stand', (t) => set(t, 1, 'issuer', '恢复'), 'D2', '没有更正过'],
  ['an id that is none', (t) => set(t, 1, 'id', 'x12'), 'A2', '不是编号'],
  ['an id of nobody', (t) => set(t, 1, 'id', 'r000000000000'), 'A2', '没有 r000000000000'],
  ['an id twice', (t) => set(t, 2, 'id', a), 'A3', '已经有了'],
  ['neither id nor file', (t) => void [set(t, 1, 'id', ''), set(t, 1, 'file', '')], 'A2', '不知道是哪一份'],
  ['a file that is not there', (t) => set(t, 1, 'id', ''), 'B2', '没有文件'],
  [
    'a file elsewhere',
    (t) => void [set(t, 1, 'id', ''), set(t, 1, 'file', '../../etc/passwd')],
    'B2',
    '不在',
  ],
  ['a reason too short', (t) => void [set(t, 1, 'issuer', '某局'), set(t, 1, 'reason', '对')], 'S2', '太短'],
  ['a word on what programs say', (t) => set(t, 4, 'review', '没有问题'), 'Q5', '改了不起作用'],
  ['two columns of one kind', (t) => t.map((row, i) => [...row, i === 0 ? '题名' : '']), 'U1', '同一列'],
  ['no heading', (t) => t.slice(1), null, '没有找到表头'],
  ['no id and no file', (t) => t.map((row) => row.slice(2)), null, '不知道每一行'],
  ['nothing', () => [['', '']], null, '没有内容'],
];

test.each(nonsense)('%s is refused by the name of its cell', async (_, work, cell, words) => {
  const { problems } = await read(work);
  const found = problems.find((one) => one.cell === cell);
  expect(found?.message ?? JSON.stringify(problems)).toContain(words);
});

test('a change without a reason is refused', async () => {
  const { problems } = await read((t) => set(t, 1, 'issuer', '某某县司法局'), null);
  expect(problems).toEqual([{ cell: 'S2', message: '这一行有改动，没有写“理由”' }]);
});

test('a list of files with days and addresses is a first load', async () => {
  const folder = join(root, '新来的');
  mkdirSync(folder);
  for (const name of ['甲.txt', '乙.txt']) writeFileSync(join(folder, name), `${name}的全文`);
  const csv = '文件,日期,链接\n甲.txt,2021/3/31,https://example.gov.cn/a\n乙.txt,,\n';
  writeFileSync(join(folder, '目录.csv'), csv);
  const { changes, problems, newFiles } = await readSheet(root, join(folder, '目录.csv'), null);
  expect(problems).toEqual([]);
  const id = `r${createHash('sha256').update('甲.txt的全文').digest('hex').slice(0, 12)}`;
  expect(newFiles.map((file) => file.path)).toEqual(['甲.txt', '乙.txt'].map((name) => join(folder, name)));
  expect(changes.map(({ cell, change }) => [cell, change.id, change.edit])).toEqual([
    ['B2', id, { type: 'correct', field: 'published', value: '2021-03-31' }],
    ['C2', id, { type: 'correct', field: 'originUrl', value: 'https://example.gov.cn/a' }],
  ]);
});

test('a workbook has the rows as text, lists to choose from, and all columns', async () => {
  const cells = await xlsxCells(await sheetXlsx(rows));
  expect(cells[0]).toEqual(allColumns.map(labelOf));
  expect(cells.slice(1).map(([id]) => id)).toEqual(ids);
});

test.each([
  ['松阳县', '浙江省丽水市松阳县', 'county'],
  ['浙江省 丽水市 松阳县', '浙江省丽水市松阳县', 'county'],
  ['浙江省/丽水市', '浙江省丽水市', 'prefecture'],
  ['北京市', '北京市', 'province'],
  ['浙江省丽水市松阳县某某镇', '浙江省丽水市松阳县某某镇', 'township'],
  ['浙江省丽水市某某开发区', '浙江省丽水市某某开发区', 'functional-area'],
  ['全国', '全国', 'national'],
])('%s is %s', (name, path, level) => {
  const region = parseRegion(name);
  if (typeof region === 'string') throw new Error(region);
  expect([region.path.join(''), region.level]).toEqual([path, level]);
});

test.each([
  ['2020年', '2020-01-01', '2020-12-31'],
  ['2020', '2020-01-01', '2020-12-31'],
  ['2020年度', '2020-01-01', '2020-12-31'],
  ['2020年下半年', '2020-07-01', '2020-12-31'],
  ['2020年第一季度', '2020-01-01', '2020-03-31'],
  ['2016年至2020年', '2016-01-01', '2020-12-31'],
  ['2020年1月1日至2020年6月30日', '2020-01-01', '2020-06-30'],
])('the period %s', (text, start, end) => {
  expect(parseValue('period', text)).toEqual({ value: { start, end } });
});

test.each([
  ['2021-3-1', '2021-03-01'],
  ['2021.03.01', '2021-03-01'],
  ['20210301', '2021-03-01'],
  ['2021/3/1 0:00:00', '2021-03-01'],
  ['3/1/2021', null],
  ['2021-13-01', null],
])('the day %s', (text, day) => {
  expect(parseDay(text)).toBe(day);
});
