/** The report in each package that is opened: a usual name, the bytes, and where the document lies in it. */
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { msgFile } from '../../src/lib/reading/decode/fixtures/msg-file.ts';
import { encode, wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { mail, page, text, w } from './one-report.ts';
import { oldRarOf, packed, rarOf, tarOf, warcOf, zipOf } from './writers.ts';

const plain = strToU8(text);
const tar = tarOf([{ name: strToU8('报告.txt'), bytes: plain }]);
const answer = [{ url: 'https://www.pingli.gov.cn/a/1.html', body: strToU8(page('utf-8')) }];

const withAttachment = (): Uint8Array => {
  const head = mail('text/plain', '').replace(/Content-Type[\s\S]*/, '');
  const parts = [
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'fyi',
    '--b',
    'Content-Type: application/octet-stream; name="a.docx"',
    'Content-Disposition: attachment; filename="a.docx"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(wordFile(w)).toString('base64'),
    '--b--',
    '',
  ];
  return strToU8(head + parts.join('\r\n'));
};

export const packages: readonly (readonly [name: string, bytes: () => Uint8Array | Promise<Uint8Array>])[] = [
  ['a.zip', () => zipSync({ '报告.txt': plain })],
  ['gbk.zip', () => zipOf([{ name: encode('平利县报告.txt', 'gbk'), bytes: plain }])],
  ['nested.zip', () => zipSync({ 'a/b.zip': zipSync({ '报告.docx': wordFile(w) }) })],
  ['a.tar', () => tar],
  ['a.tgz', () => gzipSync(tar)],
  ['报告.txt.gz', () => gzipSync(plain)],
  ['a.7z', () => packed('a.7z', { '报告.txt': plain })],
  ['a.rar', () => rarOf({ '报告.txt': plain })],
  ['old.rar', () => oldRarOf('a.txt', plain)],
  ['a.txt.xz', () => packed('a.txt.xz', { 'a.txt': plain }, '-txz')],
  ['a.tar.xz', () => packed('a.tar.xz', { 'a.tar': tar }, '-txz')],
  ['a.txt.bz2', () => packed('a.txt.bz2', { 'a.txt': plain }, '-tbzip2')],
  ['a.warc', () => warcOf(answer, false)],
  ['a.warc.gz', () => warcOf(answer, true)],
  [
    'a.wacz',
    async () =>
      zipSync({ 'datapackage.json': strToU8('{}'), 'archive/a.warc.gz': await warcOf(answer, true) }),
  ],
  ['attached.eml', withAttachment],
  [
    'attached.msg',
    () =>
      msgFile({ subject: 'report', body: 'fyi', attachments: [{ name: 'a.docx', content: wordFile(w) }] }),
  ],
];
