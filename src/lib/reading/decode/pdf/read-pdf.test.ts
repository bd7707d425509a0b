import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Block, BlockHints } from '../../../core/model.ts';
import { decode } from '../decode.ts';
import { fixture, raw } from '../fixtures/samples.ts';
import { withoutRadicals } from './radicals.ts';

const sentence = '法治政府建设，是全面依法治国的重点任务和主体工程，要率先取得突破。';
const paragraph = (number: number): string => `第${number}段：${sentence.repeat(8)}`;
const withoutPlaces = ({ places: _, ...others }: BlockHints = {}): BlockHints => others;
const isText = ({ hints }: Block): boolean => hints?.furniture === undefined;

test('lines become paragraphs, also over pages; running heads are furniture; a table stays a table', async () => {
  const { blocks, declared, encoding } = await decode(raw(fixture('chromium-one-column.pdf')));
  expect(encoding).toBeNull();
  expect(declared[0]).toEqual({ name: 'title', value: '某县法治政府建设报告', line: 1 });
  expect(blocks.filter(isText).map(({ text, hints }) => [text, withoutPlaces(hints)])).toEqual([
    ['某县人民政府', { page: 1, centred: true, heading: 1 }],
    ['2022年法治政府建设年度报告', { page: 1, centred: true, heading: 1 }],
    ['一、主要任务', { page: 1 }],
    [paragraph(1), { page: 1 }],
    [paragraph(2), { page: 1 }],
    [paragraph(3), { page: 1 }],
    ['项目\t任务\n建设\t12', { page: 2 }],
    ['二、重点工程', { page: 2 }],
    [paragraph(4), { page: 2 }],
    [paragraph(5), { page: 2 }],
    ['某县人民政府', { page: 3 }],
    ['2023年1月3日', { page: 3 }],
  ]);
  const running = blocks.filter((block) => !isText(block));
  expect(running).toHaveLength(6);
  expect(new Set(running.map(({ hints }) => hints?.furniture))).toEqual(new Set(['repeats-on-pages']));
});

test('each line of a paragraph keeps its place on its page', async () => {
  const { blocks } = await decode(raw(fixture('chromium-one-column.pdf')));
  const block = blocks.find(({ text }) => text === paragraph(5));
  const places = block?.hints?.places ?? [];
  // It begins on the second page and ends on the third.
  expect(new Set(places.map(({ page }) => page))).toEqual(new Set([2, 3]));
  expect(places.reduce((sum, { characters }) => sum + characters, 0)).toBe(paragraph(5).length);
  for (const { box } of places) {
    const [left, top, right, bottom] = box;
    expect(left).toBeLessThan(right);
    expect(top).toBeLessThan(bottom);
  }
  const cells = blocks.find(({ table }) => table)?.hints?.places;
  expect(cells?.map(({ characters }) => characters)).toEqual([2, 2, 2, 2]);
});

test('two columns are read one after the other, stretched lines without the stretching', async () => {
  const { blocks } = await decode(raw(fixture('chromium-two-columns.pdf')));
  expect(blocks.filter(isText).map(({ text }) => text)).toEqual([
    '2022年法治政府建设年度报告',
    ...Array.from({ length: 8 }, (_, i) => paragraph(i + 1)),
  ]);
});

/** A PDF of one page with the given content stream. */
function pdf(content: Uint8Array, filter: string): Uint8Array {
  const parts = [
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n',
    `4 0 obj<</Length ${content.length}${filter}>>stream\n`,
    content,
    '\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n',
  ];
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

test('a page without text is told from a damaged file', async () => {
  const { format, blocks, messages } = await decode(raw(pdf(Buffer.from('0 0 100 100 re f'), '')));
  expect([format, blocks, messages.map(({ slug }) => slug)]).toEqual(['pdf', [], ['no-text-layer']]);
});

test('a stream that expands without measure is refused before it is read', async () => {
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024, 0x20));
  const { messages } = await decode(raw(pdf(bomb, '/Filter/FlateDecode')));
  expect(messages.map(({ slug }) => slug)).toEqual(['too-large']);
});

test('radicals that a font names in place of characters', () => {
  expect(withoutRadicals('⼈⺠政府⻓')).toBe('人民政府长');
});
