import { expect, test } from 'vitest';
import { removalKind } from './removal.ts';

const structure = (reason: string) => `网页结构:${reason}`;

test.each([
  ['title', '', '某县供水报告', 'recorded'],
  ['contents-list', '', '一、供水', 'recorded'],
  ['label-table', '', '索引号：0012/2020-3', 'recorded'],
  ['label-table', '', '浏览次数：12', 'furniture'],
  ['tool-words', '', '打印 关闭', 'furniture'],
  ['after-article', '', '值班热线', 'furniture'],
  ['after-article', '', '更换水表12块', 'text'],
  ['after-article', '', '2020年值班表', 'furniture'],
  ['after-article', '', '来年继续更换水表。', 'text'],
  ['after-article', '', '四、来年安排', 'text'],
  ['page-structure', structure('footer'), '来年继续更换水表。', 'text'],
  ['page-structure', structure('footer'), '版权所有：某县。未经许可不得转载。', 'furniture'],
  ['page-structure', structure('hidden'), '来年继续更换水表。', 'furniture'],
  ['page-structure', structure('links'), '关于更换水表12块的通知', 'furniture'],
  ['page-structure', structure('repeats-on-pages'), '一、供水', 'furniture'],
  ['page-end', '', '某镇更换水表12块，居民用水更加方便，投诉明显减少，各方评价良好', 'furniture'],
  ['page-end', '', '来年继续更换水表。', 'text'],
  ['page-end', '', '（二）来年安排', 'text'],
])('%s %s %s: %s', (step, reason, text, expected) => {
  expect(removalKind(step, reason, { index: 0, line: 1, text })).toBe(expected);
});

test('a table behind the end of a page reads like text', () => {
  const block = { index: 0, line: 1, text: '甲\t乙', table: [['甲', '乙']] };
  expect(removalKind('page-end', '', block)).toBe('text');
});
