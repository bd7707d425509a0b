import { expect, test } from 'vitest';
import type { Block, Decoded } from '../../core/model.ts';
import { clean } from './clean.ts';

const copied = (format: Decoded['format'], lines: readonly string[]): Decoded => ({
  raw: { file: 'a.txt', bytes: new Uint8Array(), sha256: '', origin: null, corrections: [] },
  id: 'r000000000000',
  format,
  encoding: 'utf-8',
  blocks: lines.map((text, index): Block => ({ index, line: index + 1, text })),
  declared: [],
  messages: [],
});

const page = (...lines: string[]) => copied('html', lines);

const prose = '全市各级行政机关认真履行职责，扎实推进依法行政各项工作，取得了新的成效。';
const kept = (...lines: string[]) => clean(page(...lines)).body.map(({ text }) => text);

test.each([
  '首页 > 政务公开 > 法治政府建设',
  '您现在的位置：首页 / 信息公开',
  '字体：[大 中 小]',
  '【字体：大 中 小】 打印 关闭',
  '收藏 打印 关闭 分享到：',
  '今天是2024年5月6日 星期一',
  '第 1 页 共 3 页',
  '1/3',
  '扫一扫在手机打开当前页',
  '上一篇：某市召开会议',
  '主办：某市人民政府办公室 某ICP备00000000号',
  '版权所有 某市人民政府',
  '本文链接：https://example.com/1.html 转载请保留',
  '欢迎访问某市人民政府网站！',
])('%s is furniture above and below an article', (line) => {
  expect(kept(line, prose, prose)).toEqual([prose, prose]);
  expect(kept(prose, prose, line)).toEqual([prose, prose]);
});

test.each([
  '某市人民政府',
  '2021年3月31日',
  '特此报告。',
  '附件：1.统计表',
  '（此件公开发布）',
  '注：数据截至年底。',
])('%s belongs to the document', (line) => {
  expect(kept(prose, prose, line)).toContain(line);
});

/** A list behind the text, none of its lines like a sentence. */
const list = [
  '附列清单',
  '小区照明改造 14处',
  '关闭煤窑',
  '推行扫码点餐',
  '电话：010-66660000',
  '大',
  '打印',
];

test.each(['txt', 'docx', 'doc', 'pdf', 'md'] as const)(
  '%s without a page around it keeps every line',
  (format) => {
    const lines = ['某市供水报告', '（第三稿）', '地址：东街1号', prose, prose, ...list];
    expect(clean(copied(format, lines)).body.map(({ text }) => text)).toEqual(lines);
  },
);

test.each([
  ['a text copied from a page', 'txt', ['首页 > 公开 > 供水'], ['版权所有 某市供水局']],
  ['a text with a catalogue', 'txt', ['索引号：0001/2020-1'], []],
  ['Markdown made of a page', 'md', [], ['扫一扫在手机打开当前页']],
  ['a printed page', 'pdf', ['首页 > 公开 > 供水'], ['版权所有 某市供水局']],
] as const)('%s is cleaned as a page, its closing list stays', (_name, format, above, below) => {
  const lines = [
    ...above,
    prose,
    prose,
    ...list.slice(0, 4),
    ...below,
    ...(below.length > 0 ? ['某某'] : []),
  ];
  const { inPage, body } = clean(copied(format, lines));
  expect(inPage).toBe(true);
  expect(body.map(({ text }) => text)).toEqual([prose, prose, ...list.slice(0, 4)]);
});

test.each([
  ['one word of a tool bar', 'txt', ['大']],
  ['one sure line in a file for print', 'docx', ['扫一扫在手机打开当前页']],
  ['a page number', 'txt', ['- 1 -']],
] as const)('%s makes no page', (_name, format, lines) => {
  expect(clean(copied(format, [prose, prose, ...lines])).inPage).toBe(false);
});

test.each([
  ['txt', ['政策', '数据'], false],
  ['txt', ['网站首页', '政民互动'], true],
  ['docx', ['首页 > 公开 > 供水'], false],
  ['docx', ['首页 > 公开 > 供水', '网站首页'], false],
  ['docx', ['首页 > 公开 > 供水', '网站首页', '政民互动'], true],
] as const)('in %s what %j show is a page: %s', (format, lines, expected) => {
  expect(clean(copied(format, [...lines, prose, prose])).inPage).toBe(expected);
});

test('page numbers go from every file', () => {
  expect(clean(copied('docx', [prose, '- 2 -', '第 3 页 共 5 页', prose])).body).toHaveLength(2);
});

test('within the text a numbered line and a cell are no furniture', () => {
  const lines = [prose, '（三）扫码查看，一键直达。', '中', prose];
  expect(kept('首页 > 公开', ...lines)).toEqual(lines);
});

test('behind the element that the page names as the article all short lines go, within it none', () => {
  const block = (index: number, text: string, article: boolean): Block => ({
    index,
    line: index + 1,
    text,
    hints: article ? { article } : { element: 'div.box > p' },
  });
  const blocks = [
    block(0, prose, true),
    block(1, '名单', true),
    block(2, '张某', true),
    block(3, '热线', false),
  ];
  expect(clean({ ...page(), blocks }).body.map(({ text }) => text)).toEqual([prose, '名单', '张某']);
});

test('without such an element the lines in the elements of the text stay', () => {
  const block = (index: number, text: string, element: string): Block => ({
    index,
    line: index + 1,
    text,
    hints: { element },
  });
  const blocks = [
    block(0, prose, 'body > div.text > p'),
    block(1, '名单', 'body > div.text > p'),
    block(2, '张某', 'div.text > ul > li'),
    block(3, '热线', 'body > div.box > p'),
  ];
  expect(clean({ ...page(), blocks }).body.map(({ text }) => text)).toEqual([prose, '名单', '张某']);
});

test('body and removed lines together are the document, and each removal is in the log', () => {
  const { blocks, body, removed, edits } = clean(page('首页 > 公开', '索引号：1', prose, '微博', '微信'));
  expect([...body, ...removed].map(({ index }) => index).sort()).toEqual(blocks.map(({ index }) => index));
  expect(
    edits
      .filter(({ after }) => after === '')
      .map(({ line }) => line)
      .sort(),
  ).toEqual([1, 2, 4, 5]);
});

test('cleaning a clean body changes nothing', () => {
  const first = clean(
    page('首页 > 公开', '一、工作情况', prose, '(一)加强领导,健全机制。', prose, '打印 关闭'),
  );
  const again = clean({ ...first, blocks: first.body });
  expect(again.body).toEqual(first.body);
  expect(again.edits).toEqual([]);
});

test('invisible characters are taken out and told', () => {
  const { body, edits } = clean(page(`${prose}\u0000\u200b`, '\ufeff二、问题'));
  expect(body.map(({ text }) => text)).toEqual([prose, '二、问题']);
  expect(edits.map(({ step }) => step)).toEqual(['control-characters', 'control-characters']);
});

test('a text broken at a fixed width is joined', () => {
  const long = prose.repeat(12);
  const broken = `    ${long}`.match(/.{1,30}/g) ?? [];
  expect(kept(...broken, '    一、标题', `    ${prose}`)[0]?.trim()).toBe(long);
});
