import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { encode, fixture, mhtml, page, plainText, raw, wordFile, wordReport } from './fixtures/samples.ts';
import { limits } from './limits.ts';
import { reportId } from './report-id.ts';

test('a report id is made of the first twelve digits of the checksum', () => {
  expect(reportId('0123456789abcdef'.repeat(4))).toBe('r0123456789ab');
  expect(() => reportId('0123')).toThrow(/SHA-256/);
});

test('plain text: a block for each line, verbatim, with its line number', async () => {
  const decoded = await decode(raw('\n  标题 \r\n\r\n正文\f第二页\r末行\u3000'));
  expect(decoded.blocks).toEqual([
    { index: 0, line: 2, text: '  标题 ' },
    { index: 1, line: 4, text: '正文' },
    { index: 2, line: 5, text: '第二页' },
    { index: 3, line: 6, text: '末行\u3000' },
  ]);
  expect(decoded).toMatchObject({ format: 'txt', encoding: 'utf-8', messages: [], declared: [] });
  expect(decoded.id).toBe(reportId(decoded.raw.sha256));
});

const samples: readonly (readonly [string, string | null, Uint8Array])[] = [
  ['txt', 'gb18030', encode(plainText, 'gbk')],
  ['html', 'utf-8', encode(page, 'utf8')],
  ['html', 'gb18030', encode(page, 'gbk')],
  ['html', 'utf-8', encode('<p>一段正文。</p>\n<p>又一段。</p>', 'utf8')],
  ['mhtml', 'gb18030', mhtml(encode(page, 'gbk'), 'utf-8')],
  ['md', 'utf-8', encode('# 报告\n\n## 一、做法\n\n正文。\n', 'utf8')],
  ['docx', null, await wordReport()],
  ['doc', null, fixture('libreoffice-word97.doc')],
  ['pdf', null, fixture('chromium-one-column.pdf')],
];

test.each(samples)(
  'the format is told by the content, not by the name: %s (%s)',
  async (format, encoding, bytes) => {
    const decoded = await decode(raw(bytes, 'wrong-name.xls'));
    expect([decoded.format, decoded.encoding]).toEqual([format, encoding]);
    expect(decoded.blocks.length).toBeGreaterThan(0);
    expect(decoded.blocks.map(({ index }) => index)).toEqual(decoded.blocks.map((_, i) => i));
    expect(decoded.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

/** The start of an OLE container with one stream. */
const ole = (stream: string): Uint8Array =>
  Uint8Array.of(
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Uint8Array(512),
    ...encode(stream, 'utf-16le'),
  );

test.each([
  ['empty-file', 'txt', new Uint8Array(0)],
  ['empty-file', 'txt', encode(' \n\u3000\n\ufeff', 'utf8')],
  ['empty-file', 'html', encode('<html><body><script>x</script></body></html>', 'utf8')],
  ['encrypted', 'pdf', fixture('libreoffice-encrypted.pdf')],
  ['encrypted', 'docx', ole('EncryptedPackage')],
  ['unsupported-format', 'unknown', ole('PowerPoint Document')],
  ['damaged-file', 'ofd', wordFile('', { 'OFD.xml': '<ofd/>' })],
  ['damaged-file', 'docx', (await wordReport()).subarray(0, 3000)],
  ['damaged-file', 'pdf', fixture('chromium-one-column.pdf').subarray(0, 900)],
  ['damaged-file', 'unknown', fixture('libreoffice-word97.doc').subarray(0, 9000)],
])('%s: no blocks and a message that says what to do (%s)', async (slug, format, bytes) => {
  const decoded = await decode(raw(bytes));
  expect(decoded.messages.map((message) => [message.slug, message.severity])).toEqual([[slug, 'error']]);
  expect(decoded.messages[0]?.message).toMatch(/请.+。$/);
  expect([decoded.format, decoded.blocks]).toEqual([format, []]);
});

test('what is too large is refused without being read', async () => {
  const start = process.cpuUsage();
  for (const bytes of [new Uint8Array(limits.text + 1).fill(0x61), new Uint8Array(50e6).fill(0xe4)]) {
    const { messages, blocks } = await decode(raw(bytes));
    expect(messages.map(({ slug }) => slug)).toEqual(['too-large']);
    expect(blocks).toEqual([]);
  }
  const { user, system } = process.cpuUsage(start);
  // Reading as much takes several times that.
  expect((user + system) / 1_000_000).toBeLessThan(2);
});

test.each([
  ['a head and plain text', `%PDF-1.7\n${plainText}`],
  ['an end without its beginning', `${plainText}\nendobj\nstartxref\n1234\n%%EOF\n`],
  ['a beginning without its end', '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pa'],
])('a broken PDF, %s, is told as one and never read as a text', async (_, text) => {
  const { format, blocks, messages } = await decode(raw(new TextEncoder().encode(text), 'a.pdf'));
  expect([format, blocks.length, messages.map(({ slug }) => slug)]).toEqual(['pdf', 0, ['damaged-file']]);
});
