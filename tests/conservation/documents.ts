/** Random documents of every kind of line that a report or a page has, and their files in every format. */
import * as docx from 'docx';
import fc from 'fast-check';
import { mhtml } from '../../src/lib/reading/decode/fixtures/samples.ts';

/** A line, or the rows of a table. */
export type Piece = string | readonly (readonly string[])[];

const words = fc.constantFrom(
  ...'供水管网,用电服务,社区食堂,河道清淤,窗口延时,夜间照明,公交线路,植树护绿,敬老院,文化站'.split(','),
);
const number = fc.integer({ min: 1, max: 30 });
const ending = fc.constantFrom('', '。', '；', '：', '，', '!', '的。', '(略)');
const numeral = fc.constantFrom(
  '一、',
  '二、',
  '（一）',
  '(二)',
  '1.',
  '2.',
  '3、',
  '（1）',
  '①',
  '第一,',
  '第一章 ',
  '第二部分 ',
);

/** Lines of the author, and lines that a page prints; also such that are both by turns. */
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(words, words, number, ending)
      .map(([a, b, n, end]) => `${a}进一步改善,${b}新增${n}处${end}`),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(numeral, words, ending).map(([mark, word, end]) => `${mark}${word}${end}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(numeral, words, words)
      .map(([mark, a, b]) => `${mark}${a}有改善。${b}投入使用,群众满意。`),
  },
  { weight: 3, arbitrary: words },
  { weight: 1, arbitrary: fc.tuple(words, number).map(([word, n]) => `${word}\t${n}\t${n}`) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '目录',
      '附件1',
      '附件：1.清单',
      '注：数据为年末数。',
      '某县水务局',
      '某县水务局关于供水的报告',
      '某县2020年供水情况报告',
      '2020年3月2日',
      '（2020年3月2日某县供水大会通过）',
      '主任、各位委员：',
      '某水发〔2020〕3号',
      '- 3 -',
      '索引号：0012/2020-3',
      '发布日期：2020-03-02 来源：某县水务局 浏览次数：8',
      '首页 > 公开 > 供水',
      '打印 关闭',
      '大',
      '扫一扫在手机打开当前页',
      '相关阅读',
      '上一篇：某县供水会议',
      '版权所有 某县水务局',
      '责任编辑：某某',
      '联系电话：010-66660000',
      'a > b',
      '100%,\u200b其中 （50%）',
    ),
  },
);

const cell = fc.oneof(words, number.map(String), fc.constantFrom('名称', '文号', '发布日期', '序号', ''));
const table = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .filter((rows) => rows.flat().some((text) => text !== ''));

export const document: fc.Arbitrary<Piece[]> = fc.array(
  fc.oneof({ weight: 12, arbitrary: line }, { weight: 1, arbitrary: table }),
  { minLength: 1, maxLength: 40 },
);

const lines = (piece: Piece): string =>
  typeof piece === 'string' ? piece : piece.map((row) => row.join('\t')).join('\n');

const plain = (pieces: readonly Piece[]): string => pieces.map(lines).join('\n');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function html(pieces: readonly Piece[], wrap: (part: string, i: number) => string): string {
  const part = (piece: Piece): string =>
    typeof piece === 'string'
      ? `<p>${escaped(piece)}</p>`
      : `<table>${piece.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`).join('')}</table>`;
  const body = pieces.map((piece, i) => wrap(part(piece), i)).join('');
  return `<!doctype html><html><head><title>某县水务</title></head><body>${body}</body></html>`;
}

/** The middle of the page stands in an element that is called the article, each fifth part in one with another name. */
const inNamedArticle = (pieces: readonly Piece[]): string => {
  const [from, to] = [Math.floor(pieces.length / 5), pieces.length - 1];
  return html(pieces, (part, i) => {
    const wrapped = i % 5 === 4 ? `<div class="content-footer">${part}</div>` : part;
    return `${i === from ? '<div id="zoom">' : ''}${wrapped}${i === to ? '</div>' : ''}`;
  });
};

const markdown = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece, i) => {
      if (typeof piece !== 'string') {
        const rows = piece.map((row) => `| ${row.join(' | ')} |`);
        return [rows[0], `|${' --- |'.repeat(piece[0]?.length ?? 1)}`, ...rows.slice(1)].join('\n');
      }
      return i % 7 === 0 ? `## ${piece}` : i % 7 === 3 ? `- ${piece}` : i % 7 === 5 ? `**${piece}**` : piece;
    })
    .join('\n\n');

