import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw } from '../fixtures/samples.ts';

const prose = Array.from(
  { length: 12 },
  (_, i) => `<p>第${i + 1}个社区完成供水管网更换，居民用水更加方便，投诉明显减少。</p>`,
).join('');

/** Reason why the line is furniture, null when it is none. */
async function reasonOf(line: string, html: string): Promise<string | null> {
  const { blocks } = await decode(raw(`<!doctype html><html><body>${html}</body></html>`, 'a.html'));
  const block = blocks.find(({ text }) => text.includes(line));
  if (!block) throw new Error(`${line} is not there`);
  return block.hints?.furniture ?? null;
}

const inArticle = (part: string) => `<div class="article-content">${prose}${part}</div>`;
const beside = (part: string) => `<div class="box">${prose}</div>${part}`;
const sentence = '<p>来年继续更换管网。</p>';
const section = `<p>三、来年安排</p>${sentence}`;

test.each([
  ['sentences in the article, called a footer', inArticle(`<div class="contentFooter">${sentence}</div>`)],
  [
    'in the element that holds the text of a page without names',
    beside('').replace(
      '</div>',
      `<div class="box-footer">${sentence}</div></div><div class="end"><p>值班</p></div>`,
    ),
  ],
  ['in an element for print', inArticle(`<div id="print_box">${sentence}</div>`)],
  ['in the footer element of the article', `<article>${prose}<footer>${sentence}</footer></article>`],
  ['a section of a page that names no article', beside(`<div class="page-foot">${section}</div>`)],
  ['a section in an element of any name', inArticle(`<div class="share">${section}</div>`)],
  [
    'an annex beside the article, from its caption on',
    `${inArticle('')}<div class="fj"><p>附件2</p><p>来年继续更换的管网</p><table><tr><td>东街</td></tr></table></div>`,
  ],
])('%s are text', async (_name, html) => {
  expect(await reasonOf('来年继续', html)).toBeNull();
});

test.each([
  [
    'a notice in a footer',
    'footer',
    beside('<div class="footer"><p>本站内容未经许可不得转载。</p></div>'),
    '不得转载',
  ],
  [
    'what a share bar says',
    'share',
    inArticle('<div class="share">点开菜单，再点右上角，就能发给好友。</div>'),
    '发给好友',
  ],
  [
    'links in a footer of the article',
    'links',
    inArticle('<ul class="related"><li><a href="/1">关于召开供水会议的通知。</a></li></ul>'),
    '供水会议',
  ],
  [
    'a short line in a footer of the article',
    'footer',
    inArticle('<div class="footer">值班电话</div>'),
    '值班',
  ],
])('%s is furniture', async (_name, _kind, html, line) => {
  expect(await reasonOf(line, html)).not.toBeNull();
});
