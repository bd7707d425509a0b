import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { runPipeline } from '../pipeline.ts';

const read = async (prose: string) => {
  const text = `某县人民政府2021年法治政府建设情况报告\n\n${prose}\n`;
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { status, messages } = await runPipeline({
    file: '报告.txt',
    bytes,
    sha256,
    origin: null,
    corrections: [],
  });
  return { status, told: messages.find(({ slug }) => slug === 'no-report-text')?.message };
};

test('a text too short for a report is told with its length', async () => {
  const { status, told } = await read('全县各部门依法履行职责。'.repeat(4));
  expect(status).toBe('rejected');
  expect(told).toContain('正文只有44个汉字，不到60个');
});

test('sixty characters are enough', async () => {
  expect((await read('全县各部门依法履行职责工。'.repeat(5))).told).toBeUndefined();
});
