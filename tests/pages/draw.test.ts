/** The pictures of pages: words lie in their boxes, the same bytes give the same picture, hostile files harm nothing. */
import { crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { rawDocument } from '../../src/lib/archive/custody/custody.ts';
import type { PageSheet } from '../../src/lib/core/model.ts';
import { nodeText, visible } from '../../src/lib/core/node-text.ts';
import { type PagePlace, pictureSize, placesOfNodes, placesWithin } from '../../src/lib/core/page-places.ts';
import type { SheetJob } from '../../src/lib/reading/decode/draw/sheet-job.ts';
import { readIsolated } from '../../src/lib/reading/decode/isolate.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { scanPdf } from '../ocr/scan-pdf.ts';
import { writeOfd } from '../ofd/package.ts';
import { a4, typeset } from '../ofd/typeset.ts';
import { figureWords, originals } from './originals.ts';

// A page of a scan takes ten seconds of a processor, of which a busy machine has little to give.
vi.setConfig({ testTimeout: 600_000 });

const all = originals();
const kinds: Readonly<Record<string, SheetJob['of']>> = { pdf: 'pdf', ofd: 'ofd', jpg: 'picture' };

/** Places of the words of the figure, and the pages. */
async function figureOf(file: string, bytes: Uint8Array) {
  const document = await runPipeline(rawDocument(file, bytes));
  const { nodes, sheets = [] } = document;
  const places = placesOfNodes(nodes);
  const found = nodes.flatMap((node, i): PagePlace[] => {
    const text = visible(nodeText(node));
    const at = text.join('').indexOf(figureWords);
    return at === -1 ? [] : placesWithin(places[i] ?? [], text, at, at + figureWords.length);
  });
  return { found, sheets };
}

const draw = (of: SheetJob['of'], bytes: Uint8Array, sheet: PageSheet) =>
  readIsolated('sheet', { bytes: new Uint8Array(bytes), of, sheet });

async function drawn(of: SheetJob['of'], bytes: Uint8Array, sheet: PageSheet): Promise<Uint8Array> {
  const made = await draw(of, bytes, sheet);
  if (!('webp' in made)) throw new Error(made.messages.map(({ message }) => message).join());
  return made.webp;
}

/** Mean brightness of a part of a picture, edges in parts of ten thousand. */
async function brightness(webp: Uint8Array, [left, top, right, bottom]: readonly number[]): Promise<number> {
  const { width, height } = await sharp(webp).metadata();
  const at = (edge: number, length: number): number => Math.round((edge * length) / 10_000);
  const [x, y] = [at(left ?? 0, width), at(top ?? 0, height)];
  const area = { left: x, top: y, width: at(right ?? 0, width) - x, height: at(bottom ?? 0, height) - y };
  const part = await sharp(webp).extract(area).greyscale().raw().toBuffer();
  return part.reduce((sum, value) => sum + value, 0) / part.length;
}

test.for(all)('the words of a figure lie in their box: $file', async (original) => {
  const { file, bytes, page, left, right, base } = original;
  const { found, sheets } = await figureOf(file, bytes);
  expect(found).toHaveLength(1);
  const [on, x0 = 0, y0 = 0, x1 = 0, y1 = 0] = found[0] ?? [];
  expect(on).toBe(page);
  expect(Math.abs(x0 / 10_000 - left)).toBeLessThan(0.02);
  expect(Math.abs(x1 / 10_000 - right)).toBeLessThan(0.02);
  expect([y0 < base * 10_000, y1 > base * 10_000]).toEqual([true, true]);
  const sheet = sheets.find((one) => one.page === page);
  if (!sheet) throw new Error('no page');
  const of = kinds[file.split('.')[1] ?? ''] ?? 'pdf';
  const webp = await drawn(of, bytes, sheet);
  expect(webp.length).toBeLessThanOrEqual(80 * 1024);
  const size = await sharp(webp).metadata();
  expect([size.width, size.height]).toEqual(pictureSize(sheet));
  // Ink in the box, paper right above it.
  const paper = await brightness(webp, [x0, y0 - (y1 - y0) / 4, x1, y0 - 20]);
  expect(await brightness(webp, [x0, y0, x1, y1])).toBeLessThan(paper - 20);
  expect(Buffer.compare(webp, await drawn(of, bytes, sheet))).toBe(0);
});

const sheet = (more: Partial<PageSheet> = {}): PageSheet => ({
  page: 1,
  width: 595,
  height: 842,
  turns: 0,
  angle: 0,
  recognised: false,
  ...more,
});

/** An OFD of one page with the given markup as its content. */
function ofdOf(content: string, files: Record<string, Uint8Array> = {}): Uint8Array {
  const xml = (name: string, inside: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0"?><ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016">${inside}</ofd:${name}>`,
    );
  return zipSync({
    'OFD.xml': xml('OFD', '<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>'),
    'Doc_0/Document.xml': xml(
      'Document',
      '<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages>',
    ),
    'Doc_0/Res.xml': xml(
      'Res',
      '<ofd:MultiMedias><ofd:MultiMedia ID="9" Type="Image"><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>',
    ),
    'Doc_0/P.xml': xml('Page', `<ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content>`),
    ...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`Doc_0/${name}`, bytes])),
  });
}

const image = '<ofd:ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="9"/>';

test('a picture and a path of an OFD are drawn', async () => {
  const red = { create: { width: 20, height: 20, channels: 3 as const, background: '#c00000' } };
  const png = await sharp(red).png().toBuffer();
  const small = image.replaceAll('210', '105');
  const path =
    '<ofd:PathObject Boundary="110 10 90 100" Fill="true"><ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L 90 0 L 90 100 L 0 100 C</ofd:AbbreviatedData></ofd:PathObject>';
  const webp = await drawn('ofd', ofdOf(small + path, { 'p.png': png }), sheet());
  expect(await brightness(webp, [500, 500, 4500, 9500])).toBeLessThan(120);
  expect(await brightness(webp, [5500, 600, 9000, 3000])).toBeLessThan(20);
  expect(await brightness(webp, [5500, 5000, 9000, 9000])).toBeGreaterThan(250);
});

/** A PNG that promises 256 million dots. */
async function bomb(): Promise<Uint8Array> {
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c00000' } })
    .png()
    .toBuffer();
  // Width and height stand at the head of the first chunk, whose checksum follows its thirteen bytes.
  for (const at of [16, 20]) png.writeUInt32BE(16_000, at);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** They differ, or the part would be refused for what it is packed to. */
const manySteps = (): string =>
  Array.from({ length: 500_000 }, (_, i) => `L ${(i * 7919) % 1009} ${(i * 104_729) % 997}`).join(' ');

const path = (data: string): string =>
  `<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;

test.for<[string, SheetJob['of'], () => Uint8Array | Promise<Uint8Array>, Partial<PageSheet>]>([
  ['a PDF that breaks off', 'pdf', () => (all[0]?.bytes ?? new Uint8Array()).subarray(0, 900), {}],
  ['a page that is not there', 'pdf', () => all[0]?.bytes ?? new Uint8Array(), { page: 99 }],
  ['no PDF at all', 'pdf', () => strToU8('%PDF-1.4 nothing'), {}],
  [
    'a PDF that draws without end',
    'pdf',
    () => scanPdf([{ content: '0 0 1 1 re f '.repeat(4_000_000) }]),
    {},
  ],
  ['a broken picture', 'picture', () => strToU8('not a picture'), {}],
  [
    'an OFD without the page',
    'ofd',
    () => writeOfd([{ pages: typeset([], a4), width: 210, height: 297 }]),
    { page: 7 },
  ],
])('%s is refused with a reason', async ([, of, bytes, more]) => {
  const made = await draw(of, await bytes(), sheet(more));
  expect('webp' in made ? 'drawn' : made.messages.map(({ severity }) => severity)).toEqual(['error']);
});

test.for<[string, () => Uint8Array | Promise<Uint8Array>]>([
  ['a picture of 256 million dots', async () => ofdOf(image, { 'p.png': await bomb() })],
  ['a picture that is not there', () => ofdOf(image)],
  ['a path of half a million steps', () => ofdOf(path(manySteps()))],
  ['a path without bounds', () => ofdOf(path('M 1e300 -1e300 L 1e308 1e308'))],
  [
    'letters as large as a house',
    () => ofdOf('<ofd:TextObject Size="1e9"><ofd:TextCode X="0" Y="0">大</ofd:TextCode></ofd:TextObject>'),
  ],
])('%s leaves a picture of the page', async ([, bytes]) => {
  const before = process.memoryUsage.rss();
  expect((await drawn('ofd', await bytes(), sheet())).length).toBeLessThanOrEqual(80 * 1024);
  expect(process.memoryUsage.rss() - before).toBeLessThan(1_500_000_000);
});

test('a page of no sensible size is a few dots', async () => {
  const webp = await drawn('ofd', ofdOf(''), sheet({ width: 1e9, height: 1e-3 }));
  expect((await sharp(webp).metadata()).height).toBe(1);
});
