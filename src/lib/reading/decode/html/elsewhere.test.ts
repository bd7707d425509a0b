/** What a page points to: attachments, pictures, frames, links, its other pages, its own address. */
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { encode, mhtml, raw } from '../fixtures/samples.ts';

const prose = '全区各单位围绕依法履职开展了一系列工作，群众评价总体较好。';
const page = (inner: string, head = ''): string =>
  `<!doctype html><html><head>${head}</head><body><div class="nav"><img src="/logo-big.jpg"><a href="/x.docx">导航</a></div>
<div id="zoom"><p>${prose}</p>${inner}<p>${prose}</p></div><div class="footer"><img src="/gongan.jpg"></div></body></html>`;
const saved = '<!-- saved from url=(0030)https://www.example.gov.cn/a/b/c.html -->';

const told = async (html: string, slug: string): Promise<string | null> =>
  (await decode(raw(html))).messages.find((message) => message.slug === slug)?.message ?? null;

test.each([
  ['<p>附件：<a href="/u/biao.xls">统计表</a></p>', 'attachments-not-read', /1 个.*统计表（\/u\/biao\.xls）/],
  ['<p><a href="/u/a.pdf">甲</a></p><p><a href="/u/b.doc?v=2">乙</a></p>', 'attachments-not-read', /2 个/],
  ['<p><a href="/download.jsp?id=3">报告全文.docx</a></p>', 'attachments-not-read', /download\.jsp\?id=3/],
  ['<p><img src="/img/2023/p1.png"></p>', 'pictures-not-read', /1 张.*\/img\/2023\/p1\.png/],
  ['<p><img src="/s/blank.gif" data-src="/img/p2.jpg"></p>', 'pictures-not-read', /\/img\/p2\.jpg/],
  ['<iframe src="/view?file=a.pdf"></iframe>', 'frames-not-read', /1 个.*\/view\?file=a\.pdf/],
  ['<embed src="full.pdf">', 'frames-not-read', /full\.pdf/],
  ['<p>依照<a href="http://example.org/fa.html">有关规定</a>执行。</p>', 'links-kept', /1 处.*有关规定/],
])('%s is named with number and address', async (html, slug, expected) => {
  expect(await told(page(html), slug)).toMatch(expected);
});

test.each([
  ['an icon', '<p><img src="/images/icon_pdf.gif"></p>', 'pictures-not-read'],
  ['a small picture', '<p><img src="/a.png" width="16" height="16"></p>', 'pictures-not-read'],
  ['a spacer', '<p><img src="/spacer.gif"></p>', 'pictures-not-read'],
  ['a script', '<p><a href="javascript:void(0)">打印</a></p>', 'links-kept'],
  ['a place in the page', '<p><a href="#top">顶部</a></p>', 'links-kept'],
  ['a blank frame', '<iframe src="about:blank"></iframe>', 'frames-not-read'],
])('%s is not worth a message', async (_, html, slug) => {
  expect(await told(page(html), slug)).toBeNull();
});

test('addresses are absolute where the page says where it comes from', async () => {
  const html = page(
    '<p>见<a href="../fj/1.pdf">附表</a>。</p><p><img src="p.png" alt="图1 年度案件走势"></p>',
    saved,
  );
  const { blocks, messages } = await decode(raw(html));
  expect(messages.map(({ message }) => message).join('\n')).toContain(
    'https://www.example.gov.cn/a/fj/1.pdf',
  );
  expect(messages.map(({ message }) => message).join('\n')).toContain('https://www.example.gov.cn/a/b/p.png');
  expect(blocks.find(({ text }) => text === '见附表。')?.hints?.links).toEqual([
    { text: '附表', url: 'https://www.example.gov.cn/a/fj/1.pdf' },
  ]);
  expect(blocks.find(({ hints }) => hints?.picture)?.text).toBe('〔图片：图1 年度案件走势〕');
});

test('a base element and the address in custody count', async () => {
  const html = page('<p>见<a href="1.pdf">附表</a>。</p>', '<base href="/files/">');
  const { blocks } = await decode({ ...raw(html), origin: 'http://www.example.gov.cn/x/y.html' });
  expect(blocks.find(({ text }) => text === '见附表。')?.hints?.links?.[0]?.url).toBe(
    'http://www.example.gov.cn/files/1.pdf',
  );
});

