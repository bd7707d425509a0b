import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw } from '../fixtures/samples.ts';
import { f64, record, u16, u32, wide, xlsFile } from '../fixtures/xls-file.ts';

const label = (row: number, column: number, text: string, style = 0): Buffer =>
  record(0x204, u16(row, column, style), wide(text));
const number = (row: number, column: number, value: number, style = 0): Buffer =>
  record(0x203, u16(row, column, style), f64(value));
const rk = (row: number, column: number, code: number): Buffer =>
  record(0x27e, u16(row, column, 0), u32(code));
/** A cell style with the number of a format, centred or not. */
const style = (format: number, centred = false): Buffer =>
  record(0xe0, u16(0, format, 0), Buffer.of(centred ? 2 : 0), Buffer.alloc(13));
const read = async (...sheet: Buffer[]) => await decode(raw(xlsFile([{ name: '表', records: sheet }])));

test('paragraphs, tables, and numbers as their formats show them', async () => {
  const globals = [
    record(0x41e, u16(164), wide('yyyy"年"m"月"d"日"')),
    style(0),
    style(10),
    style(164),
    style(0, true),
  ];
  const sheet = [
    label(0, 1, '案件统计', 3),
    label(2, 0, '乡镇'),
    label(2, 1, '件数'),
    label(2, 2, '率'),
    label(2, 3, '日期'),
    label(3, 0, '东岗'),
    rk(3, 1, (12 << 2) | 2),
    number(3, 2, 0.125, 1),
    number(3, 3, 44_566, 2),
    label(4, 0, '西岭'),
    record(0xbd, u16(4, 1), u16(0), u32((700 << 2) | 3), u16(1), u32((1 << 2) | 2), u16(2)),
  ];
  const { format, blocks } = await decode(raw(xlsFile([{ name: '表', records: sheet }], globals)));
  expect(format).toBe('xls');
  expect(blocks.map(({ text, table, hints }) => [table ?? text, hints?.centred ?? false])).toEqual([
    ['案件统计', true],
    [
      [
        ['乡镇', '件数', '率', '日期'],
        ['东岗', '12', '12.50%', '2022年1月5日'],
        ['西岭', '7', '100.00%', ''],
      ],
      false,
    ],
  ]);
});

test('shared strings that go on in another record, with runs and narrow characters', async () => {
  const long = '长'.repeat(5);
  const table = [
    record(0xfc, u32(3), u32(3), u16(5), Buffer.of(1), Buffer.from('长长长', 'utf16le')),
    record(
      0x3c,
      Buffer.of(1),
      Buffer.from('长长', 'utf16le'),
      u16(2),
      Buffer.of(8),
      u16(1),
      Buffer.from('ab'),
      Buffer.alloc(4),
    ),
    record(0x3c, wide('末')),
  ];
  const cells = [0, 1, 2].map((i) => record(0xfd, u16(i, 0, 0), u32(i)));
  const { blocks } = await decode(raw(xlsFile([{ name: '表', records: cells }], table)));
  expect(blocks.map(({ text }) => text)).toEqual([long, 'ab', '末']);
});

test('formulas show their results', async () => {
  const result = (row: number, ...value: number[]): Buffer =>
    record(0x06, u16(row, 1, 0), Buffer.of(...value, 0xff, 0xff), Buffer.alloc(6));
  const { blocks, messages } = await read(
    record(0x06, u16(0, 1, 0), f64(31), Buffer.alloc(6)),
    result(1, 0, 0, 0, 0, 0, 0),
    record(0x207, wide('合计')),
    result(2, 1, 0, 1, 0, 0, 0),
    result(3, 2, 0, 7, 0, 0, 0),
    result(4, 0, 0, 0, 0, 0, 0),
    record(0x205, u16(5, 1, 0), Buffer.of(0, 0)),
  );
  expect(blocks.map(({ text }) => text)).toEqual(['31', '合计', 'TRUE', '#DIV/0!', 'FALSE']);
  expect(messages.map(({ slug, message }) => [slug, message.includes('1 格是公式')])).toEqual([
    ['text-missing', true],
  ]);
});

test('what is hidden, drawn or remarked is named; boxes are read', async () => {
  const bytes = xlsFile([
    {
      name: '表',
      records: [
        record(0x208, u16(0, 0, 9, 255, 0, 0, 0x20, 0)),
        record(0x7d, u16(3, 3, 100, 0, 1, 0)),
        label(0, 0, '暗行'),
        label(1, 3, '暗列'),
        label(1, 0, '明'),
        record(0x1c, u16(0, 0, 0, 1)),
        record(0x5d, u16(0x15, 0x12, 8), Buffer.alloc(16)),
        record(0x1b6, u16(0, 0, 0, 0, 0, 2, 0, 0, 0)),
        record(0x3c, Buffer.of(1), Buffer.from('框内', 'utf16le')),
      ],
    },
    { name: '草稿', records: [label(0, 0, '藏')], hidden: true },
  ]);
  const { blocks, messages } = await decode(raw(bytes));
  expect(blocks.map(({ text }) => text)).toEqual(['明', '框内']);
  expect(messages.map(({ slug }) => slug)).toEqual([
    'hidden-text',
    'hidden-text',
    'comments-not-read',
    'pictures-not-read',
  ]);
});

test('encrypted and broken workbooks are told apart', async () => {
  const slugs = async (bytes: Uint8Array) => (await decode(raw(bytes))).messages.map(({ slug }) => slug);
  expect(await slugs(xlsFile([], [record(0x2f, u16(1, 1, 1))]))).toEqual(['encrypted']);
  const whole = xlsFile([{ name: '表', records: [label(0, 0, '明'), record(0xfd, u16(0, 0))] }]);
  expect(await slugs(whole)).toEqual(['damaged-file']);
});
