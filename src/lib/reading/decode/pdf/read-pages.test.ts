/** Lines of a printed page become paragraphs: pages of placed pieces, as pdf.js would give them. */
import { expect, test } from 'vitest';
import type { Page, Piece } from './placed-page.ts';
import { readPages } from './read-pages.ts';

const size = 12;
const left = 72;
const piece = (text: string, y: number, more: Partial<Piece> = {}): Piece => {
  const start = more.left ?? left;
  const width = [...text].reduce((sum, c) => sum + (c > '\x7f' ? 1 : 0.5), 0) * (more.size ?? size);
  return { text, left: start, right: start + width, y, size, turned: false, ...more };
};
const page = (pieces: readonly Piece[]): Page => ({ number: 1, width: 595, height: 842, pieces });
const read = (pieces: readonly Piece[]) => readPages({ pages: [page(pieces)], declared: [] });
/** Lines from top to bottom, 18 points apart. */
const lines = (...texts: string[]) => texts.map((text, i) => piece(text, 100 + 18 * i));
const texts = (pieces: readonly Piece[]) => read(pieces).blocks.map(({ text }) => text);

/** As many characters as a line of 451 points takes. */
const full = '全镇各村（社区）把调解室搬到村口树下听取意见，当面商定整改办法并逐项公开，接受群众';

test('short lines stay apart to the last one, whatever their lengths have in common', () => {
  const all = [
    '某镇2022年法治政府建设情况报告',
    '2022年，镇政府按计划推进各项工作，现报告如下。',
    '一、主要工作',
    '（一）完善制度',
    '修订议事规则，公开办事流程。',
    '（二）规范执法',
    '全年检查商户260家，整改40处。',
    '（三）宣传普法',
    '赶集日设点宣讲16场',
    '发放折页3000份',
    '二、存在不足',
    '人手偏少。',
    '三、下步打算',
    '充实执法队伍。',
    '某镇人民政府',
    '2023年1月16日',
  ];
  expect(texts(lines(...all))).toEqual(all);
});

test('full lines are joined up to the end of their paragraph', () => {
  expect(
    texts(
      lines(
        `${full}监督。`.slice(0, 37),
        '其余村寨参照办理，年内完成。',
        full.slice(0, 37),
        '会议每月召开一次。',
        '短行一条',
        '短行二条',
      ),
    ),
  ).toEqual([
    `${`${full}监督。`.slice(0, 37)}其余村寨参照办理，年内完成。`,
    `${full.slice(0, 37)}会议每月召开一次。`,
    '短行一条',
    '短行二条',
  ]);
});

test('an indented line whose last word had no room is not centred', () => {
  const indented = piece(full.slice(0, 34), 118, { left: left + 2 * size });
  const pieces = [
    ...lines(`${full.slice(0, 36)}。`),
    indented,
    piece('况，逐项公开。', 136),
    piece('再次核对。', 154),
  ];
  const { blocks } = read(pieces);
  expect(blocks.map(({ text, hints }) => [text, hints?.centred])).toEqual([
    [`${full.slice(0, 36)}。`, undefined],
    [`${full.slice(0, 34)}况，逐项公开。`, undefined],
    ['再次核对。', undefined],
  ]);
});

test('a number behind a full line that ends a sentence opens a paragraph, within a sentence it does not', () => {
  const ended = `${full.slice(0, 36)}。`;
  expect(
    texts(
      lines(
        ended,
        '（二）规范执法',
        full.slice(0, 37),
        '（三）项的要求办理。',
        full.slice(0, 37),
        '再次核对。',
      ),
    ),
  ).toEqual([
    ended,
    '（二）规范执法',
    `${full.slice(0, 37)}（三）项的要求办理。`,
    `${full.slice(0, 37)}再次核对。`,
  ]);
});

test.each<[string, Partial<Piece>, string]>([
  ['raised', { y: 95.5, size: 7 }, '受理74⁵件'],
  ['lowered', { y: 102, size: 7 }, '受理74₅件'],
  ['of the same size', { y: 100 }, '受理745件'],
])('a mark that is %s', (_, place, expected) => {
  const before = piece('受理74', 100);
  const mark = piece('5', 100, { left: before.right, ...place });
  const after = piece('件', 100, { left: before.right + 6 });
  expect(
    texts([before, mark, after, ...lines().slice(0, 0), piece('第二行文字在这里等候核对', 136)]),
  ).toEqual([expected, '第二行文字在这里等候核对']);
});

test('text that runs in another direction is named', () => {
  const { messages } = read([...lines('正文一行在这里等候核对。'), piece('内部资料', 400, { turned: true })]);
  expect(messages.map(({ slug, message }) => [slug, message.includes('内部资料')])).toEqual([
    ['hidden-text', true],
  ]);
  const long = piece('某表侧排文字'.repeat(12), 400, { turned: true });
  expect(read([...lines('正文一行在这里等候核对。'), long]).messages.map(({ slug }) => slug)).toEqual([
    'text-missing',
  ]);
});

