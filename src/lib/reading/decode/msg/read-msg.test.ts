import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { msgFile } from '../fixtures/msg-file.ts';
import { raw } from '../fixtures/samples.ts';

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
