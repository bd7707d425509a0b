/** The report in each format that a file can have: name in the schema, a usual ending, the bytes, its place in the manual. */
import { strToU8, zipSync } from 'fflate';
import type { SourceFormat } from '../../src/lib/core/schema.ts';
import { wordDoc } from '../../src/lib/reading/decode/fixtures/doc-file.ts';
import { msgFile } from '../../src/lib/reading/decode/fixtures/msg-file.ts';
import {
  flatOdf,
  flatWord,
  odfFile,
  textCell,
  word2003,
  xlsxFile,
} from '../../src/lib/reading/decode/fixtures/office.ts';
import { encode, mhtml, wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { record, u16, wide, xlsFile } from '../../src/lib/reading/decode/fixtures/xls-file.ts';
import { writeOfd } from '../ofd/package.ts';
import { a4, typeset } from '../ofd/typeset.ts';
import { each, lines, mail, odf, page, pieces, signature, text, title, w } from './one-report.ts';

const rtf = (): string => {
  const hex = (line: string): string =>
    [...encode(line, 'gbk')].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');
  return `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}}\\f0 ${each((line) => `\\pard ${hex(line)}\\par `)}}`;
};
const uofParagraphs = each((line) => `<字:段落><字:句><字:文本串>${line}</字:文本串></字:句></字:段落>`);
const uof = (): string =>
  `<?xml version="1.0" encoding="UTF-8"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" xmlns:字="http://schemas.uof.org/cn/2003/uof-wordproc"><uof:文字处理><字:主体>${uofParagraphs}</字:主体></uof:文字处理></uof:UOF>`;
const uofZip = (): Uint8Array =>
  zipSync({
    'uof.xml': strToU8('<uof:UOF_0000 xmlns:uof="x"/>'),
    'content.xml': strToU8(
      `<字:文字处理文档_4225 xmlns:字="http://schemas.uof.org/cn/2009/wordproc">${uofParagraphs.replace(/<(\/?)字:(段落|句|文本串)>/g, (_, slash: string, name: string) => `<${slash}字:${name}_${{ 段落: '416B', 句: '419D', 文本串: '415B' }[name]}>`)}</字:文字处理文档_4225>`,
    ),
  });
const sheetRows = (cell: (row: number, line: string) => string): string =>
  lines.map((line, i) => `<row r="${i + 1}">${cell(i + 1, line)}</row>`).join('');

/** A page set in a Chinese font that every reader of PDF has, with lines of 36 characters. */
function pdf(): Uint8Array {
  const size = 12;
  const content: string[] = [];
  let y = 780;
  const put = (line: string, x: number): void => {
    const code = Buffer.from(line, 'utf16le').swap16().toString('hex');
    content.push(`BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${code}> Tj ET`);
    y -= 20;
  };
  for (const [i, line] of lines.entries()) {
    if (i === 0) put(line, (595 - line.length * size) / 2);
    else if (i >= lines.length - signature.length) put(line, 380);
    else {
      const [first = '', ...others] = `　　${line}`.match(/.{1,36}/g) ?? [];
      put(first.slice(2), 72 + 2 * size);
      for (const other of others) put(other, 72);
    }
  }
  const stream = content.join('\n');
  return strToU8(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj',
      `4 0 obj<</Length ${stream.length}>>stream\n${stream}\nendstream endobj`,
      '5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj',
      '6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/FontDescriptor 7 0 R>>endobj',
      '7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 800/StemV 80>>endobj',
      'trailer<</Root 1 0 R/Size 8>>',
      '%%EOF',
    ].join('\n'),
  );
}

/** A page as the extension SingleFile saves it. */
const singleFile = page('utf-8').replace(
  '<head>',
  `<!--
 Page saved with SingleFile
 url: https://www.pingli.gov.cn/a/1.html
 saved date: Fri Mar 18 2022 09:00:00 GMT+0800 (China Standard Time)
--><head><style>body{background:url(data:image/png;base64,${'A'.repeat(400)})}</style>`,
);
/** A mail in GBK, its bytes written as `=B1`, in lines of 76 characters. */
const quoted = ((): Uint8Array => {
  const escaped = [...encode(lines.join('\r\n'), 'gbk')]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
    .replaceAll('=0D=0A', '\r\n')
    .replace(/(?:=..){24}(?==)/g, '$&=\r\n');
  const head = mail('text/plain', '').replace('utf-8', 'gb2312').replace('base64', 'quoted-printable');
  return strToU8(`${head}${escaped}`);
})();
const alternative = ((): string => {
  const part = (type: string, body: string): string =>
    `--b\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`;
  const head = mail('text/plain', '').replace(/Content-Type[\s\S]*/, '');
  return `${head}Content-Type: multipart/alternative; boundary="b"\r\n\r\n${part('text/plain', text)}${part('text/html', page('utf-8'))}--b--\r\n`;
})();
/** Rich Text in a mail of Outlook, not packed ([MS-OXRTFCP] 2.1.3.1). */
function storedRtf(): Uint8Array {
  const bytes = Buffer.from(rtf(), 'latin1');
  const head = Buffer.alloc(16);
  head.writeUInt32LE(bytes.length + 12, 0);
  head.writeUInt32LE(bytes.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, bytes]);
}

