/** Workbooks: sheets as paragraphs and tables, cells as they are shown. */
import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { type SheetPart, textCell, type Workbook, xlsxFile } from '../fixtures/office.ts';
import { raw } from '../fixtures/samples.ts';

const sheet = (rows: string, more: Partial<SheetPart> = {}): SheetPart => ({ name: 'Sheet1', rows, ...more });
const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`;
/** Rows of texts, in order. */
const rowsOf = (...rows: (readonly string[])[]): string =>
  rows
    .map((cells, i) =>
      row(
        ...cells.flatMap((text, j) =>
          text === '' ? [] : [textCell(`${String.fromCharCode(65 + j)}${i + 1}`, text)],
        ),
      ),
    )
    .join('');
const read = (workbook: Workbook) => decode(raw(xlsxFile(workbook)));
const shown = async (workbook: Workbook): Promise<unknown[]> =>
  (await read(workbook)).blocks.map(({ text, table }) => table ?? text);

const title = '石门寨区2023年法治政府建设统计表';
const data = [
  ['事项', '件数'],
  ['复议', '27'],
];

describe('a sheet', () => {
  test('rows of one cell are paragraphs, the others a table', async () => {
    const rows = rowsOf([title], ['填报单位：区司法局'], ...data, [''], ['注：数字截至12月31日。']);
    expect(await shown({ sheets: [sheet(rows)] })).toEqual([
      title,
      '填报单位：区司法局',
      data,
      '注：数字截至12月31日。',
    ]);
  });

  test('a row of one cell in a table is a row of it, unless it is prose', async () => {
    const prose = '全区各执法单位按季度报送数据，'.repeat(5);
    expect(await shown({ sheets: [sheet(rowsOf(...data, ['合计'], ...data))] })).toEqual([
      [...data, ['合计', ''], ...data],
    ]);
    expect(await shown({ sheets: [sheet(rowsOf(...data, [prose], ...data))] })).toEqual([data, prose, data]);
  });

  test('a text in a column is a text', async () => {
    expect(await shown({ sheets: [sheet(rowsOf([title], ['一、做法'], ['第一行\n第二行']))] })).toEqual([
      title,
      '一、做法',
      '第一行',
      '第二行',
    ]);
  });

  test('empty columns keep no place, empty cells do', async () => {
    const rows = rowsOf(['', '事项', '', '件', '率'], ['', '复议', '', '', '3'], ['', '应诉', '', '8', '']);
    expect(await shown({ sheets: [sheet(rows)] })).toEqual([
      [
        ['事项', '件', '率'],
        ['复议', '', '3'],
        ['应诉', '8', ''],
      ],
    ]);
  });

  test('a cell over several columns, or one that is centred, is centred', async () => {
    const after = '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A3:A4"/></mergeCells>';
    const rows = `<row r="1">${textCell('A1', title)}</row><row r="2"><c r="A2" s="1" t="inlineStr"><is><t>（草案）</t></is></c></row><row r="3">${textCell('A3', '说明')}</row>`;
    const styles = '<cellXfs><xf/><xf><alignment horizontal="center"/></xf></cellXfs>';
    const { blocks } = await read({ sheets: [sheet(rows, { after })], styles });
    expect(blocks.map(({ hints }) => hints?.centred ?? false)).toEqual([true, true, false]);
  });

  test('names of several sheets are captions', async () => {
    const sheets = [
      sheet(rowsOf([title])),
      sheet(rowsOf(...data), { name: '复议' }),
      sheet('', { name: '空' }),
    ];
    expect(await shown({ sheets })).toEqual([title, '复议', data]);
    const { declared } = await read({ sheets });
    expect(declared.map(({ value }) => value)).toEqual(['Sheet1', '复议', '空']);
  });
});

test('every kind of cell', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="176"/></cellXfs>';
  const cells = [
    '<c r="A1" t="s"><v>0</v></c>',
    '<c r="B1" t="s"><v>1</v></c>',
    '<c r="C1"><v>12</v></c>',
    '<c r="D1" s="1"><v>0.955</v></c>',
    '<c r="E1" s="2"><v>44941</v></c>',
    '<c r="F1" t="str"><f>A1&amp;"区"</f><v>石门区</v></c>',
    '<c r="G1" t="b"><v>1</v></c>',
    '<c r="H1" t="e"><v>#DIV/0!</v></c>',
    '<c r="I1"><f>SUM(C1:C2)</f></c>',
  ];
  const strings = [
    '<t>石门</t>',
    '<r><t>办</t></r><r><rPr><b/></rPr><t>结</t></r><rPh sb="0" eb="1"><t>ban</t></rPh>',
  ];
  const { blocks, messages } = await read({
    sheets: [sheet(row(...cells) + row(textCell('A2', '甲'), textCell('B2', '乙')))],
    strings,
    styles,
  });
  expect(blocks[0]?.table?.[0]?.slice(0, 8)).toEqual([
    '石门',
    '办结',
    '12',
    '95.50%',
    '2023年1月',
    '石门区',
    'TRUE',
    '#DIV/0!',
  ]);
  expect(messages.map(({ slug, message }) => [slug, /\d+/.exec(message)?.[0]])).toEqual([
    ['text-missing', '1'],
  ]);
});

test('what is hidden, commented or drawn is named; boxes are read', async () => {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts = {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="a" Type="${relations}/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="b" Type="${relations}/comments" Target="../comments1.xml"/></Relationships>`,
    'xl/drawings/drawing1.xml':
      '<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>框里的</a:t></a:r><a:r><a:t>字</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic/></xdr:wsDr>',
    'xl/comments1.xml':
      '<comments><commentList><comment ref="A1"><text><t>核</t></text></comment></commentList></comments>',
  };
  const rows = `<row r="1">${textCell('A1', '甲')}${textCell('B1', '藏')}</row><row r="2" hidden="1">${textCell('A2', '藏')}</row>`;
  const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
  const { blocks, messages } = await read({
    sheets: [sheet(rows, { before }), sheet(rows, { name: '底稿', state: 'hidden' })],
    parts,
  });
  expect(blocks.map(({ text }) => text)).toEqual(['甲', '框里的字']);
  expect(
    messages.map(({ slug, message }) => [slug, /底稿|\d+/.exec(message.replace('工作表 1', ''))?.[0]]),
  ).toEqual([
    ['hidden-text', '底稿'],
    ['hidden-text', '2'],
    ['comments-not-read', '1'],
    ['pictures-not-read', '1'],
  ]);
});

test('names with another prefix are known', async () => {
  const bytes = xlsxFile({
    sheets: [sheet('')],
    parts: {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    },
  });
  expect((await decode(raw(bytes))).blocks.map(({ text }) => text)).toEqual(['甲']);
});

test.each<[string, Workbook, string]>([
  [
    'a sheet that is not there',
    { sheets: [sheet('')], parts: { 'xl/_rels/workbook.xml.rels': '<Relationships/>' } },
    'damaged-file',
  ],
  ['no cells', { sheets: [sheet('')] }, 'empty-file'],
  ['nesting without end', { sheets: [sheet('<row>'.repeat(3000))] }, 'too-complex'],
  ['a bomb', { sheets: [sheet(rowsOf(['a'.repeat(5_000_000)]))] }, 'too-large'],
])('%s: a message says why', async (_, workbook, slug) => {
  const { blocks, messages } = await read(workbook);
  expect([blocks, messages.map((one) => one.slug)]).toEqual([[], [slug]]);
});
