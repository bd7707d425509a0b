/** Reading order of pages in columns: pages of placed pieces, as pdf.js and the reader of OFD give them. */
import { expect, test } from 'vitest';
import type { Piece } from './placed-page.ts';
import { readPages } from './read-pages.ts';

const size = 10;
const wordOf = (text: string, left: number, y: number, em = size): Piece => {
  const width = [...text].reduce((sum, c) => sum + (c > '\x7f' ? 1 : 0.5), 0) * em;
  return { text, left, right: left + width, y, size: em, turned: false };
};
const [margin, edge] = [70, 525];
/** Lines of a paragraph set in a column of so many characters. */
const wrapped = (paragraphs: readonly string[], characters: number): string[] =>
  paragraphs.flatMap((text) => text.match(new RegExp(`.{1,${characters}}`, 'g')) ?? []);
const column = (lines: readonly string[], left: number, top: number): Piece[] =>
  lines.map((text, i) => wordOf(text, left, top + 16 * i));
const centred = (text: string, y: number, em = 16): Piece =>
  wordOf(text, (margin + edge) / 2 - (text.length * em) / 2, y, em);

const read = (...pages: readonly Piece[][]): string[] =>
  readPages({
    pages: pages.map((pieces, i) => ({ number: i + 1, width: 595, height: 842, pieces })),
    declared: [],
  }).blocks.map(({ text }) => text);

const pool =
  '镇村两级坚持把渡口整修同河道清淤一并安排逐项公开办理结果接受群众评议年内完成检查通报督促改进制度学习培训考核宣传调解服务窗口监督落实';
/** A paragraph with so many characters, whose lines are like no others. */
const sentence = (name: string, length: number): string => {
  const words = Array.from({ length }, (_, i) =>
    pool.charAt((name.charCodeAt(0) + i * i + 3 * i) % pool.length),
  );
  const marked = words.map((word, i) => (i % 12 === 11 ? '，' : word));
  return `${[name, ...marked].join('').slice(0, length - 1)}。`;
};

const characters = 21;
const second = 310;
const title = '清河县2022年法治政府建设年度报告';

test('short paragraphs and headings in two columns below a title over both', () => {
  const left = [
    '一、制度建设',
    sentence('甲', 30),
    '（一）立规',
    sentence('乙', 18),
    '（二）备案',
    sentence('丙', 44),
  ];
  const right = [
    '二、执法监督',
    sentence('丁', 50),
    '（一）巡查',
    sentence('戊', 15),
    '（二）抽查',
    sentence('己', 26),
  ];
  const page = [
    centred(title, 80),
    ...column(wrapped(left, characters), margin, 120),
    ...column(wrapped(right, characters), second, 120),
  ];
  expect(read(page)).toEqual([title, ...left, ...right]);
});

test('a short second column is a column', () => {
  const left = [sentence('甲', 130), sentence('乙', 70), sentence('丙', 60)];
  const right = [sentence('丁', 50)];
  const page = [
    centred(title, 80),
    ...column(wrapped(left, characters), margin, 120),
    ...column(wrapped(right, characters), second, 120),
  ];
  expect(read(page)).toEqual([title, ...left, ...right]);
});

test('columns above and below what stands over both are read in two parts', () => {
  const [a, b, c, d] = [sentence('甲', 130), sentence('乙', 126), sentence('丙', 110), sentence('丁', 120)];
  const page = [
    ...column(wrapped([a], characters), margin, 80),
    ...column(wrapped([b], characters), second, 80),
    centred('二、工作中的不足和下一年的打算', 220, 12),
    ...column(wrapped([c], characters), margin, 250),
    ...column(wrapped([d], characters), second, 250),
  ];
  expect(read(page)).toEqual([a, b, '二、工作中的不足和下一年的打算', c, d]);
});

test('base lines of the columns need not agree', () => {
  const [a, b] = [sentence('甲', 200), sentence('乙', 190)];
  const page = [
    ...column(wrapped([a], characters), margin, 120),
    ...column(wrapped([b], characters), second, 127),
  ];
  expect(read(page)).toEqual([a, b]);
});

test('three columns, as a newspaper has them', () => {
  const texts = [sentence('甲', 150), sentence('乙', 150), sentence('丙', 140)];
  const page = [
    centred(title, 80),
    ...texts.flatMap((text, i) => column(wrapped([text], 14), margin + i * 157, 120)),
  ];
  expect(read(page)).toEqual([title, ...texts]);
});

test('a paragraph runs on from one column into the next', () => {
  const text = sentence('甲', 16 * characters + 7);
  const lines = wrapped([text], characters);
  const page = [
    centred(title, 80),
    ...column(lines.slice(0, 9), margin, 120),
    ...column(lines.slice(9), second, 120),
  ];
  expect(read(page)).toEqual([title, text]);
});

test('a title whose second line is narrow stands over both columns', () => {
  const [a, b] = [sentence('甲', 150), sentence('乙', 140)];
  const page = [
    centred(title, 80),
    centred('书', 105),
    ...column(wrapped([a], characters), margin, 130),
    ...column(wrapped([b], characters), second, 130),
  ];
  expect(read(page)).toEqual([title, '书', a, b]);
});

test('a last page too short to tell is read as the others, a page of a table is not', () => {
  const [a, b, c, d] = [sentence('甲', 190), sentence('乙', 180), sentence('丙', 60), sentence('丁', 50)];
  const first = [
    ...column(wrapped([a], characters), margin, 80),
    ...column(wrapped([b], characters), second, 80),
  ];
  const last = [
    ...column(wrapped([c], characters), margin, 80),
    ...column(wrapped([d], characters), second, 80),
  ];
  expect(read(first, last)).toEqual([a, b, c, d]);
  const cells = Array.from({ length: 8 }, (_, i) => [`乡镇${i}号`, String(100 + i)] as const);
  const table = cells.flatMap(([x, y], i) => [
    wordOf(x, margin, 80 + 16 * i),
    wordOf(y, second, 80 + 16 * i),
  ]);
  expect(read(first, table)).toEqual([a, b, cells.map((row) => row.join('\t')).join('\n')]);
});

test('the cells of a table are no columns, however wide', () => {
  const rows = [
    ['事项名称和办理机关', '办理时限'],
    ['渡口码头经营许可', '十五个工作日'],
    ['河道采砂许可', '二十个工作日'],
    ['占用岸线许可', '十个工作日'],
    ['航道养护方案备案', '五个工作日'],
    ['船舶进出港报告', '当日'],
    ['水上活动许可', '七个工作日'],
  ] as const;
  const page = rows.flatMap(([a, b], i) => [
    wordOf(a, margin, 100 + 20 * i),
    wordOf(b, second, 100 + 20 * i),
  ]);
  expect(read(page)).toEqual([rows.map((row) => row.join('\t')).join('\n')]);
});

test('a table in one of two columns stays there', () => {
  const [a, b] = [sentence('甲', 200), sentence('乙', 126)];
  const cells = [
    ['乡镇', '案件'],
    ['东岗', '12'],
    ['西岭', '7'],
    ['南坪', '31'],
  ];
  const page = [
    ...column(wrapped([a], characters), margin, 80),
    ...column(wrapped([b], characters), second, 80),
    ...cells.flatMap(([x = '', y = ''], i) => [
      wordOf(x, second, 190 + 16 * i),
      wordOf(y, second + 80, 190 + 16 * i),
    ]),
  ];
  expect(read(page)).toEqual([a, b, cells.map((row) => row.join('\t')).join('\n')]);
});