export const documents: readonly (readonly [
  format: SourceFormat,
  ending: string,
  bytes: () => Uint8Array,
])[] = [
  ['txt', 'txt', () => strToU8(text)],
  ['txt', 'txt', () => strToU8(`\ufeff${text}`)],
  ['txt', 'txt', () => encode(text, 'gb18030')],
  ['txt', 'txt', () => encode(`\ufeff${text}`, 'utf-16le')],
  [
    'md',
    'md',
    () =>
      strToU8(
        `# ${title}\n\n${lines
          .slice(1)
          .map((line) =>
            /^[一二三]、/.test(line) ? `## ${line}` : line.startsWith('（') ? `### ${line}` : line,
          )
          .join('\n\n')}\n`,
      ),
  ],
  ['html', 'html', () => strToU8(page('utf-8'))],
  ['html', 'htm', () => encode(page('gb2312'), 'gbk')],
  ['html', 'html', () => strToU8(each((line) => `<p>${line}</p>`))],
  ['mhtml', 'mhtml', () => mhtml(strToU8(page('utf-8')), 'utf-8')],
  ['eml', 'eml', () => strToU8(mail('text/plain', text))],
  ['eml', 'eml', () => strToU8(mail('text/html', page('utf-8')))],
  ['msg', 'msg', () => msgFile({ subject: 'report', body: lines.join('\r\n') })],
  ['docx', 'docx', () => wordFile(w)],
  ['wordxml', 'xml', () => strToU8(flatWord(w))],
  ['wordxml', 'xml', () => strToU8(word2003(w))],
  ['doc', 'doc', () => wordDoc([{ text: each((line) => `${line}\r`) }])],
  ['odt', 'odt', () => odfFile(odf)],
  ['fodt', 'fodt', () => strToU8(flatOdf(odf))],
  ['rtf', 'rtf', () => encode(rtf(), 'latin1')],
  ['uof', 'uot', () => strToU8(uof())],
  ['uof', 'uof', uofZip],
  [
    'xlsx',
    'xlsx',
    () => xlsxFile({ sheets: [{ name: '表', rows: sheetRows((row, line) => textCell(`A${row}`, line)) }] }),
  ],
  [
    'ods',
    'ods',
    () =>
      odfFile(
        {
          body: `<office:spreadsheet><table:table>${each((line) => `<table:table-row><table:table-cell><text:p>${line}</text:p></table:table-cell></table:table-row>`)}</table:table></office:spreadsheet>`,
        },
        'spreadsheet',
      ),
  ],
  [
    'xls',
    'et',
    () => xlsFile([{ name: '表', records: lines.map((line, i) => record(0x204, u16(i, 0, 0), wide(line))) }]),
  ],
  ['ofd', 'ofd', () => writeOfd([{ pages: typeset(pieces(), a4), width: a4.width, height: a4.height }])],
  ['pdf', 'pdf', pdf],
  ['txt', 'txt', () => encode(`\ufeff${text}`, 'utf-16be')],
  ['txt', 'txt', () => strToU8(text.replaceAll('\n', '\r\n'))],
  // A spreadsheet program puts marks around what holds a comma only.
  ['txt', 'csv', () => strToU8(`\ufeff${text.replaceAll('\n', '\r\n')}\r\n`)],
  ['html', 'html', () => encode(`\ufeff${page('utf-16')}`, 'utf-16le')],
  ['html', 'html', () => encode(page('utf-8'), 'gbk')],
  ['html', 'html', () => strToU8(singleFile)],
  ['eml', 'eml', () => quoted],
  ['eml', 'eml', () => strToU8(alternative)],
  ['msg', 'msg', () => msgFile({ subject: 'report', rtf: storedRtf() })],
  ['doc', 'wps', () => wordDoc([{ text: each((line) => `${line}\r`) }])],
  ['docx', 'wps', () => wordFile(w)],
  [
    'xlsx',
    'et',
    () => xlsxFile({ sheets: [{ name: '表', rows: sheetRows((row, line) => textCell(`A${row}`, line)) }] }),
  ],
];
