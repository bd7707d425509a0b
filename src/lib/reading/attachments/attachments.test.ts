import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { AttachedFile, LineDecision, RawDocument } from '../../core/model.ts';
import { raw, page as samplePage } from '../decode/fixtures/samples.ts';
import { runPipeline } from '../pipeline.ts';
import { accountOf } from '../validate/conservation.ts';

const file = (name: string, text: string, role: AttachedFile['role'] = 'file'): AttachedFile => {
  const bytes = new TextEncoder().encode(text);
  return { file: name, role, address: name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};
const page = (attachments: readonly AttachedFile[], lines: readonly LineDecision[] = []): RawDocument => ({
  ...raw(new TextEncoder().encode(samplePage), 'a.html'),
  attachments,
  lines,
});
const annex =
  '行政执法统计表\n一、行政处罚\n全年实施行政处罚318件，没有被撤销的处罚决定。\n二、行政检查\n全年实施行政检查2046次。';

it('every character of the page and of its files stands in the text or in the log', async () => {
  const document = await runPipeline(
    page([file('附件1：统计表.txt', annex), file('附件2.txt', '第二个附件的说明文字。')]),
  );
  expect(accountOf(document).lost).toBe('');
  const indexes = document.blocks.map(({ index }) => index);
  expect(indexes).toEqual(indexes.map((_, i) => i));
  const lines = document.blocks.map(({ line }) => line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

it('the text of a file stands below a heading with its name, its own headings a level deeper', async () => {
  const { markdown } = await runPipeline(page([file('附件1：统计表.txt', annex)]));
  expect(
    markdown
      .slice(markdown.indexOf('## 附件1'))
      .split('\n')
      .filter((line) => line.startsWith('#')),
  ).toEqual(['## 附件1：统计表', '### 一、行政处罚', '### 二、行政检查']);
});

it('a file says nothing of whose report it is, and when it was written', async () => {
  const alone = await runPipeline(page([]));
  const other = '仙居县人民政府2019年法治政府建设年度报告\n全年无变化。\n仙居县人民政府\n2020年1月5日';
  const { report } = await runPipeline(page([file('说明.txt', other)]));
  const { original, ...said } = report;
  const { original: _, ...expected } = alone.report;
  expect(said).toEqual(expected);
  expect(original.attachments).toMatchObject([{ file: '说明.txt', format: 'txt' }]);
});

it('what a person says of a line of a file holds', async () => {
  const { blocks } = await runPipeline(page([file('附件.txt', annex)]));
  const block = blocks.find(({ text }) => text.includes('行政检查2046次'));
  const decision: LineDecision = {
    line: block?.line ?? 0,
    text: block?.text ?? '',
    as: 'left-out',
    reason: '重复',
  };
  const { markdown, messages } = await runPipeline(page([file('附件.txt', annex)], [decision]));
  expect(markdown).not.toContain('2046');
  expect(messages.map(({ slug }) => slug)).not.toContain('decision-lost');
});