/** Cells at the given places, their width by their text. */
const row = (y: number, ...cells: (readonly [text: string, start: number])[]): Piece[] =>
  cells.map(([text, start]) => piece(text, y, { left: start }));

test('columns with narrow gaps between them stay apart', () => {
  const { blocks } = read([
    ...lines('一、办件情况'),
    ...row(130, ['窗口', 72], ['收件', 104], ['办结', 136]),
    ...row(148, ['税务', 72], ['4210', 104], ['4198', 136]),
    ...row(166, ['社保', 72], ['960', 104], ['955', 136]),
    ...row(184, ['公安', 72], ['77', 104], ['77', 136]),
  ]);
  expect(blocks.map(({ table }) => table ?? null)).toEqual([
    null,
    [
      ['窗口', '收件', '办结'],
      ['税务', '4210', '4198'],
      ['社保', '960', '955'],
      ['公安', '77', '77'],
    ],
  ]);
});

test.each<[string, Piece[]]>([
  [
    'two rows are no column',
    [...row(100, ['窗口收件', 72], ['办结', 128]), ...row(118, ['税务处理', 72], ['归档', 128])],
  ],
  ['numbers of a list', [100, 118, 136].flatMap((y, i) => row(y, [`${i + 1}.`, 72], ['落实一项制度', 92]))],
  [
    'words in running text',
    [100, 118, 136].flatMap((y) => row(y, ['全年', 72], ['2022', 100], ['年度办件', 128])),
  ],
])('%s: no table', (_, pieces) => {
  expect(read(pieces).blocks.every(({ table }) => table === undefined)).toBe(true);
});

test('articles with a gap behind their numbers are no table', () => {
  const rows = [
    ['第一章', '总则'],
    ['第一条', '为规范渡口管理，制定本办法。'],
    ['第二条', '本办法适用于全县。'],
  ].flatMap(([number = '', text = ''], i) => [
    piece(number, 100 + 18 * i),
    piece(text, 100 + 18 * i, { left: left + 4 * size }),
  ]);
  expect(read(rows).blocks.map(({ text, table }) => [text, table])).toEqual([
    ['第一章 总则', undefined],
    ['第一条 为规范渡口管理，制定本办法。', undefined],
    ['第二条 本办法适用于全县。', undefined],
  ]);
});

test('a mark of five sixths, as browsers set it, is raised', () => {
  const before = piece('全年办理行政复议案件45', 100);
  const mark = piece('1', 96, { left: before.right, size: (size * 5) / 6 });
  const after = piece('件，按时办结。', 100, { left: mark.right });
  expect(texts([before, mark, after])).toEqual(['全年办理行政复议案件45¹件，按时办结。']);
});

test('a drawing of thousands of figures on a line takes no time', () => {
  const figures = Array.from({ length: 20_000 }, (_, i) => piece('5', 100, { left: (i % 400) * 1.4 }));
  const before = process.cpuUsage();
  expect(read([...figures, ...lines('正文一行在这里等候核对。')]).blocks.length).toBeGreaterThan(0);
  // Seconds of the processor, which a busy machine does not change.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
});

test.each([
  ['11/30/26, 6:09 PM', 'file:///tmp/saved/p.html  1/1'],
  ['2026/11/30 18:09  某镇2022年法治政府建设情况报告', 'https://www.example.gov.cn/a/b.html 1/1'],
  ['2026/11/30 下午6:09', 'https://www.example.gov.cn/ 1/12'],
])('what a browser prints around a page is no text: %s', (head, foot) => {
  const body = lines('某镇2022年法治政府建设情况报告', full, '一、主要工作');
  const { blocks } = read([piece(head, 24), ...body, piece(foot, 822)]);
  const furniture = blocks.filter(({ hints }) => hints?.furniture !== undefined);
  expect(furniture.map(({ text, hints }) => [text.replace(/\s+/g, ' '), hints?.furniture])).toEqual(
    [head, foot].map((text) => [text.replace(/\s+/g, ' '), 'printed-by-browser']),
  );
});

test('a time at the head of a page that no browser printed, and an address at its foot, stay', () => {
  const kept = (head: string, foot: string) =>
    texts([piece(head, 24), ...lines(full), piece(foot, 822)]).join();
  expect(kept('2026/11/30 18:09 会议记录', '某镇人民政府')).toContain('2026/11/30 18:09');
  expect(kept('会议记录', '网址：https://www.example.gov.cn/')).toContain('https://www.example.gov.cn/');
});
