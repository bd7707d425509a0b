import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { msgFile } from '../fixtures/msg-file.ts';
import { encode, raw } from '../fixtures/samples.ts';
import { unpackRtf } from './compressed-rtf.ts';

test('the text of a mail, its subject, and the names of its attachments', async () => {
  const bytes = msgFile({
    subject: '报送材料',
    body: '某县报告\r\n现报送如下。',
    attachments: [{ name: '附表.xls', content: Uint8Array.of(1, 2) }],
  });
  const { format, blocks, declared, messages } = await decode(raw(bytes));
  expect([format, blocks.map(({ text }) => text)]).toEqual(['msg', ['某县报告', '现报送如下。']]);
  expect(declared).toContainEqual({ name: 'subject', value: '报送材料', line: 1 });
  expect(messages.map(({ slug, message }) => [slug, message.includes('附表.xls')])).toEqual([
    ['attachments-not-read', true],
  ]);
});

test('a mail without text says so', async () => {
  const { blocks, messages } = await decode(raw(msgFile({ subject: '空', body: '' })));
  expect([blocks.length, messages.map(({ slug }) => slug)]).toEqual([0, ['damaged-file']]);
});

/** Rich Text as Outlook packs it, each byte for itself. */
function packedRtf(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'latin1');
  const runs = bytes.toString('latin1').match(/[\s\S]{1,8}/g) ?? [];
  const body = Buffer.concat(runs.map((run) => Buffer.from(`\0${run}`, 'latin1')));
  const head = Buffer.alloc(16);
  head.writeUInt32LE(body.length + 12, 0);
  head.writeUInt32LE(bytes.length, 4);
  head.write('LZFu', 8, 'latin1');
  return Buffer.concat([head, body]);
}

const gbk = (text: string): string =>
  [...encode(text, 'gbk')].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');
const rtf = `{\\rtf1\\ansi\\ansicpg936 ${gbk('某县报告')}\\par ${gbk('现报送如下。')}\\par}`;

test('Rich Text that stands packed in the mail is its text', async () => {
  const { format, blocks } = await decode(raw(msgFile({ subject: '报送', rtf: packedRtf(rtf) })));
  expect([format, blocks.map(({ text }) => text)]).toEqual(['msg', ['某县报告', '现报送如下。']]);
});

test('a mail whose packed text is broken is read from what else it has', async () => {
  const broken = msgFile({ subject: '报送', body: '某县报告', rtf: packedRtf(rtf).subarray(0, 10) });
  expect((await decode(raw(broken))).blocks.map(({ text }) => text)).toEqual(['某县报告']);
});

test('a mail whose sectors or entries lead in a circle is damaged, and is not walked for ever', async () => {
  const whole = Buffer.from(msgFile({ subject: '报送', body: '某县报告' }));
  const sectorAt = (sector: number): number => (sector + 1) * 512;
  const directory = whole.readUInt32LE(48);
  const chain = Buffer.from(whole);
  chain.writeUInt32LE(directory, sectorAt(whole.readUInt32LE(76)) + 4 * directory);
  const tree = Buffer.from(whole);
  // The root is the child of itself.
  tree.writeUInt32LE(0, sectorAt(directory) + 76);
  for (const bytes of [chain, tree]) {
    const { blocks, messages } = await decode(raw(bytes));
    expect([blocks, messages.map(({ slug }) => slug)]).toEqual([[], ['damaged-file']]);
  }
});

test('packed text with places in the dictionary ([MS-OXRTFCP] 3.1 and 3.2)', () => {
  const simple = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
    'hex',
  );
  expect(Buffer.from(unpackRtf(simple) ?? []).toString('latin1')).toBe(
    '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
  );
  const crossing = Buffer.from('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', 'hex');
  expect(Buffer.from(unpackRtf(crossing) ?? []).toString('latin1')).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
});