async function word(pieces: readonly Piece[]): Promise<Uint8Array> {
  const children = pieces.map((piece, i) => {
    if (typeof piece === 'string') {
      return new docx.Paragraph(i % 6 === 1 ? { text: piece, heading: docx.HeadingLevel.HEADING_1 } : piece);
    }
    const width = Math.max(...piece.map((row) => row.length));
    const cells = (row: readonly string[]) => Array.from({ length: width }, (_, at) => row[at] ?? '');
    return new docx.Table({
      rows: piece.map(
        (row) =>
          new docx.TableRow({
            children: cells(row).map((text) => new docx.TableCell({ children: [new docx.Paragraph(text)] })),
          }),
      ),
    });
  });
  return new Uint8Array(await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] })));
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Characters by their codes. */
function rtf(pieces: readonly Piece[]): string {
  const coded = (text: string): string =>
    [...text.normalize('NFC')]
      .map((one) => (one === '\t' ? '\\tab ' : `\\u${(one.charCodeAt(0) << 16) >> 16}?`))
      .join('');
  const part = (piece: Piece): string =>
    typeof piece === 'string'
      ? `\\pard ${coded(piece)}\\par `
      : piece
          .map(
            (row) =>
              `\\trowd${row.map((_, i) => `\\cellx${i + 1}`).join('')}\\intbl ${row.map((text) => `${coded(text)}\\cell `).join('')}\\row `,
          )
          .join('');
  return `{\\rtf1\\ansi ${pieces.map(part).join('')}}`;
}

function uof(pieces: readonly Piece[]): string {
  const paragraph = (text: string): string =>
    `<字:段落>${text
      .split('\t')
      .map((one) => `<字:句><字:文本串>${escaped(one)}</字:文本串></字:句>`)
      .join('<字:句><字:制表符/></字:句>')}</字:段落>`;
  const part = (piece: Piece): string =>
    typeof piece === 'string'
      ? paragraph(piece)
      : `<字:文字表>${piece.map((row) => `<字:行>${row.map((text) => `<字:单元格>${paragraph(text)}</字:单元格>`).join('')}</字:行>`).join('')}</字:文字表>`;
  return `<?xml version="1.0"?><uof:UOF xmlns:uof="a" xmlns:字="b"><uof:文字处理><字:主体>${pieces.map(part).join('')}</字:主体></uof:文字处理></uof:UOF>`;
}

/** Files of each format that a program can write on the spot. */
export const writers: Readonly<
  Record<string, (pieces: readonly Piece[]) => Uint8Array | Promise<Uint8Array>>
> = {
  txt: (pieces) => bytes(plain(pieces)),
  'txt on one line': (pieces) => bytes(plain(pieces).replaceAll('\n', ' ')),
  md: (pieces) => bytes(markdown(pieces)),
  html: (pieces) => bytes(html(pieces, (part) => part)),
  'html with a named article': (pieces) => bytes(inNamedArticle(pieces)),
  mhtml: (pieces) => mhtml(bytes(html(pieces, (part) => part)), 'utf-8'),
  docx: word,
  rtf: (pieces) => bytes(rtf(pieces)),
  uof: (pieces) => bytes(uof(pieces)),
};

/** All characters of a document, as its author wrote them. */
export const textOf = (pieces: readonly Piece[]): string[] => pieces.map(lines);
