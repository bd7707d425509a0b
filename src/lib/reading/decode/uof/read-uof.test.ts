import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { encode, raw } from '../fixtures/samples.ts';

const spaces =
  'xmlns:uof="http://schemas.uof.org/cn/2003/uof" xmlns:字="http://schemas.uof.org/cn/2003/uof-wordproc" xmlns:表="http://schemas.uof.org/cn/2003/uof-spreadsheet" xmlns:图="http://schemas.uof.org/cn/2003/graph"';
const flat = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><uof:UOF ${spaces}>${inner}</uof:UOF>`;
const text = (body: string, more = ''): string =>
  flat(`${more}<uof:文字处理><字:主体>${body}</字:主体></uof:文字处理>`);
const run = (words: string, properties = ''): string =>
  `<字:句><字:句属性>${properties}</字:句属性><字:文本串>${words}</字:文本串></字:句>`;
const paragraph = (inner: string, properties = ''): string => `<字:段落>${properties}${inner}</字:段落>`;
const read = (xml: string) => decode(raw(encode(xml, 'utf8')));

test('paragraphs with their styles, outline and alignment', async () => {
  const styles =
    '<uof:元数据><uof:标题>某报告</uof:标题></uof:元数据><uof:式样集><uof:段落式样 字:标识符="h" 字:名称="一级" 字:类型="custom"><字:大纲级别>1</字:大纲级别></uof:段落式样></uof:式样集>';
  const { blocks, declared, format } = await read(
    text(
      paragraph(run('某县报告'), '<字:段落属性><字:对齐 字:水平对齐="center"/></字:段落属性>') +
        paragraph(run('一、做法'), '<字:段落属性 字:式样引用="h"/>') +
        paragraph(run('二、不足'), '<字:段落属性><字:大纲级别>2</字:大纲级别></字:段落属性>') +
        paragraph(
          `${run('全年')}<字:句><字:空格符 字:个数="2"/></字:句>${run('12')}${run('3', '<字:上下标 字:值="sup"/>')}${run('件。')}`,
        ),
      styles,
    ),
  );
  expect(format).toBe('uof');
  expect(declared).toContainEqual({ name: 'title', value: '某报告', line: 1 });
  expect(
    blocks.map(({ text: words, hints }) => [words, hints?.heading ?? null, hints?.centred ?? false]),
  ).toEqual([
    ['某县报告', null, true],
    ['一、做法', 1, false],
    ['二、不足', 2, false],
    ['全年  12³件。', null, false],
  ]);
});

test('numbers of lists are computed', async () => {
  const lists =
    '<uof:式样集><uof:自动编号集><字:自动编号 字:标识符="n1"><字:级别 字:级别值="1"><字:编号格式>chinese-counting</字:编号格式><字:编号格式表示>（%1）</字:编号格式表示><字:起始编号>2</字:起始编号></字:级别></字:自动编号></uof:自动编号集></uof:式样集>';
  const item = '<字:段落属性><字:自动编号信息 字:编号引用="n1" 字:编号级别="1"/></字:段落属性>';
  const { blocks } = await read(text(paragraph(run('立规'), item) + paragraph(run('备案'), item), lists));
  expect(blocks.map(({ text: words }) => words)).toEqual(['（二）立规', '（三）备案']);
});

test('tables with cells over several rows and columns', async () => {
  const cell = (words: string, properties = ''): string =>
    `<字:单元格><字:单元格属性>${properties}</字:单元格属性>${paragraph(run(words))}</字:单元格>`;
  const { blocks } = await read(
    text(
      `<字:文字表><字:行>${cell('乡镇', '<字:跨行 字:值="2"/>')}${cell('案件', '<字:跨列 字:值="2"/>')}</字:行><字:行>${cell('收')}${cell('结')}</字:行><字:行>${cell('东岗')}${cell('12')}${cell('11')}</字:行></字:文字表>`,
    ),
  );
  expect(blocks.map(({ table }) => table)).toEqual([
    [
      ['乡镇', '案件', ''],
      ['', '收', '结'],
      ['东岗', '12', '11'],
    ],
  ]);
});

test('notes, headers, boxes, and what is not read', async () => {
  const drawing = `<uof:对象集><图:图形 图:标识符="b"><图:文本内容><图:文本>${paragraph(run('框内'))}</图:文本></图:文本内容></图:图形></uof:对象集>`;
  const { blocks, messages } = await read(
    text(
      `<字:分节><字:节属性><字:页眉><字:奇数页页眉>${paragraph(run('页眉'))}</字:奇数页页眉></字:页眉></字:节属性></字:分节>` +
        paragraph(`${run('正文')}<字:句><字:脚注>${paragraph(run('脚注'))}</字:脚注></字:句>`) +
        paragraph(
          `<字:删除开始/>${run('删')}<字:删除结束/>${run('留')}${run('藏', '<字:隐藏文字 字:值="true"/>')}`,
        ) +
        paragraph(
          '<字:句><uof:锚点><uof:图形 uof:图形引用="b"/></uof:锚点></字:句><字:句><uof:锚点 uof:图形引用="p"/></字:句>',
        ),
      drawing,
    ),
  );
  expect(blocks.map(({ text: words, hints }) => [words, hints?.furniture ?? null])).toEqual([
    ['正文¹', null],
    ['留', null],
    ['框内', null],
    ['¹脚注', null],
    ['页眉', 'page-header'],
  ]);
  expect(messages.map(({ slug }) => slug)).toEqual(['tracked-changes', 'hidden-text', 'pictures-not-read']);
});

test('the edition of 2010: numbered names, several parts in a ZIP container', async () => {
  const content =
    '<字:文字处理文档_4225 xmlns:字="http://schemas.uof.org/cn/2009/wordproc"><字:段落_416B><字:段落属性_419B 式样引用_419C="s1"/><字:句_419D><字:句属性_4158><字:是否粗体_4130>true</字:是否粗体_4130></字:句属性_4158><字:文本串_415B>一、做法</字:文本串_415B></字:句_419D></字:段落_416B></字:文字处理文档_4225>';
  const styles =
    '<式样:式样集_990B xmlns:式样="x" xmlns:字="y"><式样:段落式样集_9911><式样:段落式样_9912 标识符_4100="s1" 名称_4101="标题 1" 类型_4102="auto"><字:大纲级别_417C>1</字:大纲级别_417C></式样:段落式样_9912></式样:段落式样集_9911></式样:式样集_990B>';
  const bytes = zipSync({
    'uof.xml': encode('<uof:UOF_0000 xmlns:uof="x"/>', 'utf8'),
    'content.xml': encode(content, 'utf8'),
    'styles.xml': encode(styles, 'utf8'),
  });
  const { format, blocks } = await decode(raw(bytes));
  expect([format, blocks.map(({ text: words, hints }) => [words, hints?.heading, hints?.bold])]).toEqual([
    'uof',
    [['一、做法', 1, true]],
  ]);
});

test('workbooks', async () => {
  const cell = (words: string, more = ''): string =>
    `<表:单元格${more}><表:数据 表:数据类型="text"><字:句><字:文本串>${words}</字:文本串></字:句></表:数据></表:单元格>`;
  const { blocks } = await read(
    flat(
      `<uof:电子表格><表:主体><表:工作表 表:名称="统计"><表:工作表内容><表:行 表:行号="1">${cell('案件统计', ' 表:合并列数="2"')}</表:行><表:行 表:行号="3">${cell('乡镇')}${cell('件数')}</表:行><表:行>${cell('东岗')}<表:单元格 表:列号="2"><表:数据 表:数据类型="number" 表:数据数值="12"/></表:单元格></表:行></表:工作表内容></表:工作表><表:工作表 表:名称="草稿" 表:隐藏="true"><表:行>${cell('暗')}</表:行></表:工作表></表:主体></uof:电子表格>`,
    ),
  );
  expect(blocks.map(({ text: words, table, hints }) => [table ?? words, hints?.centred ?? false])).toEqual([
    ['案件统计', true],
    [
      [
        ['乡镇', '件数'],
        ['东岗', '12'],
      ],
      false,
    ],
  ]);
});

test('a presentation is refused by name, a broken file as damaged', async () => {
  const slides = await read(flat('<uof:演示文稿><演:主体/></uof:演示文稿>'));
  expect(slides.messages.map(({ slug, message }) => [slug, message.includes('标文通')])).toEqual([
    ['unsupported-format', true],
  ]);
});
