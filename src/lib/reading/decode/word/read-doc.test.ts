import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { compoundFile, type DocRun, modifier, wordDoc } from '../fixtures/doc-file.ts';
import { fixture, raw } from '../fixtures/samples.ts';

const read = (runs: readonly DocRun[], claimed?: number) => decode(raw(wordDoc(runs, claimed)));
const texts = async (runs: readonly DocRun[]) => (await read(runs)).blocks.map(({ text }) => text);

test('headings, numbers of lists and tables of a file that an office program wrote', async () => {
  const { blocks, messages } = await decode(raw(fixture('libreoffice-word97.doc')));
  expect(
    blocks.map(({ text, table, hints }) => [text, hints?.heading ?? null, table?.length ?? null]),
  ).toEqual([
    ['某县人民政府关于2022年法治政府建设情况的报告', 1, null],
    ['市人民政府：', null, null],
    ['2022年，我县深入推进“依法行政”工作，成效明显。', null, null],
    ['一、主要做法', 2, null],
    ['1.加强领导', null, null],
    ['2.落实责任', null, null],
    ['项目\t件数\n复议\t12', null, 2],
    ['下一步，我们将继续努力。', null, null],
    ['某县人民政府', null, null],
    ['2023年1月3日', null, null],
  ]);
  expect(messages).toEqual([]);
});

test('text in many pieces of one and two bytes a character', async () => {
  const runs = Array.from(
    { length: 60 },
    (_, i): DocRun => (i % 2 === 0 ? { text: `第${i}段` } : { text: `no. ${i}\r`, narrow: true }),
  );
  expect(await texts(runs)).toEqual(Array.from({ length: 30 }, (_, i) => `第${2 * i}段no. ${2 * i + 1}`));
});

test.each<[string, DocRun[], string[]]>([
  [
    'a raised mark is no digit',
    [{ text: '调处52' }, { text: '3', changes: [[modifier.position, 1]] }, { text: '起\r' }],
    ['调处52³起'],
  ],
  [
    'a lowered one',
    [{ text: 'CO' }, { text: '2', changes: [[modifier.position, 2]] }, { text: '排放\r' }],
    ['CO₂排放'],
  ],
  [
    'deleted text',
    [
      { text: '共' },
      { text: '四十', changes: [[modifier.deleted, 1]] },
      { text: '四十一', changes: [[modifier.inserted, 1]] },
      { text: '件\r' },
    ],
    ['共四十一件'],
  ],
  [
    'a deleted end of a paragraph',
    [{ text: '上半句，' }, { text: '\r', changes: [[modifier.deleted, 1]] }, { text: '下半句。\r' }],
    ['上半句，下半句。'],
  ],
  [
    'hidden text',
    [{ text: '看得见' }, { text: '看不见', changes: [[modifier.hidden, 1]] }, { text: '\r' }],
    ['看得见'],
  ],
  ['codes of fields', [{ text: '见\x13 HYPERLINK "x" \x14附表\x15。\r' }], ['见附表。']],
  ['line and page ends', [{ text: '甲\v乙\f丙\r' }], ['甲', '乙', '丙']],
  ['a last paragraph without an end', [{ text: '甲\r' }, { text: '乙' }], ['甲', '乙']],
  ['a hyphen that does not break, one that may', [{ text: '甲\x1e乙\x1f丙\r' }], ['甲-乙丙']],
])('%s', async (_, runs, expected) => {
  expect(await texts(runs)).toEqual(expected);
});

test('what is left out is counted', async () => {
  const { messages } = await read([
    { text: '正文' },
    { text: '旧文', changes: [[modifier.deleted, 1]] },
    { text: '暗文字', changes: [[modifier.hidden, 1]] },
    { text: '\r' },
  ]);
  expect(
    messages.map(({ slug, message }) => [slug, /删除 1 处（2 字）|隐藏文字 3 字/.test(message)]),
  ).toEqual([
    ['tracked-changes', true],
    ['hidden-text', true],
  ]);
});

test('a file that claims more text than its pieces hold says so', async () => {
  const runs = [{ text: '只有这些。\r' }];
  expect((await read(runs, 6)).messages).toEqual([]);
  const { messages, blocks } = await read(runs, 96);
  expect(blocks.map(({ text }) => text)).toEqual(['只有这些。']);
  expect(messages.map(({ slug, severity, message }) => [slug, severity, message.includes('90 字')])).toEqual([
    ['text-missing', 'warning', true],
  ]);
});

test('half of a character pair and characters of programs become U+FFFD', async () => {
  const { blocks, messages } = await read([{ text: '标题\ud83d\r正\uffff文\0末\r' }]);
  expect(blocks.map(({ text }) => text)).toEqual(['标题\ufffd', '正\ufffd文\ufffd末']);
  expect(messages.map(({ slug, message }) => [slug, message.includes('3 个')])).toEqual([
    ['characters-replaced', true],
  ]);
});

test('names of streams in capitals; a main stream that is none is damage', async () => {
  const whole = compoundFile({ OBJINFO: Buffer.from('x'), WORDDOCUMENT: Buffer.alloc(600) });
  const { format, messages } = await decode(raw(whole));
  expect([format, messages.map(({ slug }) => slug)]).toEqual(['doc', ['damaged-file']]);
});
