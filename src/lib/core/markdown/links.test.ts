import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { decode } from '../../reading/decode/decode.ts';
import { raw } from '../../reading/decode/fixtures/samples.ts';
import { runPipeline } from '../../reading/pipeline.ts';
import { sectionsOf } from './parse.ts';
import { markdownProcessor } from './processor.ts';

const sentence = '全区各单位围绕依法履职开展了一系列工作，群众评价总体较好，各项指标稳中有进。';
const page = (inner: string): string =>
  `<!-- saved from url=(0030)https://www.example.gov.cn/a/b.html --><html><head><title>松溪县2022年法治政府建设报告</title></head><body><h1>松溪县2022年法治政府建设报告</h1><div id="zoom"><p>一、工作情况</p><p>${sentence}</p>${inner}<p>${sentence}</p></div></body></html>`;
const markdown = async (inner: string): Promise<string> => (await runPipeline(raw(page(inner)))).markdown;

test('links stand in the Markdown with their addresses, and the text reads on', async () => {
  const text = await markdown(
    '<p>执行<a href="/fa/1.html">《办法》</a>和<a href="https://example.org/2?a=1&b=2">《细则》</a>，效果良好。</p>',
  );
  expect(text).toContain('[《办法》](https://www.example.gov.cn/fa/1.html)');
  const passages = sectionsOf(markdownProcessor.parse(text) as Root).flatMap((section) => section.passages);
  expect(passages.map((passage) => passage.text)).toContain('执行《办法》和《细则》，效果良好。');
});

test('the same words with several addresses keep each its own', async () => {
  const rows = [1, 2, 3]
    .map((n) => `<tr><td>文件${n}号办法</td><td><a href="/f${n}.pdf">全文甲</a></td></tr>`)
    .join('');
  const text = await markdown(`<table><tr><td>事项</td><td>内容</td></tr>${rows}</table>`);
  for (const n of [1, 2, 3])
    expect(text).toMatch(
      new RegExp(`文件${n}号办法 *\\| \\[全文甲\\]\\(https://www.example.gov.cn/f${n}.pdf\\)`),
    );
});

test('a picture keeps its place and its caption', async () => {
  const text = await markdown('<p><img src="/tu.png" alt="图3 各街道办件量"></p>');
  expect(text).toContain('〔图片：图3 各街道办件量〕');
});

test('an address without a page of its own is named, not linked', async () => {
  const html = page('<p>见<a href="fj.doc">附表</a>。</p>').replace(/^<!--.*?-->/, '');
  const { blocks, messages } = await decode(raw(html));
  expect(blocks.every(({ hints }) => hints?.links === undefined)).toBe(true);
  expect(messages.some(({ message }) => message.includes('fj.doc'))).toBe(true);
});
