import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { compoundFile } from './fixtures/doc-file.ts';
import { encode, raw } from './fixtures/samples.ts';

const zip = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const utf8 = (text: string): Uint8Array => encode(text, 'utf8');
const said = '某村开展普法宣传。';

test.each<[string, Uint8Array]>([
  [
    'Word 2003 XML',
    utf8(`<?xml version="1.0"?><wordDocument xmlns="x"><body><t>${said}</t></body></wordDocument>`),
  ],
  [
    'OpenDocument',
    utf8(
      `<?xml version="1.0"?><!-- x --><office:document-content xmlns:office="x"><text:p>${said}</text:p></office:document-content>`,
    ),
  ],
  ['标文通', utf8(`<?xml version="1.0"?><uof:UOF xmlns:uof="x"><字:文本串>${said}</字:文本串></uof:UOF>`)],
  [
    '标文通',
    encode(
      `<?xml version="1.0" encoding="GB18030"?><uof:UOF xmlns:uof="x"><字:段落>${said.repeat(9)}</字:段落></uof:UOF>`,
      'gb18030',
    ),
  ],
  ['Excel 2003 XML', utf8(`<?xml version="1.0"?><Workbook><Worksheet>${said}</Worksheet></Workbook>`)],
  [
    'RSS',
    utf8(
      `<?xml version="1.0"?><rss version="2.0"><channel><item><description><![CDATA[<p>${said}</p><p>x</p><p>y</p>]]></description></item></channel></rss>`,
    ),
  ],
  ['SVG', utf8(`<svg xmlns="http://www.w3.org/2000/svg"><text>${said}</text></svg>`)],
  ['XML', utf8(`<?xml version="1.0"?><record><title>${said}</title></record>`)],
  ['JSON', utf8(JSON.stringify({ title: said, content: `<p>${said}</p><p>${said}</p><p>x</p>` }))],
  [
    'WARC',
    utf8(
      `WARC/1.1\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html><body><p>${said}</p></body></html>`,
    ),
  ],
  ['LaTeX', utf8(`% 报告\n\\documentclass{ctexart}\n\\begin{document}${said}\\end{document}`)],
  ['ODP', zip({ mimetype: 'application/vnd.oasis.opendocument.presentation', 'content.xml': '<x/>' })],
  ['EPUB', zip({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<x/>' })],
  ['xlsb', zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.bin': '<x/>' })],
  ['pptx', zip({ '[Content_Types].xml': '<x/>', 'ppt/presentation.xml': '<x/>' })],
  ['ZIP.*报告.txt', zip({ '报告.txt': said })],
  ['ppt', compoundFile({ 'PowerPoint Document': Buffer.from('x') })],
  ['GIF', encode('GIF89a', 'latin1')],
  ['WebP', encode('RIFF\u0001\u0001\u0001\u0001WEBPVP8 ', 'latin1')],
  ['CEB', encode('Founder CEB\0\u0001\u0002', 'latin1')],
  ['RAR', Uint8Array.of(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 1, 0)],
  ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)],
])('%s is named and refused', async (name, bytes) => {
  const { blocks, messages } = await decode(raw(bytes));
  expect(blocks).toEqual([]);
  expect(messages.map(({ slug }) => slug)).toEqual(['unsupported-format']);
  expect(messages[0]?.message).toMatch(new RegExp(`${name}.*请.+。$`));
});

test.each([
  [
    'a page with an XML declaration',
    `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html><body><p>${said}</p></body></html>`,
    'html',
  ],
  ['a text that begins with a bracket', `[本网讯]${said}`, 'txt'],
  ['a text about markup', `关于<附件>的说明\n${said}`, 'txt'],
  ['a text that begins with a brace', `{内部}${said}`, 'txt'],
])('%s is read', async (_, text, format) => {
  const decoded = await decode(raw(text));
  expect(decoded.format).toBe(format);
  expect(decoded.blocks.map((block) => block.text).join('')).toContain(said);
});

const mail = (headers: string, body: string): Uint8Array => utf8(`${headers}\r\n\r\n${body}`);
const sender =
  'From: a@example.gov.cn\r\nTo: b@example.gov.cn\r\nSubject: =?utf-8?B?5oql6YCB?=\r\nDate: Mon, 6 Feb 2023 08:00:00 +0800';
const multipart = `${sender}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"`;

test.each<[string, Uint8Array, string]>([
  [
    'plain text',
    mail(`${sender}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8`, said),
    said,
  ],
  ['no MIME headers', mail(sender, said), said],
  [
    'base64',
    mail(
      `${sender}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: base64`,
      Buffer.from(encode(said.repeat(5), 'gbk')).toString('base64'),
    ),
    said.repeat(5),
  ],
  [
    'a page',
    mail(
      `${multipart}`,
      `--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>${said}</p></body></html>\r\n--b--`,
    ),
    said,
  ],
])('a mail is read: %s', async (_, bytes, expected) => {
  const { format, blocks } = await decode(raw(bytes));
  expect([format, blocks.map(({ text }) => text)]).toEqual(['eml', [expected]]);
});

test('what is attached to a mail is named', async () => {
  const body = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${said}\r\n--b\r\nContent-Type: application/pdf; name="r.pdf"\r\nContent-Disposition: attachment; filename="r.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--`;
  const { messages } = await decode(raw(mail(multipart, body)));
  expect(messages.map(({ slug, message }) => [slug, message.includes('r.pdf')])).toEqual([
    ['attachments-not-read', true],
  ]);
});
