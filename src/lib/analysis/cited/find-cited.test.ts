import type { Root } from 'mdast';
import { expect, it } from 'vitest';
import { sectionsOf } from '../../core/markdown/parse.ts';
import { markdownProcessor } from '../../core/markdown/processor.ts';
import { findCited, keyOf } from './find-cited.ts';

const cited = (text: string) => findCited(sectionsOf(markdownProcessor.parse(text) as Root));

it.each([
  ['中华人民共和国民法典', '民法典'],
  [
    '国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知',
    '加强行政规范性文件制定和监督管理工作的通知',
  ],
  ['法治政府建设实施纲要（2021—2025年）', '法治政府建设实施纲要(2021-2025年)'],
  ['法治政府建设实施纲要（2021-2025年）', '法治政府建设实施纲要（2021 － 2025 年）'],
])('takes 《%s》 and 《%s》 for one', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

it('keeps outlines of different years apart', () => {
  expect(keyOf('法治政府建设实施纲要（2015-2020年）')).not.toBe(keyOf('法治政府建设实施纲要（2021-2025年）'));
});

it('gives the sentence, the number and the place', () => {
  const text =
    '## 一、文件管理\n\n前一句。严格执行《规范管理工作的通知》（国办发〔2018〕37号）和《某省管理办法》文件要求。';
  expect(cited(text)).toEqual([
    {
      key: '规范管理工作的通知',
      title: '规范管理工作的通知',
      group: 'policies',
      number: '国办发〔2018〕37号',
      sentence: '严格执行《规范管理工作的通知》（国办发〔2018〕37号）和《某省管理办法》文件要求。',
      anchor: 's1-p1',
    },
    expect.objectContaining({ title: '某省管理办法', group: 'rules', number: null }),
  ]);
});

it.each([
  '印发《法律问题汇编》1300册。',
  '参观《新时代》展览。',
  '落实《XX省法治政府建设实施纲要》。',
  '没有书名号的办法。',
])('finds nothing in %j', (text) => {
  expect(cited(text)).toEqual([]);
});

it('tells the group by the last word before a remark in brackets', () => {
  expect(cited('制定《城市绿化条例（草案）》。')[0]?.group).toBe('regulations');
  expect(cited('学习《宪法》和《行政处罚法》。').map(({ group }) => group)).toEqual(['laws', 'laws']);
});

it('quotes of a very long sentence only what stands around the title', () => {
  const [one] = cited(`${'认真落实，'.repeat(400)}学习《民法典》${'，持续推进'.repeat(400)}。`);
  expect(one?.sentence).toMatch(/^….{1,520}学习《民法典》.{1,520}…$/u);
  const many = cited('学习《民法典》，'.repeat(5000));
  expect(many.reduce((sum, { sentence }) => sum + sentence.length, 0)).toBeLessThan(5000 * 510);
});
