import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { encode, plainText, raw } from '../fixtures/samples.ts';
import { decodeText } from './encoding.ts';

const traditional =
  '本府依法行政,推動法治政府建設,現將有關情況報告如下。\n一、主要措施與成效\n二、存在的問題\n';

test.each([
  ['utf-8', plainText, 'utf8'],
  ['gb18030', plainText, 'gb18030'],
  ['gb18030', plainText, 'gbk'],
  ['gb18030', '依法行政。', 'gb2312'],
  ['big5', traditional, 'big5'],
  ['utf-16le', plainText, 'utf-16le'],
  ['utf-16be', plainText, 'utf-16be'],
  ['utf-8', 'Plain ASCII.\n', 'ascii'],
])('%s is recognised and read without loss', (label, text, written) => {
  const decoded = decodeText(encode(text, written));
  expect(decoded).toEqual({ text, encoding: label, messages: [] });
});

test.each([
  ['utf-8', [0xef, 0xbb, 0xbf], 'utf8'],
  ['utf-16le', [0xff, 0xfe], 'utf-16le'],
  ['utf-16be', [0xfe, 0xff], 'utf-16be'],
])('a byte order mark of %s is no part of the text', (label, mark, written) => {
  const bytes = Uint8Array.of(...mark, ...encode(plainText, written));
  expect(decodeText(bytes)).toEqual({ text: plainText, encoding: label, messages: [] });
});

test('bytes win over a declaration and over a byte order mark', () => {
  const gb = encode(plainText, 'gb18030');
  for (const decoded of [decodeText(gb, 'utf-8'), decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...gb))]) {
    expect(decoded?.text).toBe(plainText);
    expect(decoded?.encoding).toBe('gb18030');
    expect(decoded?.messages.map(({ slug, severity }) => [slug, severity])).toEqual([
      ['encoding-mismatch', 'info'],
    ]);
  }
  expect(decodeText(encode(plainText, 'utf8'), 'gb2312')?.text).toBe(plainText);
  expect(decodeText(gb, 'gb2312')?.messages).toEqual([]);
});

test('a long head in ASCII does not hide the encoding of the text', () => {
  const page = `<html><script>${'var a = 1;\n'.repeat(20_000)}</script><p>${plainText}</p>`;
  expect(decodeText(encode(page, 'gbk'), 'utf-8')?.text).toBe(page);
});

test('characters outside of GBK survive', () => {
  const text = '㙍镇、䥽县、𠮷村依法行政。\n';
  expect(decodeText(encode(text.repeat(3), 'gb18030'))?.text).toBe(text.repeat(3));
});

test('undecodable bytes are shown at their place only and reported with offset and line', () => {
  const before = encode('第一行。\n第二行', 'gb18030');
  const after = encode(`完。\n${plainText}`, 'gb18030');
  const decoded = decodeText(Uint8Array.of(...before, 0xff, ...after));
  expect(decoded?.text).toBe(`第一行。\n第二行\ufffd完。\n${plainText}`);
  expect(decoded?.messages).toHaveLength(1);
  expect(decoded?.messages[0]).toMatchObject({ slug: 'undecodable-bytes', severity: 'warning', line: 2 });
  expect(decoded?.messages[0]?.message).toContain(`第 ${before.length} 字节`);
});

test('a file cut within a character is read up to the cut', () => {
  const bytes = encode(plainText, 'utf8');
  const decoded = decodeText(bytes.subarray(0, bytes.length - 2));
  expect(decoded?.text).toBe(`${plainText.slice(0, -2)}\ufffd`);
  expect(decoded?.messages[0]).toMatchObject({
    slug: 'undecodable-bytes',
    line: plainText.split('\n').length - 1,
  });
});

test('a genuine replacement character is not reported', () => {
  expect(decodeText(encode('原文即有\ufffd此字。', 'utf8'))?.messages).toEqual([]);
});

test.each([
  ['random bytes', Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + i * 17) % 256)],
  ['zeros', new Uint8Array(64)],
])('%s are no text', async (_, bytes) => {
  const { format, encoding, blocks, messages } = await decode(raw(bytes));
  expect({ format, encoding, blocks }).toEqual({ format: 'unknown', encoding: null, blocks: [] });
  expect(messages.map(({ slug, severity }) => [slug, severity])).toEqual([['not-text', 'error']]);
});
