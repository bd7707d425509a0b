import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { encode, raw } from '../fixtures/samples.ts';

/** Text in GBK as word processors write it into a Rich Text file. */
const hex = (text: string): string =>
  [...encode(text, 'gbk')].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string): string =>
  [...text].map((character) => `\\u${character.charCodeAt(0)}?`).join('');

const head =
  "{\\rtf1\\ansi\\ansicpg936\\deff0\\deflang1033{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\froman\\fcharset0 Times New Roman;}{\\f2\\fnil\\fcharset2 Wingdings;}}{\\colortbl ;\\red0\\green0\\blue0;}" +
  `{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0\\b ${hex('标题')} 1;}{\\*\\cs10 Default;}{\\s5\\sbasedon1 My;}}` +
  '{\\info{\\title Report}{\\author A}{\\*\\company B}}{\\*\\generator X 1;}';
const rtf = (body: string): Uint8Array => encode(`${head}${body}}`, 'latin1');
const read = async (body: string) => await decode(raw(rtf(body)));
const texts = async (body: string) => (await read(body)).blocks.map(({ text }) => text);

test('characters in the encoding of the file, of a font, and by their codes', async () => {
  expect(
    await texts(
      `\\pard\\f0 ${hex('一、主要做法')}\\par\\pard\\f1 A\\dbch\\af0 ${hex('检查')} 3${hex('次')}\\par\\uc1 ${unicode('二、不足')}\\par`,
    ),
  ).toEqual(['一、主要做法', 'A检查 3次', '二、不足']);
});

test('alternatives of a code are skipped, whatever their number', async () => {
  expect(await texts(`\\uc2\\u27861${hex('法')}{\\uc0\\u24459}\\uc1\\u-27231 ?\\par`)).toEqual([
    '法律閡'.slice(0, 2) + String.fromCharCode(65536 - 27231),
  ]);
});

test('styles, alignment and properties are told', async () => {
  const { blocks, declared, format } = await read(
    `\\pard\\qc\\b ${hex('某县报告')}\\b0\\par\\pard\\s5 ${hex('主要做法')}\\par\\pard\\plain ${hex('正文。')}\\par`,
  );
  expect(format).toBe('rtf');
  expect(declared).toContainEqual({ name: 'title', value: 'Report', line: 1 });
  expect(blocks.map(({ text, hints }) => [text, hints?.centred ?? false, hints?.heading ?? null])).toEqual([
    ['某县报告', true, null],
    ['主要做法', false, 1],
    ['正文。', false, null],
  ]);
});

test('numbers of lists are those that the file shows', async () => {
  expect(await texts(`\\pard{\\listtext\\f0 ${hex('（一）')}\\tab}\\ls1 ${hex('立规')}\\par`)).toEqual([
    '（一）立规',
  ]);
});

test('tables, with merged cells', async () => {
  const { blocks } = await read(
    `\\trowd\\clvmgf\\cellx100\\cellx200\\intbl ${hex('项目')}\\cell ${hex('件')}\\cell\\row` +
      `\\trowd\\clvmrg\\cellx100\\cellx200\\intbl \\cell 12\\cell\\row\\pard ${hex('以上。')}\\par`,
  );
  expect(blocks.map(({ text, table }) => table ?? text)).toEqual([
    [
      ['项目', '件'],
      ['', '12'],
    ],
    '以上。',
  ]);
});

test('raised marks, line breaks and special characters', async () => {
  expect(await texts(`12{\\super 3}${hex('件')}\\line A\\~B\\emdash C\\{\\}\\par`)).toEqual([
    '12³件',
    'A\u00a0B—C{}',
  ]);
});

test('notes, headers, footers and boxes', async () => {
  const { blocks } = await read(
    `{\\header\\pard ${hex('页眉')}\\par}${hex('正文')}{\\super\\chftn}{\\footnote\\pard {\\super\\chftn}${hex('脚注')}\\par}\\par` +
      `{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt\\pard ${hex('框内')}\\par}}{\\shprslt ${hex('框内')}}}\\par`,
  );
  expect(blocks.map(({ text, hints }) => [text, hints?.furniture ?? null])).toEqual([
    ['正文¹', null],
    ['框内', null],
    ['¹脚注', null],
    ['页眉', 'page-header'],
  ]);
});

test('fields show their result, and links their address', async () => {
  const { blocks } = await read(
    `{\\field{\\*\\fldinst{HYPERLINK "https://example.org/a"}}{\\fldrslt{${hex('附件')}}}}${hex('一份')}\\par`,
  );
  expect(blocks.map(({ text, hints }) => [text, hints?.links])).toEqual([
    ['附件一份', [{ text: '附件', url: 'https://example.org/a' }]],
  ]);
});

test('what is hidden, deleted, drawn or embedded is named', async () => {
  const { blocks, messages } = await read(
    `${hex('留')}{\\deleted ${hex('删')}}{\\revised ${hex('增')}}{\\v ${hex('藏')}}{\\f2 \\'fc}\\par` +
      '{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 0102}}{\\object\\objemb{\\*\\objclass Excel}{\\*\\objdata 0105}{\\result x}}\\par{\\*\\annotation c\\par}',
  );
  expect(blocks.map(({ text }) => text)).toEqual(['留增', 'x']);
  expect(messages.map(({ slug }) => slug)).toEqual([
    'tracked-changes',
    'comments-not-read',
    'hidden-text',
    'symbols-not-read',
    'pictures-not-read',
    'attachments-not-read',
  ]);
});

test('unknown optional groups are no text, others are', async () => {
  expect(await texts(`{\\*\\unknowndest ${hex('暗')}}{\\unknownword ${hex('明')}}\\par`)).toEqual(['明']);
});

test('a file that breaks off says so; one that is none is no document', async () => {
  const whole = rtf(`${hex('一、做法')}\\par ${hex('检查三次。')}\\par`);
  const { blocks, messages } = await decode(raw(whole.subarray(0, whole.length - 12)));
  expect(blocks[0]?.text).toBe('一、做法');
  expect(messages.map(({ slug }) => slug)).toContain('truncated');
  expect((await decode(raw(encode('{\\rtf1}', 'latin1')))).messages.map(({ slug }) => slug)).toEqual([
    'empty-file',
  ]);
});

test('groups nested without end are refused', async () => {
  const { blocks, messages } = await decode(raw(encode(`{\\rtf1${'{'.repeat(100_000)}`, 'latin1')));
  expect([blocks.length, messages.map(({ slug }) => slug)]).toEqual([0, ['damaged-file']]);
});
