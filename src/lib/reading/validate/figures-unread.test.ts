import { expect, test } from 'vitest';
import { mostNumbers } from '../../core/text/sentence-limits.ts';
import { runPipeline } from '../pipeline.ts';

const read = async (sentence: string) => {
  const text = `临海市人民政府2021年法治政府建设情况报告\n一、主要工作\n${sentence}\n二、问题\n衔接不够顺畅。\n`;
  const raw = {
    file: 'a.txt',
    bytes: Buffer.from(text),
    sha256: 'a'.repeat(64),
    origin: null,
    corrections: [],
  };
  const { report, messages } = await runPipeline(raw);
  return { review: report.review, lines: messages.map(({ slug, line }) => `${slug} ${line}`) };
};

test('a sentence of too many numbers is said to be read in part, with its line', async () => {
  const whole = await read(`${'收到1件，'.repeat(mostNumbers - 1)}办结1件。`);
  expect(whole.review).not.toContain('figures-unread');
  const cut = await read(`${'收到1件，'.repeat(mostNumbers)}办结1件。`);
  expect(cut.review).toContain('figures-unread');
  expect(cut.lines).toContain('figures-unread 3');
});
