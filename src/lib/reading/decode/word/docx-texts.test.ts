/** What a Word document says beyond its plain paragraphs: marks, notes, fields, tracked changes, frames, lists. */
import * as docx from 'docx';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { raw, wordFile } from '../fixtures/samples.ts';

const read = (body: string, parts?: Record<string, string>) => decode(raw(wordFile(body, parts)));
const texts = async (body: string, parts?: Record<string, string>) =>
  (await read(body, parts)).blocks.map(({ text }) => text);
const told = async (slug: string, body: string, parts?: Record<string, string>) =>
  (await read(body, parts)).messages.find((message) => message.slug === slug)?.message ?? null;

const r = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
const raisedMark = '<w:vertAlign w:val="superscript"/>';
const end = '<w:rPr><w:del w:id="1" w:author="a" w:date="2023-01-01T00:00:00Z"/></w:rPr>';
const del = (text: string): string =>
  `<w:del w:id="2" w:author="a"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const ins = (inner: string): string => `<w:ins w:id="3" w:author="a">${inner}</w:ins>`;

test.each([
  ['by the run', p(`${r('结案63')}${r('7', raisedMark)}${r('件')}`), '结案63⁷件'],
  ['below the line', p(`${r('CO')}${r('2', '<w:vertAlign w:val="subscript"/>')}${r('排放')}`), 'CO₂排放'],
  [
    'by a style of characters',
    p(`${r('结案63')}${r('7', '<w:rStyle w:val="ref"/>')}${r('件')}`),
    '结案63⁷件',
  ],
  [
    'taken back',
    p(`${r('结案63')}${r('7', '<w:rStyle w:val="ref"/><w:vertAlign w:val="baseline"/>')}${r('件')}`),
    '结案637件',
  ],
  [
    'in a formula',
    p(
      `${r('约')}<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>${r('元')}`,
    ),
    '约10⁶元',
  ],
  [
    'a fraction',
    p(
      '<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>',
    ),
    '3/4',
  ],
])('raised and lowered marks: %s', async (_, body, expected) => {
  const styles = `<w:styles><w:style w:type="character" w:styleId="ref"><w:name w:val="footnote reference"/><w:rPr>${raisedMark}</w:rPr></w:style></w:styles>`;
  expect(await texts(body, { 'word/styles.xml': styles })).toEqual([expected]);
});

test('a note has its mark in the text and before the note', async () => {
  const body = p(
    `${r('受理91')}<w:r><w:footnoteReference w:id="5"/></w:r>${r('件，办结88')}<w:r><w:footnoteReference w:id="4"/></w:r>${r('件。')}`,
  );
  const note = (id: number, text: string): string =>
    `<w:footnote w:id="${id}">${p(`<w:r><w:footnoteRef/></w:r>${r(text)}`)}</w:footnote>`;
  const notes = `<w:footnotes><w:footnote w:type="separator" w:id="-1">${p('')}</w:footnote>${note(4, '不含撤回。')}${note(5, '含转送。')}</w:footnotes>`;
  expect(await texts(body, { 'word/footnotes.xml': notes })).toEqual([
    '受理91¹件，办结88²件。',
    '²不含撤回。',
    '¹含转送。',
  ]);
});

test('notes are numbered as the section says', async () => {
  const body = `${p(`${r('受理91')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('件')}`)}<w:sectPr><w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr></w:sectPr>`;
  expect(await texts(body)).toEqual(['受理91①件']);
});

test('notes that the docx package writes', async () => {
  const { Document, FootnoteReferenceRun, Packer, Paragraph, TextRun } = docx;
  const document = new Document({
    footnotes: { 1: { children: [new Paragraph('口径有调整。')] } },
    sections: [
      {
        children: [
          new Paragraph({
            children: [new TextRun('检查240'), new FootnoteReferenceRun(1), new TextRun('户次')],
          }),
        ],
      },
    ],
  });
  const { blocks } = await decode(raw(new Uint8Array(await Packer.toBuffer(document))));
  expect(blocks[0]?.text).toBe('检查240¹户次');
  expect(blocks.at(-1)?.text).toMatch(/^¹\s*口径有调整。$/);
});

test.each<[string, string, string[]]>([
  ['a deleted end joins two', p(r('上门送法，'), end) + p(r('就地解纷。')), ['上门送法，就地解纷。']],
  ['two deleted ends join three', p(r('甲'), end) + p(r('乙'), end) + p(r('丙')), ['甲乙丙']],
  ['the last end has nothing to join', p(r('甲'), end), ['甲']],
  [
    'a table stands between',
    `${p(r('甲'), end)}<w:tbl><w:tr><w:tc>${p(r('格'))}</w:tc></w:tr></w:tbl>${p(r('乙'))}`,
    ['甲', '格', '乙'],
  ],
  [
    'deleted and inserted words',
    p(`${r('办结')}${del('三十')}${ins(r('三十一'))}${r('件')}`),
    ['办结三十一件'],
  ],
  ['a deleted paragraph', p(del('整段删去'), end) + p(r('留下的。')), ['留下的。']],
  [
    'moved words',
    `${p(`<w:moveFrom w:id="8"><w:r><w:t>移走</w:t></w:r></w:moveFrom>${r('甲')}`)}${p(`${r('乙')}<w:moveTo w:id="9"><w:r><w:t>移来</w:t></w:r></w:moveTo>`)}`,
    ['甲', '乙移来'],
  ],
])('tracked changes are accepted: %s', async (_, body, expected) => {
  expect(await texts(body)).toEqual(expected);
});

test('a message counts tracked changes', async () => {
  const body = p(`${del('旧的说法')}${ins(r('新的'))}${del('又一处')}${r('正文')}`);
  expect(await told('tracked-changes', body)).toMatch(/插入 1 处，删除 2 处（7 字）/);
  expect(await told('tracked-changes', p(r('正文')))).toBeNull();
});

test('a row whose deletion was tracked is no row', async () => {
  const row = (a: string, b: string, properties = ''): string =>
    `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(r(a))}</w:tc><w:tc>${p(r(b))}</w:tc></w:tr>`;
  const { blocks } = await read(
    `<w:tbl>${row('类别', '件')}${row('旧行', '1', '<w:del w:id="4"/>')}${row('新行', '2')}</w:tbl>`,
  );
  expect(blocks[0]?.table).toEqual([
    ['类别', '件'],
    ['新行', '2'],
  ]);
});

const field = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

test.each<[string, string, string[]]>([
  ['only the result is shown', p(`${r('第')}${field(' PAGE ', r('3'))}${r('页')}`), ['第3页']],
  [
    'a text inside the code is none',
    p(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${r('代码')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('结果')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
    ['结果'],
  ],
  ['a field in a field', p(field(` IF ${''}`, `${r('外')}${field(' X ', r('内'))}`)), ['外内']],
  [
    'a result over paragraphs',
    `${p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('甲')}`)}${p(r('乙'))}${p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')}`,
    ['甲', '乙'],
  ],
  [
    'a code without an end hides nothing that follows',
    `${p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')}${p(r('正文'))}`,
    ['正文'],
  ],
])('fields: %s', async (_, body, expected) => {
  expect(await texts(body)).toEqual(expected);
});