test('a picture whose description is a file name has no place in the text', async () => {
  const { blocks } = await decode(raw(page('<p><img src="p.png" alt="微信图片_20230101.png"></p>')));
  expect(blocks.some(({ hints }) => hints?.picture)).toBe(false);
});

test.each([
  [
    '<div class="page"><b>1</b><a href="c_2.html">2</a><a href="c_3.html">3</a><a href="c_2.html">下一页</a></div>',
    /第 1 页，共 3 页/,
  ],
  ['<p>第2页 共5页</p>', /第 2 页，共 5 页/],
  ['<p>共 4 页 当前第 1 页</p>', /第 1 页，共 4 页/],
  ['<p>页次：2/6</p>', /第 2 页，共 6 页/],
  ['<p><a href="c_1.html">下一页</a></p>', /第 1 页，后面还有/],
  ['<p><a href="c.html">上一页</a> <a href="c.html">1</a> 2</p>', /第 2 页，共 2 页/],
  ['<ul class="pagination"><li>1</li><li><a href="c_2.html">2</a></li></ul>', /第 1 页，共 2 页/],
  ['<script>createPageHTML(4, 0, "t2023_1", "html");</script>', /第 1 页，共 4 页/],
  ['<p><a href="c_all.html">余下全文</a></p>', /其中一页|后面还有/],
])('one page of several: %s', async (html, expected) => {
  expect(await told(page(html), 'truncated')).toMatch(expected);
});

test.each([
  '<p>上一篇：<a href="a.html">关于某事的通知</a></p><p>下一篇：<a href="b.html">关于另一事的通知</a></p>',
  '<p>第1页 共1页</p>',
  '<script>createPageHTML(1, 0, "t2023_1", "html");</script>',
  '<p>报告共12页，第3页起为附表，请对照下一页的说明阅读。</p>',
  '<p>1 2 3</p>',
  '<p><a href="javascript:void(0)">下一页</a></p>',
  '<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>',
])('no page of several: %s', async (html) => {
  expect(await told(page(html), 'truncated')).toBeNull();
});

test.each([
  ['首页 上一页 1 2 3 下一页 尾页', /其中一页，共 3 页/],
  ['第2页/共4页 下一页', /第 2 页，共 4 页/],
])('one page of several in a copied text: %s', async (line, expected) => {
  expect(await told(`某区报告\n${prose}\n${line}\n`, 'truncated')).toMatch(expected);
});

test.each(['第 1 页 共 3 页', '下一页的表格列出了明细。', '下一页', '- 2 -'])(
  'no page of several in a copied text: %s',
  async (line) => {
    expect(await told(`某区报告\n${prose}\n${line}\n`, 'truncated')).toBeNull();
  },
);

test.each([
  ['<!-- saved from url=(0031)http://www.example.gov.cn/1.html -->', 'http://www.example.gov.cn/1.html'],
  [
    '<!--\n Page saved with SingleFile \n url: https://www.example.gov.cn/2.html \n saved date: x\n-->',
    'https://www.example.gov.cn/2.html',
  ],
  [
    "<!-- Mirrored from www.example.gov.cn/3.html by HTTrack Website Copier/3.x [XR&CO'2014] -->",
    'http://www.example.gov.cn/3.html',
  ],
  [
    '<!-- Saved from https://www.example.gov.cn/4.html at 2023-02-01T00:00:00Z using monolith v2.7.0 -->',
    'https://www.example.gov.cn/4.html',
  ],
  [
    '<meta name="savepage-url" content="https://www.example.gov.cn/5.html">',
    'https://www.example.gov.cn/5.html',
  ],
])('the address that a page saver left: %s', async (mark, expected) => {
  const { declared } = await decode(raw(page('', mark)));
  expect(declared.find(({ name }) => name === 'savedFrom')?.value).toBe(expected);
});

test('links of a web archive are resolved against its own address', async () => {
  const html = page('<p>见<a href="9.pdf">附表</a>。</p>');
  const { blocks } = await decode(raw(mhtml(encode(html, 'utf8'), 'utf-8')));
  expect(blocks.find(({ text }) => text === '见附表。')?.hints?.links?.[0]?.url).toBe(
    'http://www.example.gov.cn/zwgk/fzzf/9.pdf',
  );
});
