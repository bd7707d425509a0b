import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw, wordFile, wordReport } from '../fixtures/samples.ts';
import { chineseNumber, formatNumber } from './number-format.ts';

const read = async (body: string, parts?: Record<string, string>) =>
  (await decode(raw(wordFile(body, parts)))).blocks;
const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

test('headings by style and by numbering, tables, soft line ends, page furniture', async () => {
  const { blocks, declared } = await decode(raw(await wordReport()));
  expect(blocks.map(({ text, hints }) => [text, hints?.heading ?? null, hints?.furniture ?? null])).toEqual([
    ['某县2022年法治政府建设年度报告', null, null],
    ['一、主要举措和成效', null, null],
    ['（一）加强组织领导', null, null],
    ['县政府制发规范性文件13件。', null, null],
    ['（二）深化改革', null, null],
    ['二、存在的不足', null, null],
    ['（一）能力不足', null, null],
    ['下一年度安排', 1, null],
    ['项目\t件数\n行政复议\t12', null, null],
    ['某县人民政府', null, null],
    ['2023年1月10日', null, null],
    ['某县人民政府文件', null, 'page-header'],
  ]);
  expect(blocks[0]?.hints).toEqual({ centred: true, element: 'p.Title' });
  expect(blocks[7]?.hints).toEqual({ heading: 1, bold: true, element: 'p.Heading 1' });
  expect(blocks[8]?.table).toEqual([
    ['项目', '件数'],
    ['行政复议', '12'],
  ]);
  expect(declared.slice(0, 2)).toEqual([
    { name: 'title', value: '某县法治政府建设报告', line: 1 },
    { name: 'creator', value: '县司法局', line: 1 },
  ]);
});

const level = (depth: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '第%1章')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%1.%3')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>`;
const styles = `<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="a"><w:name w:val="自定义"/><w:basedOn w:val="1"/></w:style></w:styles>`;
const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
const numbered = (list: number, depth: number): string =>
  `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`;

test('numbers come from lists and inherited styles, start anew below a heading, and are not doubled', async () => {
  const body = [
    p('总则', '<w:pStyle w:val="1"/>'),
    p('目的', numbered(1, 1)),
    p('依据', numbered(1, 1)),
    p('要点', numbered(1, 2)),
    p('职责', '<w:pStyle w:val="a"/>'),
    p('机构', numbered(1, 1)),
    p('（二）人员', numbered(1, 1)),
    p('附则', numbered(2, 0)),
    p('无号', '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
  ].join('');
  expect((await read(body, parts)).map(({ text }) => text)).toEqual([
    '第一章 总则',
    '（一）目的',
    '（二）依据',
    '一.1 要点',
    '第二章 职责',
    '（一）机构',
    '（二）人员',
    '第九章 附则',
    '无号',
  ]);
});

test('text boxes count once; deleted, hidden and field-code text does not', async () => {
  const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
  const body = `<w:p><w:r><w:t>正</w:t></w:r><w:ins><w:r><w:t>文</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>${box('框中文字')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box('框中文字')}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  expect((await read(body)).map(({ text }) => text)).toEqual(['正文', '框中文字']);
});

test('tables: merged cells, metadata, and a frame of one column', async () => {
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  const table = (...rows: string[]): string =>
    `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
  const body =
    table(
      cell('合计', '<w:gridSpan w:val="2"/>') + cell('9'),
      cell('甲', '<w:vMerge w:val="restart"/>') + cell('乙') + cell('4'),
      cell('', '<w:vMerge/>') + cell('丙') + cell('5'),
    ) +
    table(cell('索引号') + cell('A-1'), cell('发文机关') + cell('某局')) +
    table(cell('框内第一段'), cell('框内第二段'));
  const blocks = await read(body);
  expect(blocks[0]?.table).toEqual([
    ['合计', '', '9'],
    ['甲', '乙', '4'],
    ['', '丙', '5'],
  ]);
  expect(blocks.slice(1).map(({ text }) => text)).toEqual([
    '索引号：A-1',
    '发文机关：某局',
    '框内第一段',
    '框内第二段',
  ]);
});

test('entities of the document itself are not expanded, and bombs are refused', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body>${p('正文&b;')}</w:body></w:document>`;
  expect((await read(p('x'), { 'word/document.xml': bomb }))[0]?.text).not.toContain('哈');
  const wide = await decode(raw(wordFile(p('a'.repeat(30_000_000)))));
  expect(wide.messages.map(({ slug }) => slug)).toEqual(['too-large']);
  const deep = await decode(raw(wordFile(`${'<w:sdt>'.repeat(20_000)}${p('x')}`)));
  expect(deep.messages.map(({ slug }) => slug)).toEqual(['too-complex']);
});

test('Chinese numbers as Word writes them', () => {
  const expected = {
    1: '一',
    10: '十',
    11: '十一',
    20: '二十',
    99: '九十九',
    100: '一百',
    101: '一百零一',
    110: '一百一十',
    1010: '一千零一十',
  };
  for (const [value, text] of Object.entries(expected)) expect(chineseNumber(Number(value))).toBe(text);
  expect(
    ['ideographTraditional', 'upperRoman', 'lowerLetter', 'decimalEnclosedCircle', 'bullet'].map((format) =>
      formatNumber(format, 4),
    ),
  ).toEqual(['丁', 'IV', 'd', '④', null]);
});