test('links by relationship and by field', async () => {
  const body = `${p(`${r('依据')}<w:hyperlink r:id="rId9">${r('办法')}</w:hyperlink>${r('执行')}`)}${p(field('HYPERLINK "https://example.org/b"', r('全文')))}`;
  const rels =
    '<Relationships><Relationship Id="rId9" Target="https://example.org/a" TargetMode="External"/></Relationships>';
  const { blocks } = await read(body, { 'word/_rels/document.xml.rels': rels });
  expect(blocks.map(({ hints }) => hints?.links)).toEqual([
    [{ text: '办法', url: 'https://example.org/a' }],
    [{ text: '全文', url: 'https://example.org/b' }],
  ]);
});

const prose = '街道办事处组织网格员走访商户，逐户讲解消防和用电常识。';
const cell = (inner: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
const lineBreaks = (lines: readonly string[]): string =>
  p(lines.map((line) => r(line)).join('<w:r><w:br/></w:r>'));

test.each<[string, string]>([
  [
    'line breaks in one cell',
    `<w:tbl><w:tr>${cell(lineBreaks(['标题行', prose, '一、做法', prose]))}</w:tr></w:tbl>`,
  ],
  [
    'paragraphs in one cell',
    `<w:tbl><w:tr>${cell(['标题行', prose, '一、做法', prose].map((line) => p(r(line))).join(''))}</w:tr></w:tbl>`,
  ],
  [
    'a cell a paragraph',
    `<w:tbl>${['标题行', prose, '一、做法', prose].map((line) => `<w:tr>${cell(p(r(line)))}</w:tr>`).join('')}</w:tbl>`,
  ],
  [
    'a frame in a frame',
    `<w:tbl><w:tr>${cell(`<w:tbl><w:tr>${cell(lineBreaks(['标题行', prose, '一、做法', prose]))}</w:tr></w:tbl>`)}</w:tr></w:tbl>`,
  ],
])('a table that frames a text: %s', async (_, body) => {
  expect(await texts(body)).toEqual(['标题行', prose, '一、做法', prose]);
});

test('a frame of several cells with pages of text in one of them', async () => {
  const lines = Array.from({ length: 20 }, (_, i) => `${i}${prose}`);
  const body = `<w:tbl><w:tr>${cell(p(r('左')))}${cell(lineBreaks(lines))}</w:tr><w:tr>${cell(p(r('下')))}${cell(p(r('末')))}</w:tr></w:tbl>`;
  expect(await texts(body)).toEqual(['左', ...lines, '下', '末']);
});

test.each<[string, string, string[][]]>([
  [
    'a head over its columns',
    `<w:tbl><w:tr>${cell(p(r('窗口评价')), '<w:gridSpan w:val="3"/>')}</w:tr><w:tr>${['好', '中', '差'].map((t) => cell(p(r(t)))).join('')}</w:tr></w:tbl>`,
    [
      ['窗口评价', '', ''],
      ['好', '中', '差'],
    ],
  ],
  [
    'a cell over two rows',
    `<w:tbl><w:tr>${cell(p(r('应诉')), '<w:vMerge w:val="restart"/>')}${cell(p(r('胜诉9')))}</w:tr><w:tr>${cell(p(''), '<w:vMerge/>')}${cell(p(r('败诉1')))}</w:tr></w:tbl>`,
    [
      ['应诉', '胜诉9'],
      ['', '败诉1'],
    ],
  ],
])('small tables: %s', async (_, body, expected) => {
  expect((await read(body)).blocks[0]?.table).toEqual(expected);
});

const list = (abstract: string, more = ''): Record<string, string> => ({
  'word/numbering.xml': `<w:numbering>${abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/>${more}</w:num></w:numbering>`,
});
const lvl = (depth: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const item = (text: string, depth = 0): string =>
  p(r(text), `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`);

test.each<[string, Record<string, string>, string, string[]]>([
  [
    'levels of the list’s own',
    list(
      `<w:abstractNum w:abstractNumId="0">${lvl(0, 'decimal', '%1.')}</w:abstractNum>`,
      `<w:lvlOverride w:ilvl="0">${lvl(0, 'chineseCounting', '第%1条')}</w:lvlOverride>`,
    ),
    item('总则') + item('职责'),
    ['第一条 总则', '第二条 职责'],
  ],
  [
    'a definition by the name of a style',
    list(
      `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>${lvl(0, 'decimal', '（%1）')}</w:abstractNum>`,
    ),
    item('甲') + item('乙'),
    ['（1）甲', '（2）乙'],
  ],
  [
    'an unusual format is still a number',
    list(`<w:abstractNum w:abstractNumId="0">${lvl(0, 'ordinalText', '%1、')}</w:abstractNum>`),
    item('甲') + item('乙'),
    ['1、甲', '2、乙'],
  ],
  [
    'bullets have none',
    list(`<w:abstractNum w:abstractNumId="0">${lvl(0, 'bullet', '●')}</w:abstractNum>`),
    item('甲'),
    ['甲'],
  ],
  [
    'a number of its own is not doubled',
    list(`<w:abstractNum w:abstractNumId="0">${lvl(0, 'decimal', '%1.')}</w:abstractNum>`),
    item('1. 甲'),
    ['1. 甲'],
  ],
])('lists: %s', async (_, parts, body, expected) => {
  expect(await texts(body, parts)).toEqual(expected);
});

test('a level that a paragraph style stands for', async () => {
  const parts = {
    ...list(
      `<w:abstractNum w:abstractNumId="0">${lvl(0, 'chineseCounting', '%1、')}${lvl(1, 'decimal', '%2.', '<w:pStyle w:val="b"/>')}</w:abstractNum>`,
    ),
    'word/styles.xml':
      '<w:styles><w:style w:type="paragraph" w:styleId="b"><w:name w:val="二级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
  };
  expect(await texts(item('甲') + p(r('乙'), '<w:pStyle w:val="b"/>'), parts)).toEqual(['一、甲', '1.乙']);
});

const picture =
  '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="走势图"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId4"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';

test.each<[string, RegExp, string, Record<string, string>]>([
  [
    'pictures-not-read',
    /1 个.*走势图（media\/image1\.png）/,
    p(picture),
    {
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="rId4" Target="media/image1.png"/></Relationships>',
    },
  ],
  [
    'attachments-not-read',
    /1 个.*Excel\.Sheet\.12/,
    p('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'),
    {},
  ],
  [
    'comments-not-read',
    /批注 1 条（4 字）/,
    p(r('正文')),
    {
      'word/comments.xml': `<w:comments><w:comment w:id="0">${p(r('请再核对'.slice(0, 4)))}</w:comment></w:comments>`,
    },
  ],
  ['hidden-text', /3 字/, p(`${r('正文')}${r('看不见', '<w:vanish/>')}`), {}],
  ['symbols-not-read', /1 个/, p(`${r('正文')}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`), {}],
  ['text-missing', /1 个/, `${p(r('正文'))}<w:altChunk r:id="rId7"/>`, {}],
])('what is not read is named: %s', async (slug, expected, body, parts) => {
  expect(await told(slug, p(r('前文')) + body, parts)).toMatch(expected);
});
