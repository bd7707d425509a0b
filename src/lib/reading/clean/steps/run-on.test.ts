import { expect, test } from 'vitest';
import type { Block } from '../../../core/model.ts';
import { CleaningLog } from '../cleaning-log.ts';
import { runOn } from './run-on.ts';

const block = (text: string, index = 0): Block => ({ index, line: index + 1, text });
const prose = '小区供水管网全部更换，用水更加方便，投诉明显减少，各方面评价良好。';

test('a page on one line is parted where its lines ended, each part with a place of its own', () => {
  const lines = [
    '某镇供水报告',
    '一、供水情况',
    prose.repeat(3),
    '二、用电情况',
    prose.repeat(2),
    '打印 关闭',
  ];
  const log = new CleaningLog();
  const blocks = runOn([block('某镇'), block(lines.join(' '), 1)], log);
  expect(blocks.map(({ text }) => text).join('')).toBe(['某镇', ...lines].join('').replace(/ /g, ''));
  expect(blocks.map(({ index }) => index)).toEqual(blocks.map((_, i) => i));
  expect(blocks.map(({ text }) => text)).toContain('二、用电情况');
  expect(log.edits.map(({ step }) => step)).toEqual(['run-on']);
});

test.each([
  ['one long paragraph', [block(prose.repeat(6))]],
  ['lines as they should be', [block(prose, 0), block(prose, 1), block(prose, 2)]],
])('%s stay as they are', (_name, blocks) => {
  expect(runOn(blocks, new CleaningLog())).toBe(blocks);
});
