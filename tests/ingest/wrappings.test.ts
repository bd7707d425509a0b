/**
 * One report in every format that is read, under a right name, a wrong one and none: the same title, issuer, region,
 * period, dates, headings and figures. The manual names each of these formats.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { figuresOfReport } from '../../src/lib/analysis/figures/find-figures.ts';
import { figureVocabulary } from '../../src/lib/analysis/figures/load-vocabulary.ts';
import { parseReport } from '../../src/lib/core/markdown/parse.ts';
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
import { encode, mhtml, raw, wordFile } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { record, u16, wide, xlsFile } from '../../src/lib/reading/decode/fixtures/xls-file.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import type { Piece } from '../ofd/draft.ts';
import { writeOfd } from '../ofd/package.ts';
import { a4, typeset } from '../ofd/typeset.ts';

const title = '平利县人民政府关于2021年法治政府建设情况的报告';
const signature = ['平利县人民政府', '2022年3月18日'];
const lines = [
  title,
  '2021年，平利县人民政府依法履职，各项任务有序推进。现将有关情况报告如下。',
  '一、主要举措和成效',
  '（一）推进依法决策',
  '审查规范性文件14件、政府合同62份，提出法律意见后逐项修改完善。',
  '（二）化解行政争议',
  '全年收到行政复议申请47件，受理43件，审结41件，行政机关负责人出庭应诉率达到96.5%。',
  '二、存在的不足',
  '基层执法力量仍显不足，业务培训不够经常，案卷制作水平有待提高。',
  '三、下一步安排',
  '健全培训考核制度，把执法监督落到实处。',
  ...signature,
];
const each = (wrap: (line: string) => string, between = ''): string => lines.map(wrap).join(between);
const text = lines.join('\n');
const page = (charset: string): string =>
  `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${title}</title></head><body><div class="nav"><a href="/">首页</a></div><h1>${title}</h1><div class="content">${lines
    .slice(1)
    .map((line) => `<p>${line}</p>`)
    .join('')}</div></body></html>`;
const w = each((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`);
const odf = { body: `<office:text>${each((line) => `<text:p>${line}</text:p>`)}</office:text>` };
const mail = (type: string, body: string): string =>
  [
    'From: bureau@example.org',
    'To: archive@example.org',
    'Subject: report',
    'Date: Fri, 18 Mar 2022 09:00:00 +0800',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset="utf-8"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64'),
  ].join('\r\n');
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

function pieces(): Piece[] {
  return lines.map((line, i): Piece => {
    if (i === 0) return { kind: 'title', text: line };
    if (i >= lines.length - signature.length) return { kind: 'signature', text: line };
    const kind = /^[一二三]、/.test(line) ? 'heading' : line.startsWith('（') ? 'subheading' : 'paragraph';
    return { kind, text: line };
  });
}

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

/** Name of the format in the schema, a usual ending, and the bytes. */
const wrappings: readonly (readonly [format: string, ending: string, bytes: () => Uint8Array])[] = [
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
];

const vocabulary = figureVocabulary();

async function readAs(bytes: Uint8Array, file: string) {
  const { report, markdown, status } = await runPipeline(raw(bytes, file));
  const parsed = parseReport(markdown);
  const figures = figuresOfReport(parsed, vocabulary, () => false);
  return {
    status,
    format: report.original.format,
    title: report.title,
    issuer: report.issuer,
    region: report.region?.path.at(-1),
    period: report.period,
    written: report.written,
    kind: report.kind,
    headings: parsed.sections
      .filter(({ label }) => label !== '')
      .map(({ level, label }) => `${level} ${label}`),
    figures: figures.flatMap(({ kind, indicator, value }) =>
      kind === 'assigned' ? [`${indicator} ${value}`] : [],
    ),
  };
}

const expected = {
  title,
  issuer: '平利县人民政府',
  region: '平利县',
  period: { start: '2021-01-01', end: '2021-12-31' },
  written: '2022-03-18',
  kind: 'annual-report',
  headings: ['1 主要举措和成效', '2 推进依法决策', '2 化解行政争议', '1 存在的不足', '1 下一步安排'],
  figures: [
    'normative-documents.legality-review 14',
    'contracts.reviewed 62',
    'reconsideration.applications 47',
    'reconsideration.accepted 43',
    'reconsideration.concluded 41',
    'litigation.appearance-rate 96.5',
  ],
};

test.each(wrappings.map(([format, ending, bytes], i) => ({ format, ending, bytes, i })))(
  '$i $format as .$ending, under another name and under none',
  async ({ format, ending, bytes }) => {
    const whole = bytes();
    for (const file of [`报告.${ending}`, ending === 'pdf' ? '报告.docx' : '报告.pdf', '报告']) {
      const read = await readAs(whole, file);
      expect(read, file).toMatchObject({ ...expected, format });
      expect(read.status, file).not.toBe('rejected');
    }
  },
);

test('the manual names every format', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../content/docs/maintain.md'), 'utf8');
  const table = manual.slice(0, manual.indexOf('## 二'));
  const names = [
    '纯文本',
    '网页',
    'MHTML',
    'EML',
    'MSG',
    'DOCX',
    'DOC',
    'Word 的 XML',
    'ODT',
    'FODT',
    'RTF',
    'UOF',
    'XLSX',
    'ODS',
    'XLS',
    'ET',
    'OFD',
    'PDF',
    'Markdown',
    'ZIP',
    'TAR',
    'GZ',
    'XZ',
    '7z',
    'RAR',
    'WARC',
    'WACZ',
  ];
  expect(names.filter((name) => !table.includes(name))).toEqual([]);
});
