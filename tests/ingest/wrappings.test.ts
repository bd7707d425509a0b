/**
 * One report in every format that is read, under a right name, a wrong one and none, and in every package: the same
 * title, issuer, region, period, dates, headings and figures. The table of the manual is held to what is tried here.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { raw } from '../../src/lib/reading/decode/fixtures/samples.ts';
import { runPipeline } from '../../src/lib/reading/pipeline.ts';
import { scan } from '../ocr/scan.ts';
import { scanPdf } from '../ocr/scan-pdf.ts';
import { a4, typeset } from '../ofd/typeset.ts';
import { each, expected, page, pieces, understood } from './one-report.ts';
import { documents } from './one-report-documents.ts';
import { packages } from './one-report-packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'wrappings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readAs(bytes: Uint8Array, file: string) {
  const { report, markdown, status, messages } = await runPipeline(raw(bytes, file));
  return { ...understood(report, markdown), format: report.original.format, status, messages };
}

test.each(documents.map(([format, ending, bytes], i) => ({ format, ending, bytes, i })))(
  '$i $format as .$ending, under another name and under none',
  async ({ format, ending, bytes }) => {
    const whole = bytes();
    for (const file of [`报告.${ending}`, ending === 'pdf' ? '报告.docx' : '报告.pdf', '报告']) {
      const read = await readAs(whole, file);
      expect(read, file).toMatchObject({ ...expected, format });
      expect(read.status, file).not.toBe('rejected');
    }
  },
);

const scans = ['png', 'jpeg', 'tiff', 'pdf'] as const;

/** A4 as a scanner reads it. */
function scanned(): Buffer {
  const [sheet] = typeset(pieces(), a4);
  if (!sheet) throw new Error('nothing was set');
  return scan(sheet, a4, { dpi: 200, noise: 3, quality: 90 });
}

// A page takes ten seconds of a processor, of which a busy machine has little to give.
test.each(scans)('a scan as %s says that it was recognised', { timeout: 600_000 }, async (format) => {
  const jpeg = scanned();
  const { width, height } = await sharp(jpeg).metadata();
  const files = {
    png: () => sharp(jpeg).png().toBuffer(),
    jpeg: async () => jpeg,
    tiff: () => sharp(jpeg).tiff({ compression: 'lzw' }).toBuffer(),
    pdf: async () => scanPdf([{ jpeg, width, height }]),
  };
  const read = await readAs(new Uint8Array(await files[format]()), '报告.docx');
  expect(read).toMatchObject({ ...expected, format });
  expect(read.messages.map(({ slug }) => slug)).toContain('ocr-text');
});

async function ingested(files: Readonly<Record<string, Uint8Array | string>>, path: string) {
  const root = mkdtempSync(join(folder, 'in-'));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), bytes);
  }
  const reportsDir = join(root, 'reports');
  mkdirSync(reportsDir);
  const { found } = await listInputs([join(root, path)]);
  const target = {
    reportsDir,
    rawDir: join(root, 'raw'),
    received: '2026-01-02',
    traceDir: null,
    dryRun: false,
  };
  const results = await Array.fromAsync(ingestFiles(found, target));
  return results.flatMap(({ id, metadata }) =>
    metadata ? [understood(metadata, readFileSync(join(reportsDir, `${id}.md`), 'utf8'))] : [],
  );
}

test.each(packages)('%s, under its name, another one and none', async (name, make) => {
  const bytes = await make();
  // What holds one file without a name of its own gives it that of the package.
  for (const file of [name, '报告.html', '报告'])
    expect(await ingested({ [file]: bytes }, file), file).toMatchObject([expected]);
});

/** The page without its text. */
const empty = page('utf-8').replace(/<div class="content">.*<\/div>/, '');

test('a page that is nothing but a picture of the report', { timeout: 600_000 }, async () => {
  const shown = '<div><img src="./报告_files/1.jpg" width="800" height="1100"></div></body>';
  const files = { '报告.html': empty.replace('</body>', shown), '报告_files/1.jpg': scanned() };
  expect(await ingested(files, '报告.html')).toMatchObject([expected]);
});

test('a page whose report lies in a frame, as a browser saves it with its folder', async () => {
  const frame = '<iframe src="报告_files/saved_resource.html" width="800" height="900"></iframe></body>';
  const inner = `<html><head><meta charset="utf-8"></head><body>${each((line) => `<p>${line}</p>`)}</body></html>`;
  const files = {
    '报告.html': empty.replace('</body>', frame),
    '报告_files/saved_resource.html': inner,
    '报告_files/a.css': 'p{}',
  };
  expect(await ingested(files, '报告.html')).toMatchObject([expected]);
});

/** What the manual calls the endings that are tried. */
const calledInManual: Readonly<Record<string, string>> = {
  txt: '纯文本',
  csv: 'CSV',
  md: 'Markdown',
  html: '网页',
  htm: '网页',
  xml: 'Word 的 XML',
  uot: 'UOF',
  jpeg: 'JPEG',
  tiff: 'TIFF',
  '7z': '7z',
  tgz: 'GZ',
};
const nameOf = (ending: string): string => calledInManual[ending] ?? ending.toUpperCase();
const tried = new Set([
  ...documents.map(([, ending]) => nameOf(ending)),
  ...scans.map(nameOf),
  ...packages.map(([name]) => nameOf(name.split('.').at(-1) ?? '')),
]);
const manual = readFileSync(join(import.meta.dirname, '../../content/docs/maintain.md'), 'utf8');
const rows = manual
  .slice(0, manual.indexOf('## 二'))
  .split('\n')
  .flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? [])
  .filter((cell) => cell !== '格式' && !/^-+$/.test(cell));

test('there are forty-five wrappings and more, each named in the manual', () => {
  expect(documents.length + scans.length + packages.length).toBeGreaterThanOrEqual(45);
  expect([...tried].filter((name) => !rows.some((row) => row.includes(name)))).toEqual([]);
});

test.each(rows)('what the manual calls “%s” is tried', (row) => {
  const names =
    row.match(/(?<![A-Za-z])(?:7z|[A-Z][A-Z0-9]{1,4})(?![A-Za-z])/g)?.filter((name) => name !== 'GB') ?? [];
  expect(names.filter((name) => ![...tried].some((one) => one.includes(name)))).toEqual([]);
  expect([...tried].some((one) => row.includes(one))).toBe(true);
});
