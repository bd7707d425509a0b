import { expect, test } from 'vitest';
import type { Block, Decoded } from '../../core/model.ts';
import { clean } from './clean.ts';

const page = (...lines: string[]): Decoded => ({
  raw: { file: 'a.txt', bytes: new Uint8Array(), sha256: '', origin: null, corrections: [] },
  id: 'r000000000000',
  format: 'txt',
  encoding: 'utf-8',
  blocks: lines.map((text, index): Block => ({ index, line: index + 1, text })),
  declared: [],
  messages: [],
});

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
