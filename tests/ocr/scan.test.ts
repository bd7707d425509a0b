/** A few scans of known text, with the usual faults, are read whole: text, headings, tables, fields, places. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test, vi } from 'vitest';
import { rawDocument } from '../../src/lib/archive/custody/custody.ts';
import { keptPages } from '../../src/lib/archive/ingest/kept-pages.ts';
import type { Memo, Structured } from '../../src/lib/core/model.ts';
import { decode } from '../../src/lib/reading/decode/decode.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { draft, headingsOf, type Piece, table, wordsOf } from '../ofd/draft.ts';
import { a4, type Layout, typeset } from '../ofd/typeset.ts';
import { asPng, ruled, scan } from './scan.ts';
import { scanPdf } from './scan-pdf.ts';
import { accuracy } from './score.ts';

// A page takes ten seconds of a processor, of which a busy machine has little to give.
vi.setConfig({ testTimeout: 900_000 });

const slugs = ({ messages }: { messages: readonly { slug: string }[] }): string[] =>
  messages.map(({ slug }) => slug);
const textOf = (blocks: readonly { text: string }[]): string =>
  blocks
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '');

/** A short report on paper of half the size. */
const note: Piece[] = [
  { kind: 'title', text: '石屏县2023年工作报告' },
  { kind: 'paragraph', text: '全年受理行政复议申请63件，审结49件（占77.8%）。' },
  { kind: 'signature', text: '石屏县人民政府' },
];
const small: Layout = { ...a4, height: 130 };
const [noteSheet] = typeset(note, small);
if (!noteSheet) throw new Error('nothing was set');

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a crooked page with a ruled table and a stamp, and a page with a text layer, in one PDF', async () => {
  const pieces = [...draft(3, 1).slice(0, 4), table, ...draft(3, 1).slice(-2)];
  const [page] = typeset(pieces, a4);
  if (!page) throw new Error('nothing was set');
  const jpeg = scan(ruled(page, 4), a4, {
    dpi: 150,
    skew: 1.1,
    noise: 8,
    quality: 70,
    blur: 0.5,
    stamp: true,
    paper: 240,
  });
  const { width, height } = await sharp(jpeg).metadata();
  const letters = 'BT /F1 12 Tf 72 700 Td (Contact: office of the county government) Tj ET';
  const bytes = scanPdf([{ jpeg, width, height }, { content: letters }]);
  const stages = new Map<string, unknown>();
  const document = await runPipeline(rawDocument('scan.pdf', bytes), (stage, made) =>
    stages.set(stage, made),
  );
  const read = textOf(document.blocks).replace('Contact:officeofthecountygovernment', '');
  expect(accuracy(wordsOf(pieces), read), read).toBeGreaterThan(0.985);
  const { nodes } = stages.get('structure') as Structured;
  const headings = nodes.flatMap((node) =>
    node.type === 'heading' ? [(node.marker?.text ?? '') + node.text] : [],
  );
  expect(headings).toEqual(headingsOf(pieces));
  expect(document.blocks.flatMap((block) => block.table ?? [])).toEqual(table.kind === 'table' && table.rows);
  expect(document.report).toMatchObject({
    title: pieces[0]?.kind === 'title' && pieces[0].text,
    original: { format: 'pdf', recognised: true },
  });
  expect(document.report.issuer).not.toBeNull();
  expect(document.report.written).not.toBeNull();
  expect(document.sheets?.map((sheet) => sheet.recognised)).toEqual([true, false]);
  expect(document.messages.find(({ slug }) => slug === 'ocr-text')?.message).toContain('第 1 页');
  expect(slugs(document)).toContain('hidden-text');

  // Every character keeps its probability, and its place lies where it was printed.
  for (const { text, hints } of document.blocks.filter(({ hints }) => hints?.page === 1)) {
    const visible = [...text.replace(/\s/gu, '')].length;
    expect(hints?.confidence).toHaveLength(visible);
    expect(hints?.places?.reduce((sum, { characters }) => sum + characters, 0)).toBe(visible);
  }
  const title = document.blocks.find(({ text }) => text.includes('年度报告'));
  const [left = 0, top = 0, right = 0, bottom = 0] = title?.hints?.places?.[0]?.box ?? [];
  const middle = [((left + right) / 2) * a4.width, ((top + bottom) / 2) * a4.height];
  expect(middle[0]).toBeCloseTo(a4.width / 2, -1);
  expect(middle[1]).toBeCloseTo((page.lines[0]?.y ?? 0) - 2.7, -1);
});

test('a page in two columns that lay on its side', async () => {
  const layout: Layout = { ...a4, columns: 2, height: 200 };
  const pieces = draft(5, 1);
  const [page] = typeset(pieces, layout);
  if (!page) throw new Error('nothing was set');
  const png = await asPng(scan(page, layout, { dpi: 200, turns: 1, skew: -0.6, noise: 6 }));
  const document = await decode(rawDocument('scan.png', png));
  expect(document.format).toBe('png');
  const read = textOf(document.blocks);
  expect(accuracy(wordsOf(pieces), read), read).toBeGreaterThan(0.985);
  expect(document.sheets?.map(({ turns }) => turns)).toEqual([3]);
});

test('pages of a TIFF are kept, read once, and the same each time', async () => {
  const [upright, overturned] = [
    scan(noteSheet, small, { dpi: 150, noise: 5 }),
    scan(noteSheet, small, { dpi: 150, turns: 2, seed: 2, noise: 5 }),
  ];
  const tiff = await sharp([upright, overturned], { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer();
  const raw = rawDocument('scan.tiff', tiff);
  const pages: string[] = [];
  let made = 0;
  const { memo } = keptPages(folder, raw.sha256, (page) => pages.push(page));
  const counting: Memo = (name, make) =>
    memo(name, () => {
      made++;
      return make();
    });
  const first = await decode({ ...raw, memo: counting });
  expect(textOf(first.blocks)).toBe(wordsOf(note).repeat(2));
  expect([first.format, made, pages]).toEqual(['tiff', 2, ['page-1', 'page-2']]);
  const again = await decode({ ...raw, memo: counting });
  expect(made).toBe(2);
  expect(again.blocks).toEqual(first.blocks);
  // A page that is lost is read again, to the same characters.
  const [entry = ''] = readdirSync(join(folder, `scan-${first.id}`));
  rmSync(join(folder, `scan-${first.id}`, entry), { recursive: true });
  expect((await decode({ ...raw, memo: counting })).blocks).toEqual(first.blocks);
  expect(made).toBe(3);
});

test.each<[string, () => Promise<Buffer> | Buffer, string]>([
  ['an empty sheet', () => scan({ lines: [] }, small, { dpi: 75 }), 'no-text-layer'],
  ['a sign of a web page', () => scan(noteSheet, small, { dpi: 40 }), 'no-text-layer'],
  ['a picture that ends early', () => scan(noteSheet, small).subarray(0, 200), 'damaged-file'],
  [
    'a picture of 1 GB when it is decoded',
    () =>
      sharp({
        create: { width: 16_000, height: 21_000, channels: 3, background: '#fff' },
        limitInputPixels: false,
      })
        .png({ compressionLevel: 9 })
        .toBuffer(),
    'too-large',
  ],
])('refused with a reason: %s', async (_, make, slug) => {
  const document = await decode(rawDocument('scan', await make()));
  expect([document.blocks, slugs(document)]).toEqual([[], [slug]]);
});
