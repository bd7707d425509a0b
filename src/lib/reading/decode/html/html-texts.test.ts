/** What a page says beyond its plain paragraphs: raised marks, numbers of lists, small and layout tables. */
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw } from '../fixtures/samples.ts';

const prose = '全区各单位围绕依法履职开展了一系列工作，群众评价总体较好。';
const article = (inner: string): string =>
  `<html><body><div class="TRS_Editor"><p>${prose}</p>${inner}<p>${prose}</p></div></body></html>`;

const between = async (inner: string) => (await decode(raw(article(inner)))).blocks.slice(1, -1);
const texts = async (inner: string) => (await between(inner)).map(({ text }) => text);

test.each([
  ['<p>受理信访84<sup>2</sup>件</p>', '受理信访84²件'],
  ['<p>投资3×10<sup>8</sup>元</p>', '投资3×10⁸元'],
  ['<p>面积26m<sup>2</sup>以上</p>', '面积26m²以上'],
  ['<p>下降10<sup>-3</sup>倍</p>', '下降10⁻³倍'],
  ['<p>PM<sub>2.5</sub>浓度下降</p>', 'PM₂.₅浓度下降'],
  ['<p>调解15<span style="vertical-align: super; font-size:8pt">3</span>起</p>', '调解15³起'],
  ['<p>调解15<sup><a href="#fn3">[3]</a></sup>起</p>', '调解15[3]起'],
  ['<p>调解15<sup><b><font>4</font></b></sup>起</p>', '调解15⁴起'],
  ['<p>调解15<sup>①</sup>起</p>', '调解15①起'],
  ['<p><sup>1</sup>含上年结转。</p>', '¹含上年结转。'],
])('a raised mark is no digit of a number: %s', async (html, expected) => {
  expect(await texts(html)).toEqual([expected]);
});

test('a raised mark in a table cell', async () => {
  const [block] = await between(
    '<table><tr><td>类别</td><td>件数</td></tr><tr><td>许可</td><td>31<sup>1</sup></td></tr></table>',
  );
  expect(block?.table).toEqual([
    ['类别', '件数'],
    ['许可', '31¹'],
  ]);
});

test.each<[string, string, string[]]>([
  ['a start', '<ol start="3"><li>甲事</li><li>乙事</li></ol>', ['3.甲事', '4.乙事']],
  ['a type', '<ol type="a"><li>甲事</li><li>乙事</li></ol>', ['a.甲事', 'b.乙事']],
  ['a value', '<ol><li>甲事</li><li value="7">乙事</li><li>丙事</li></ol>', ['1.甲事', '7.乙事', '8.丙事']],
  ['counting down', '<ol reversed><li>甲事</li><li>乙事</li></ol>', ['2.甲事', '1.乙事']],
  [
    'Chinese numerals',
    '<ol style="list-style-type:cjk-ideographic"><li>甲事</li><li>乙事</li></ol>',
    ['一、甲事', '二、乙事'],
  ],
  [
    'numerals of an editor',
    '<ol class="custom_cn1 list-paddingleft-1"><li>甲事</li><li>乙事</li></ol>',
    ['（一）甲事', '（二）乙事'],
  ],
  ['roman', '<ol type="I"><li>甲事</li><li>乙事</li></ol>', ['I.甲事', 'II.乙事']],
  ['no numbers', '<ol style="list-style: none"><li>甲事</li><li>乙事</li></ol>', ['甲事', '乙事']],
  ['bullets', '<ul><li>甲事</li><li>乙事</li></ul>', ['甲事', '乙事']],
  ['numbers of their own', '<ol><li>1. 甲事</li><li>2. 乙事</li></ol>', ['1. 甲事', '2. 乙事']],
  [
    'lists in lists',
    '<ol><li>甲事<ol type="a"><li>子丑</li><li>寅卯</li></ol></li><li>乙事</li></ol>',
    ['1.甲事', 'a.子丑', 'b.寅卯', '2.乙事'],
  ],
  [
    'several paragraphs in an item',
    '<ol><li><p>甲事</p><p>详情。</p></li><li><p>乙事</p></li></ol>',
    ['1.甲事', '详情。', '2.乙事'],
  ],
])('numbers of ordered lists: %s', async (_, html, expected) => {
  expect(await texts(html)).toEqual(expected);
});

test.each<[string, string, string[][] | null]>([
  [
    'a head over two columns',
    '<table><tr><td colspan="2">案卷抽查</td></tr><tr><td>合格</td><td>57</td></tr></table>',
    [
      ['案卷抽查', ''],
      ['合格', '57'],
    ],
  ],
  [
    'a cell beside two rows',
    '<table><tr><td rowspan="2">复议</td><td>受理8</td></tr><tr><td>审结6</td></tr></table>',
    [
      ['复议', '受理8'],
      ['', '审结6'],
    ],
  ],
  ['one row', '<table><tr><td>左</td><td>右</td></tr></table>', null],
  [
    'a head over prose',
    `<table><tr><td colspan="2">栏目</td></tr><tr><td>${prose}</td><td>${prose.repeat(2)}</td></tr></table>`,
    null,
  ],
])('small tables: %s', async (_, html, expected) => {
  const blocks = await between(html);
  expect(blocks.find(({ table }) => table)?.table ?? null).toEqual(expected);
});

const numberedLines = (lines: readonly string[], first = 1): string =>
  `<table>${lines.map((line, i) => `<tr><td>${first + i}</td><td>${line}</td></tr>`).join('')}</table>`;

test('a page laid out as numbered lines is a text; the numbers are furniture', async () => {
  const lines = ['某区2022年法治政府建设报告', prose, '一、主要工作', prose, '二、下步打算', prose];
  const { blocks } = await decode(raw(`<body><div id="zoom">${numberedLines(lines, 12)}</div></body>`));
  const kept = blocks.filter(({ hints }) => hints?.furniture === undefined);
  expect(kept.map(({ text }) => text)).toEqual(lines);
  expect(blocks.filter(({ hints }) => hints?.furniture === 'line-number').map(({ text }) => text)).toEqual(
    lines.map((_, i) => String(12 + i)),
  );
});

test('a table with a column of serial numbers stays a table', async () => {
  const [block] = await between(
    numberedLines(['窗口服务规范', '执法公示办法', '听证工作规程', '案卷归档细则']),
  );
  expect(block?.table).toHaveLength(4);
});
