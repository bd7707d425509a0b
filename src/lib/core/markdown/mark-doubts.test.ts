import type { Root } from 'mdast';
import { expect, test } from 'vitest';
import { reportHtml } from './html.ts';
import { markdownProcessor } from './processor.ts';

const html = (markdown: string, ...doubts: { node: number; at: number[] }[]): string =>
  reportHtml(markdownProcessor.parse(markdown) as Root, doubts).replace(
    /<a href="#[^"]*" class="permalink".*?<\/a>/g,
    '',
  );

test('a doubtful character is marked, others are not', () => {
  expect(html('全年 受理\n', { node: 0, at: [2] })).toBe(
    '<p id="p1">全年 <mark class="doubtful">受</mark>理</p>',
  );
});

test('nodes are counted without the front matter, headings and tables among them', () => {
  const markdown = '---\nid: x\n---\n\n## 一、做法\n\n| 件 | 率 |\n| - | - |\n| 12 | 5 |\n';
  const marked = html(markdown, { node: 0, at: [2] }, { node: 1, at: [3, 4] });
  expect(marked).toContain('一、<mark class="doubtful">做</mark>法');
  expect(marked).toContain('<td>1<mark class="doubtful">2</mark></td>');
  expect(marked).toContain('<td><mark class="doubtful">5</mark></td>');
});

test('places beyond the text mark nothing', () => {
  expect(html('全年\n', { node: 0, at: [9] }, { node: 7, at: [0] })).toBe('<p id="p1">全年</p>');
});
