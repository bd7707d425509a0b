/** OpenDocument: what a program shows of a text or a spreadsheet is in the blocks, the rest is named. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Decoded } from '../../../core/model.ts';
import { decode } from '../decode.ts';
import { flatOdf, type Odf, odfFile } from '../fixtures/office.ts';
import { raw } from '../fixtures/samples.ts';

const text = (content: string, more: Partial<Odf> = {}): Odf => ({
  body: `<office:text>${content}</office:text>`,
  ...more,
});
const read = (content: string, more: Partial<Odf> = {}): Promise<Decoded> =>
  decode(raw(odfFile(text(content, more))));
const texts = async (content: string, more: Partial<Odf> = {}): Promise<string[]> =>
  (await read(content, more)).blocks.map((block) => block.text);
const style = (name: string, properties: string, more = ''): string =>
  `<style:style style:name="${name}" style:family="paragraph" ${more}>${properties}</style:style>`;

test('a text is the same in a container and as one file', async () => {
  const document = text(
    '<text:h text:outline-level="1">一、总体情况</text:h><text:p>全县办结信访事项214件。</text:p>',
    { meta: '<dc:title>沙坪县报告</dc:title><meta:initial-creator>沙坪县司法局</meta:initial-creator>' },
  );
  const [zipped, flat] = await Promise.all(
    [odfFile(document), flatOdf(document)].map((bytes) => decode(raw(bytes))),
  );
  expect([zipped?.format, flat?.format, flat?.encoding]).toEqual(['odt', 'fodt', 'utf-8']);
  expect(flat?.blocks).toEqual(zipped?.blocks);
  expect(flat?.declared).toEqual(zipped?.declared);
  expect(zipped?.blocks.map(({ text: own, hints }) => [own, hints?.heading])).toEqual([
    ['一、总体情况', 1],
    ['全县办结信访事项214件。', undefined],
  ]);
  expect(zipped?.declared.map(({ name, value }) => [name, value])).toEqual([
    ['title', '沙坪县报告'],
    ['creator', '沙坪县司法局'],
  ]);
});

describe('the text of a paragraph', () => {
  test.each([
    [
      'mixed content in its order',
      '甲<text:span>乙</text:span>丙<text:a xlink:href="http://x.cn/">丁</text:a>戊',
      ['甲乙丙丁戊'],
    ],
    [
      'spaces, tabs, line ends',
      '甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁',
      ['甲  乙\t丙', '丁'],
    ],
    ['a line break of the markup next to a Chinese character', '甲\n   <text:span>乙</text:span>', ['甲乙']],
    ['white space of the markup between Latin words', 'one\n  two', ['one two']],
    ['fields as they are shown', '第<text:page-number>3</text:page-number>页', ['第3页']],
    ['a bookmark', '甲<text:bookmark-start text:name="x"/>乙<text:bookmark-end text:name="x"/>', ['甲乙']],
    [
      'the base of a ruby',
      '<text:ruby><text:ruby-base>沙</text:ruby-base><text:ruby-text>shā</text:ruby-text></text:ruby>坪',
      ['沙坪'],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await texts(`<text:p>${content}</text:p>`)).toEqual(expected);
  });

  test('a raised number is no digit', async () => {
    const automatic =
      '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>';
    expect(
      await texts('<text:p>12<text:span text:style-name="T1">1</text:span>件</text:p>', { automatic }),
    ).toEqual(['12¹件']);
  });

  test('notes follow the text with their marks', async () => {
    const note = (mark: string, own: string): string =>
      `<text:note text:note-class="footnote"><text:note-citation>${mark}</text:note-citation><text:note-body><text:p>${own}</text:p></text:note-body></text:note>`;
    expect(await texts(`<text:p>受理31件${note('1', '不含转办。')}。</text:p><text:p>完。</text:p>`)).toEqual(
      ['受理31件¹。', '完。', '¹不含转办。'],
    );
  });

  test('styles pass on what they say', async () => {
    const styles = `${style('Heading_20_2', '', 'style:display-name="Heading 2" style:default-outline-level="2"')}${style('Base', '<style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/>')}`;
    const automatic = `${style('P1', '', 'style:parent-style-name="Base"')}${style('P2', '', 'style:parent-style-name="Heading_20_2"')}`;
    const { blocks } = await read(
      '<text:p text:style-name="P1">题</text:p><text:p text:style-name="P2">一、甲</text:p>',
      { styles, automatic },
    );
    expect(blocks.map(({ hints }) => hints)).toEqual([
      { centred: true, bold: true, element: 'p.Base' },
      { heading: 2, element: 'p.Heading 2' },
    ]);
  });
});

describe('numbers', () => {
  const level = (depth: number, format: string, prefix: string, suffix: string, more = ''): string =>
    `<text:list-level-style-number text:level="${depth}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}" ${more}/>`;
  const automatic = `<text:list-style style:name="L">${level(1, '一, 二, 三, ...', '', '、')}${level(2, '1', '（', '）')}${level(3, '1', '', '', 'text:display-levels="2"')}</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>`;
  const list = (items: string, more = ''): string =>
    `<text:list text:style-name="L" ${more}>${items}</text:list>`;
  const item = (content: string, more = ''): string => `<text:list-item ${more}>${content}</text:list-item>`;
  const p = (own: string): string => `<text:p>${own}</text:p>`;

  test.each([
    ['of a list', list(item(p('甲') + p('续')) + item(p('乙'))), ['一、甲', '续', '二、乙']],
    [
      'of levels',
      list(
        item(`${p('甲')}<text:list>${item(p('子')) + item(p('丑'))}</text:list>`) +
          item(`${p('乙')}<text:list>${item(p('寅'))}</text:list>`),
      ),
      ['一、甲', '（1）子', '（2）丑', '二、乙', '（1）寅'],
    ],
    [
      'of a list that goes on',
      `${list(item(p('甲')))}${p('间')}${list(item(p('乙')), 'text:continue-numbering="true"')}${list(item(p('丙')))}`,
      ['一、甲', '间', '二、乙', '一、丙'],
    ],
    [
      'of a list that goes on with another',
      `${list(item(p('甲')), 'xml:id="a"')}${list(item(p('乙')))}${list(item(p('丙')), 'text:continue-list="a"')}`,
      ['一、甲', '一、乙', '二、丙'],
    ],
    [
      'that start elsewhere',
      list(item(p('甲'), 'text:start-value="5"') + item(p('乙'))),
      ['五、甲', '六、乙'],
    ],
    [
      'none of a header of a list',
      list(`<text:list-header>${p('头')}</text:list-header>${item(p('甲'))}`),
      ['头', '一、甲'],
    ],
    ['none of bullets', `<text:list text:style-name="B">${item(p('甲'))}</text:list>`, ['甲']],
    ['that the author wrote as well', list(item(p('一、甲'))), ['一、甲']],
    ['none of an empty paragraph', list(item(p('')) + item(p('甲'))), ['一、甲']],
    [
      'that the writer put in',
      `<text:h text:outline-level="1"><text:number>第一章</text:number>总则</text:h>`,
      ['第一章 总则'],
    ],
  ])('%s', async (_, content, expected) => {
    expect(await texts(content, { automatic })).toEqual(expected);
  });

  test('of headings by the outline of the document', async () => {
    const outline = (depth: number, more: string): string =>
      `<text:outline-level-style text:level="${depth}" ${more}/>`;
    const styles = `<text:outline-style style:name="Outline">${outline(1, 'style:num-format="一, 二, 三, ..." loext:num-list-format="第%1%部分"')}${outline(2, 'style:num-format="1" text:display-levels="1" style:num-suffix="."')}</text:outline-style>`;
    const h = (depth: number, own: string): string => `<text:h text:outline-level="${depth}">${own}</text:h>`;
    expect(
      await texts(h(1, '做法') + h(2, '制度') + h(2, '监督') + h(1, '问题') + h(2, '队伍'), { styles }),
    ).toEqual(['第一部分 做法', '1.制度', '2.监督', '第二部分 问题', '1.队伍']);
  });
});

describe('what is around the text', () => {
  test('tables keep their cells, spans leave empty ones', async () => {
    const cell = (own: string, more = ''): string =>
      `<table:table-cell ${more}><text:p>${own}</text:p></table:table-cell>`;
    const rows = [
      `<table:table-header-rows><table:table-row>${cell('事项', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell('件')}</table:table-row></table:table-header-rows>`,
      `<table:table-row>${cell('复议')}${cell('受理')}${cell('52')}</table:table-row>`,
      `<table:table-row>${cell('0', 'table:number-columns-repeated="3"')}</table:table-row>`,
    ];
    const { blocks } = await read(`<table:table><table:table-column/>${rows.join('')}</table:table>`);
    expect(blocks.map(({ table }) => table)).toEqual([
      [
        ['事项', '', '件'],
        ['复议', '受理', '52'],
        ['0', '0', '0'],
      ],
    ]);
  });

  test('text boxes and shapes follow their paragraph', async () => {
    const box =
      '<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame><draw:custom-shape><text:p>形内</text:p></draw:custom-shape>';
    expect(await texts(`<text:p>前${box}</text:p>${box}<text:p>后</text:p>`)).toEqual([
      '前',
      '框内',
      '形内',
      '框内',
      '形内',
      '后',
    ]);
  });

  test('headers and footers are furniture', async () => {
    const masters =
      '<style:master-page style:name="Standard"><style:header><text:p>页眉</text:p></style:header><style:footer-left><text:p>页脚</text:p></style:footer-left></style:master-page>';
    const { blocks } = await read('<text:p>正文。</text:p>', { masters });
    expect(blocks.map(({ text: own, hints }) => [own, hints?.furniture])).toEqual([
      ['正文。', undefined],
      ['页眉', 'page-header'],
      ['页脚', 'page-footer'],
    ]);
  });

  test('what is not read is named', async () => {
    const automatic =
      '<style:style style:name="T9" style:family="text"><style:text-properties text:display="none"/></style:style>';
    const changes =
      '<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>王</dc:creator></office:change-info><text:p>删去四字</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    const { blocks, messages } = await read(
      `${changes}<text:p>正文<office:annotation><dc:creator>王</dc:creator><text:p>批注</text:p></office:annotation><text:span text:style-name="T9">藏着</text:span><draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>`,
      { automatic },
    );
    expect(blocks.map((block) => block.text)).toEqual(['正文']);
    expect(Object.fromEntries(messages.map(({ slug, message }) => [slug, /\d+/.exec(message)?.[0]]))).toEqual(
      {
        'tracked-changes': '0',
        'comments-not-read': '1',
        'hidden-text': '2',
        'pictures-not-read': '1',
        'attachments-not-read': '1',
      },
    );
    expect(messages.find(({ slug }) => slug === 'tracked-changes')?.message).toContain('4 字');
  });
});

test('a spreadsheet gives its sheets as they are shown', async () => {
  const cell = (own: string, more = ''): string =>
    `<table:table-cell ${more}><text:p>${own}</text:p></table:table-cell>`;
  const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`;
  const automatic =
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const body = `<office:spreadsheet><table:table table:name="Sheet1">${row(cell('沙坪县2022年法治政府建设统计表', 'table:number-columns-spanned="3"'), '<table:covered-table-cell table:number-columns-repeated="2"/>')}${row(cell('事项'), cell('件数'), cell('比率'))}${row(cell('复议'), cell('52', 'office:value="52"'), cell('95.5%', 'office:value="0.955"'))}<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="底稿" table:style-name="ta2">${row(cell('不算'))}</table:table></office:spreadsheet>`;
  const { format, blocks, messages, declared } = await decode(
    raw(odfFile({ body, automatic }, 'spreadsheet')),
  );
  expect(format).toBe('ods');
  expect(blocks.map(({ text: own, hints }) => [own, hints?.centred])).toEqual([
    ['沙坪县2022年法治政府建设统计表', true],
    ['事项\t件数\t比率\n复议\t52\t95.5%', undefined],
  ]);
  expect(messages.map(({ slug, message }) => [slug, message.includes('底稿')])).toEqual([
    ['hidden-text', true],
  ]);
  expect(declared.map(({ name, value }) => [name, value])).toEqual([['sheet', 'Sheet1']]);
});

describe('what cannot be read says why', () => {
  const odt = (parts: Record<string, string>): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({ mimetype: 'application/vnd.oasis.opendocument.text', ...parts }).map(
          ([name, own]) => [name, strToU8(own)],
        ),
      ),
    );
  test.each<[string, Uint8Array | string, string]>([
    ['no content', odt({}), 'damaged-file'],
    [
      'encryption',
      odt({ 'META-INF/manifest.xml': '<manifest:encryption-data/>', 'content.xml': 'x' }),
      'encrypted',
    ],
    ['a drawing', flatOdf({ body: '<office:drawing/>' }), 'unsupported-format'],
    ['a document without text', flatOdf(text('<text:p/>')), 'empty-file'],
    [
      'nesting without end',
      odt({ 'content.xml': `<office:document-content>${'<text:section>'.repeat(5000)}` }),
      'too-complex',
    ],
  ])('%s', async (_, bytes, slug) => {
    const { blocks, messages } = await decode(raw(bytes));
    expect([blocks, messages.map((one) => one.slug)]).toEqual([[], [slug]]);
  });

  test('the end of a file that was cut off', async () => {
    const { blocks, messages } = await decode(
      raw(flatOdf(text(`<text:p>${'正文。'.repeat(30)}</text:p>`)).slice(0, -60)),
    );
    expect([blocks.length, messages.map(({ slug }) => slug)]).toEqual([1, ['truncated']]);
  });
});
