import { expect, test } from 'vitest';
import type { Block } from '../../core/model.ts';
import { headReasons } from './head.ts';

/** Steps by which lines go, `-` for those that stay; the title is the line that ends in 办法. */
function steps(inPage: boolean, ...lines: string[]): string[] {
  const head = lines.map((text, index): Block => ({ index, line: index + 1, text }));
  const block = head.find(({ text }) => text.endsWith('办法'));
  const reasons = headReasons(head, block ? { block, parts: [block] } : null, inPage);
  return head.map((entry) => reasons.get(entry)?.step ?? '-');
}

test.each([
  [
    'subtitle, place and speaker stay in a file and in a page',
    [false, '某镇用水办法', '（征求意见稿）', '——2020年3月2日在镇代表大会上', '镇长　某某'],
    ['title', '-', '-', '-'],
  ],
  [
    'also in a page',
    [true, '某镇用水办法', '（征求意见稿）', '——2020年3月2日在镇代表大会上', '副镇长　某某'],
    ['title', '-', '-', '-'],
  ],
  ['what stands above the title stays in a file', [false, '附件2', '某镇用水办法'], ['-', 'title']],
  ['and is the page’s own in a page', [true, '用水服务', '某镇用水办法'], ['before-article', 'title']],
  [
    'letterhead and number are told apart',
    [false, '某 镇 人 民 政 府 文 件', '某政发〔2020〕3号', '某镇用水办法'],
    ['letterhead', 'letterhead', 'title'],
  ],
  [
    'a letterhead in two lines',
    [false, '某镇人民政府文', '件', '某镇用水办法'],
    ['letterhead', 'letterhead', 'title'],
  ],
  [
    'day, buttons and labels of a page',
    [true, '某镇用水办法', '2020-03-02', '听全文', '文章分享：', '发布人：某某', '报告人：某某'],
    ['title', 'before-article', 'before-article', 'before-article', 'before-article', '-'],
  ],
  [
    'four characters are a caption of a page, five may be the author’s',
    [true, '某镇用水办法', '无障碍版', '第三次稿件'],
    ['title', 'before-article', '-'],
  ],
  [
    'a line of two characters may end a letterhead, one of three does not',
    [false, '某镇人民政府', '文件', '某镇人民政', '府文件', '某镇用水办法'],
    ['letterhead', 'letterhead', '-', '-', 'title'],
  ],
  ['stay in a file', [false, '某镇用水办法', '2020-03-02', '第一版'], ['title', '-', '-']],
  ['without a title every line may be it', [true, '用水须知', '某镇自来水厂'], ['-', '-']],
] as [string, [boolean, ...string[]], string[]][])('%s', (_name, [inPage, ...lines], expected) => {
  expect(steps(inPage, ...lines)).toEqual(expected);
});
