import { expect, test } from 'vitest';
import type { Block } from '../../../core/model.ts';
import { CleaningLog } from '../cleaning-log.ts';
import { contentsList } from './contents-list.ts';

/** Lines that stay. */
function kept(...texts: string[]): string[] {
  const blocks = texts.map((text, index): Block => ({ index, line: index + 1, text }));
  return contentsList.run(blocks, new CleaningLog()).map(({ text }) => text);
}

const prose = '小区供水管网全部更换，用水更加方便。';
const text = ['一、供水情况', prose, '二、用电情况', prose, '三、用气情况', prose];

test.each([
  [
    'entries with page numbers',
    ['目  录', '一、供水情况……1', '二、用电情况 2', '三、用气情况（3）', ...text],
    text,
  ],
  [
    'entries over several levels, some without a heading of their own',
    ['目录', '一、供水情况', '（一）水表', '二、用电情况', ...text],
    text,
  ],
  [
    'unnumbered entries',
    ['目录', '前言 1', '一、供水情况 2', '前言', prose, '一、供水情况', prose],
    ['前言', prose, '一、供水情况', prose],
  ],
  [
    'headings that go on in the same line',
    ['目录', '一、供水情况', '二、用电情况', `一、供水情况。${prose}`, `二、用电情况。${prose}`],
    [`一、供水情况。${prose}`, `二、用电情况。${prose}`],
  ],
  [
    'the title between list and text',
    ['目录', '一、供水情况 1', '二、用电情况 2', '某镇报告', ...text],
    ['某镇报告', ...text],
  ],
  [
    'no caption, every entry again',
    ['某镇报告', '一、供水情况', '二、用电情况', '三、用气情况', ...text],
    ['某镇报告', ...text],
  ],
])('%s: the list goes', (_name, lines, expected) => {
  expect(kept(...lines)).toEqual(expected);
});

test.each([
  ['a caption above something else', ['目录', prose, ...text]],
  ['one entry', ['目录', '一、供水情况', prose, '一、供水情况', prose]],
  ['entries without a heading in the text', ['目录', '水表', '电表', prose]],
  ['two headings without a text, no caption', ['一、供水情况', '二、用电情况', '一、供水情况', prose]],
  ['a list of items that begins anew', ['1.水表', '2.电表', '3.气表', '1.水表', '2.阀门', prose]],
])('%s: every line stays', (_name, lines) => {
  expect(kept(...lines)).toEqual(lines);
});
