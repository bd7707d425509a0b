/** Word documents of one XML file are read like those in a container. */
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { flatWord, word2003 } from '../fixtures/office.ts';
import { encode, raw, wordFile } from '../fixtures/samples.ts';

const p = (content: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const r = (text: string, properties = ''): string => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

const texts = async (document: string | Uint8Array): Promise<string[]> =>
  (await decode(raw(document))).blocks.map(({ text }) => text);

test('paragraphs, styles and tables', async () => {
  const before =
    '<o:DocumentProperties><o:Title>古塘县报告</o:Title><o:Author>古塘县司法局</o:Author><o:Pages>3</o:Pages></o:DocumentProperties><w:styles><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>';
  const cell = (text: string): string => `<w:tc>${p(r(text))}</w:tc>`;
  const body = `${p(r('一、做法'), '<w:pStyle w:val="2"/>')}${p(r('全县'), '<w:jc w:val="center"/>')}<w:tbl><w:tr>${cell('事项')}${cell('件')}</w:tr><w:tr>${cell('复议')}${cell('61')}</w:tr></w:tbl>`;
  const { format, encoding, blocks, declared, messages } = await decode(raw(word2003(body, before)));
  expect([format, encoding, messages]).toEqual(['wordxml', 'utf-8', []]);
  expect(blocks.map(({ text, hints, table }) => [text, hints?.heading ?? hints?.centred ?? table])).toEqual([
    ['一、做法', 1],
    ['全县', true],
    [
      '事项\t件\n复议\t61',
      [
        ['事项', '件'],
        ['复议', '61'],
      ],
    ],
  ]);
  expect(declared.map(({ name, value }) => [name, value])).toEqual([
    ['title', '古塘县报告'],
    ['creator', '古塘县司法局'],
  ]);
});

test('numbers of lists are those that Word shows', async () => {
  const level = (depth: number, format: number, text: string): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:nfc w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const before = `<w:lists><w:listDef w:listDefId="4">${level(0, 37, '%1、')}${level(1, 0, '%2.')}</w:listDef><w:list w:ilfo="7"><w:ilst w:val="4"/></w:list></w:lists>`;
  const item = (depth: number, text: string): string =>
    p(r(text), `<w:listPr><w:ilvl w:val="${depth}"/><w:ilfo w:val="7"/><wx:t wx:val="x"/></w:listPr>`);
  expect(
    await texts(word2003(item(0, '甲') + item(1, '子') + item(1, '丑') + item(0, '乙'), before)),
  ).toEqual(['一、甲', '1.子', '2.丑', '二、乙']);
});

test('notes, changes, comments, links and pictures', async () => {
  const body = p(
    `${r('办结48件')}<w:r><w:footnote>${p(`<w:r><w:footnoteRef/></w:r>${r('含上年结转。')}`)}</w:footnote></w:r><aml:annotation aml:id="1" w:type="Word.Insertion"><aml:content>${r('，增')}</aml:content></aml:annotation><aml:annotation aml:id="2" w:type="Word.Deletion"><aml:content><w:r><w:delText>删去</w:delText></w:r></aml:content></aml:annotation><w:r><aml:annotation aml:id="3" w:type="Word.Comment"><aml:content>${p(r('请核'))}</aml:content></aml:annotation></w:r><w:hlink w:dest="http://www.example.gov.cn/">${r('网址')}</w:hlink><w:r><w:pict><w:binData w:name="wordml://1.png">AAAA</w:binData><v:shape><v:imagedata src="wordml://1.png"/></v:shape></w:pict></w:r>`,
  );
  const { blocks, messages } = await decode(raw(word2003(body)));
  expect(blocks.map(({ text }) => text)).toEqual(['办结48件¹，增网址', '¹含上年结转。']);
  expect(messages.map(({ slug }) => slug)).toEqual([
    'tracked-changes',
    'comments-not-read',
    'pictures-not-read',
    'links-kept',
  ]);
});

test('headers and footers are furniture', async () => {
  const section = `<w:sectPr><w:hdr w:type="odd">${p(r('内部资料'))}</w:hdr><w:ftr w:type="odd">${p(r('第1页'))}</w:ftr></w:sectPr>`;
  const { blocks } = await decode(raw(word2003(p(r('正文。')) + section)));
  expect(blocks.map(({ text, hints }) => [text, hints?.furniture])).toEqual([
    ['正文。', undefined],
    ['内部资料', 'page-header'],
    ['第1页', 'page-footer'],
  ]);
});

test('a DOCX in one file gives what the container gives', async () => {
  const body = p(r('一、做法'), '<w:outlineLvl w:val="0"/>') + p(r('正文。', '<w:rPr><w:b/></w:rPr>'));
  const [flat, zipped] = await Promise.all(
    [flatWord(body), wordFile(body)].map((bytes) => decode(raw(bytes))),
  );
  expect(flat?.format).toBe('wordxml');
  expect(flat?.blocks).toEqual(zipped?.blocks);
});

test('a file in UTF-16 is read', async () => {
  const text = word2003(p(r('正文。'))).replace('UTF-8', 'UTF-16');
  expect(await texts(encode(`\ufeff${text}`, 'utf-16le'))).toEqual(['正文。']);
});

test.each([
  ['without a body', word2003('').replace(/<w:body>[\s\S]*<\/w:body>/, ''), 'empty-file'],
  ['a package without a document', flatWord('').replace('/word/document.xml', '/x.xml'), 'damaged-file'],
  ['nested without end', word2003('<w:tbl><w:tr><w:tc>'.repeat(3000)), 'too-complex'],
])('%s: a message says why', async (_, text, slug) => {
  const { blocks, messages } = await decode(raw(text));
  expect([blocks, messages.map((one) => one.slug)]).toEqual([[], [slug]]);
});
