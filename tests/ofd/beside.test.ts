/** What stands beside the text: declared metadata, running heads, notes, seals, attachments, hidden words. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RawDocument } from '../../src/lib/core/model.ts';
import { decode } from '../../src/lib/reading/decode/decode.ts';
import { draft, headingsOf, table, wordsOf } from './draft.ts';
import { letterings } from './lettering.ts';
import { type Manner, remark, runningHead, type SetDocument, watermark, writeOfd } from './package.ts';
import { a4, type SetLine, typeset } from './typeset.ts';

const raw = (bytes: Uint8Array): RawDocument => ({
  file: 'report.ofd',
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  origin: null,
  corrections: [],
});

const pieces = draft(41, 4);
const set: SetDocument = { pages: typeset(pieces, a4), ...a4 };
const read = (manner: Partial<Manner>, document = set) => decode(raw(writeOfd([document], manner)));
type Decoded = Awaited<ReturnType<typeof decode>>;
const asides = ({ blocks }: Decoded): (string | undefined)[][] =>
  blocks
    .filter(({ hints }) => hints?.furniture)
    .map(({ text, hints }) => [hints?.furniture, text.replace(/\s/g, '')]);
const bodyOf = ({ blocks }: Decoded): string =>
  blocks
    .filter(({ hints }) => hints?.furniture === undefined)
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '');

test('what DocInfo declares', async () => {
  const { declared } = await read({
    info: {
      Title: '某县年度报告',
      Author: '县司法局',
      CreationDate: '2024-01-05',
      Creator: '某软件',
      Subject: ' ',
    },
    keywords: ['法治政府', '年度报告'],
    custom: { 发文机关: '某县人民政府', '': '无名' },
  });
  expect(declared.map(({ name, value }) => [name, value])).toEqual([
    ['title', '某县年度报告'],
    ['Author', '县司法局'],
    ['CreationDate', '2024-01-05'],
    ['Keywords', '法治政府；年度报告'],
    ['发文机关', '某县人民政府'],
  ]);
});

test.each(['page', 'template', 'template-behind'] as const)('running heads: %s', async (running) => {
  const decoded = await read({ running });
  const found = asides(decoded);
  const pages = set.pages.length;
  expect(pages).toBeGreaterThan(1);
  expect(found.filter(([, text]) => text === runningHead)).toHaveLength(pages);
  expect(found.filter(([reason]) => reason === 'page-number')).toHaveLength(pages);
  expect(bodyOf(decoded)).toBe(wordsOf(pieces));
});

test('notes and watermarks are on their page and not in the text; remarks are counted', async () => {
  const decoded = await read({ annotations: true });
  expect(asides(decoded)).toEqual([['annotation', watermark]]);
  expect(decoded.messages.map(({ slug, severity }) => [slug, severity])).toEqual([
    ['comments-not-read', 'info'],
  ]);
  expect(decoded.messages[0]?.message).toContain(`共 ${remark.length} 字`);
});

test('seals are named with page and time, and prove nothing', async () => {
  const { messages } = await read({ signed: true });
  expect(messages.map(({ slug }) => slug)).toEqual(['signatures-not-verified']);
  expect(messages[0]?.message).toMatch(/1 个电子签章，盖在第 1 页，.*20240105093000Z.*没有验证/);
});

test('attachments are named', async () => {
  const { messages } = await read({ attached: ['附件1', '附件2'] });
  expect(messages.map(({ slug, message }) => [slug, /附件1\.xlsx、附件2\.xlsx/.test(message)])).toEqual([
    ['attachments-not-read', true],
  ]);
});

test('what is not shown is told apart, unless it lies below a picture of the page', async () => {
  const hidden = await read({ hidden: '本行不予公开' });
  expect(asides(hidden)).toEqual([['hidden', '本行不予公开']]);
  expect(hidden.messages.map(({ slug }) => slug)).toEqual(['hidden-text']);
  expect(bodyOf(hidden)).toBe(wordsOf(pieces));
  expect(bodyOf(await read({ scanned: true }))).toBe(wordsOf(pieces));
});

test('the outline names headings', async () => {
  const titles = headingsOf(pieces);
  const levels = ({ blocks }: Decoded) =>
    blocks.filter(({ text }) => titles.includes(text)).map(({ hints }) => hints?.heading);
  expect(new Set(levels(await read({})))).toEqual(new Set([undefined]));
  expect(new Set(levels(await read({ outline: titles })))).toEqual(new Set([2]));
});

test('documents of one package follow each other, with pages counted on', async () => {
  const decoded = await decode(raw(writeOfd([set, set])));
  expect(decoded.messages.map(({ slug }) => slug)).toEqual(['several-documents']);
  expect(bodyOf(decoded)).toBe(wordsOf(pieces).repeat(2));
  expect(Math.max(...decoded.blocks.map(({ hints }) => hints?.page ?? 0))).toBe(2 * set.pages.length);
});

test('a table stays a table', async () => {
  const { blocks } = await read(
    { drawings: true },
    { pages: typeset([...pieces.slice(0, 2), table], a4), ...a4 },
  );
  expect(blocks.flatMap((block) => (block.table ? [block.table] : []))).toEqual([
    table.kind === 'table' ? table.rows : [],
  ]);
});

const lineAt = (text: string, x: number, y: number, step: readonly [number, number]): SetLine[] =>
  [...text].map((character, i) => ({
    marks: [{ character, x: x + i * step[0] }],
    y: y + i * step[1],
    size: 6,
  }));

test('columns that are written from top to bottom are read from right to left', async () => {
  const columns = ['某乡依法行政工作报告', '一年来共调处纠纷七十二起', '以上报告请予审议指正'];
  const lines = columns.flatMap((text, i) => lineAt(text, 160 - i * 12, 40, [0, 7]));
  const decoded = await read(
    { lettering: letterings['an object for each character'] as Manner['lettering'] },
    { pages: [{ lines }], width: 210, height: 297 },
  );
  expect(bodyOf(decoded)).toBe(columns.join(''));
});

test('a line that lies aslant is no line of the text', async () => {
  const decoded = await read({
    lettering: (lines, markup, id) => [
      ...(letterings['offsets one by one'] as Manner['lettering'])(lines, markup, id),
      '<ofd:TextObject Boundary="60 120 90 90" CTM="0.7 -0.7 0.7 0.7 0 60" Size="9"><ofd:TextCode X="0" Y="9" DeltaX="g 3 9">内部资料</ofd:TextCode></ofd:TextObject>',
    ],
  });
  expect(decoded.messages.map(({ slug, message }) => [slug, message.includes('内部资料')])).toEqual([
    ['hidden-text', true],
  ]);
  expect(bodyOf(decoded)).toBe(wordsOf(pieces));
});

test('a short text without pictures is read', async () => {
  const decoded = await read(
    {},
    { pages: [{ lines: lineAt('封面', 80, 60, [6, 0]) }], width: 210, height: 297 },
  );
  expect([bodyOf(decoded), decoded.messages]).toEqual(['封面', []]);
});

test('characters beyond the first plane, whichever way their offsets are counted', async () => {
  const object = (offsets: string): string =>
    `<ofd:TextObject Boundary="20 40 150 9" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="${offsets}">𠮷水村民委员会公开办事结果甲</ofd:TextCode><ofd:TextCode X="75">乙方无异议</ofd:TextCode></ofd:TextObject>`;
  for (const offsets of ['g 13 5', '2.5 2.5 g 12 5']) {
    const decoded = await read(
      { lettering: () => [object(offsets)] },
      { pages: [{ lines: [] }], width: 210, height: 297 },
    );
    expect(decoded.blocks.map(({ text }) => text)).toEqual(['𠮷水村民委员会公开办事结果甲 乙方无异议']);
  }
});
