import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rawDocument } from '../../../src/lib/archive/custody/custody.ts';
import { ingestChanged } from '../../../src/lib/archive/ingest/changed.ts';
import { archiveFolders } from '../../../src/lib/archive/ingest/folders.ts';
import { parseReport } from '../../../src/lib/core/markdown/parse.ts';
import { reportSchema } from '../../../src/lib/core/schema.ts';
import { runPipeline } from '../../../src/lib/reading/pipeline.ts';
import { madeUpReports, writeArchive } from './made-up-archive.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('ingest makes of a made-up page just the Markdown that comes with it', async () => {
  for (const { file, bytes, markdown } of madeUpReports(70, 110, 5)) {
    const rendered = await runPipeline(rawDocument(file, bytes));
    expect(rendered.markdown).toBe(markdown);
  }
});

test('the reports are spread over provinces, years, kinds and lengths', () => {
  const provinces = new Set<string>();
  const years = new Set<string>();
  const kinds = new Map<string, number>();
  const occasions = new Map<string, number>();
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0];
  for (const { bytes, markdown } of madeUpReports(0, 600, 1)) {
    // Metadata alone: to read all texts would take long.
    const report = reportSchema.parse(parse(markdown.split('---\n')[1] ?? ''));
    provinces.add(report.region?.path[0] ?? '');
    years.add(report.period?.start.slice(0, 4) ?? '');
    kinds.set(report.kind, (kinds.get(report.kind) ?? 0) + 1);
    occasions.set(report.title, (occasions.get(report.title) ?? 0) + 1);
    shortest = Math.min(shortest, bytes.length);
    longest = Math.max(longest, bytes.length);
    expect(markdown.match(/^## /gm)).toHaveLength(4);
  }
  expect(provinces.size).toBe(31);
  expect(years.size).toBe(15);
  expect([...kinds.keys()].sort()).toEqual([
    'annual-report',
    'half-year-report',
    'quarterly-report',
    'survey-report',
  ]);
  expect(shortest).toBeGreaterThan(4_000);
  expect(longest).toBeLessThan(25_000);
  // Only what stands on two pages comes twice.
  expect([...occasions.values()].filter((count) => count > 1)).toHaveLength(6);
});

test('every fortieth report copies the one before it, with other names', () => {
  const [first, second] = [...madeUpReports(38, 40, 1)].map(({ markdown }) => parseReport(markdown));
  const passages = ({ sections }: NonNullable<typeof first>) =>
    sections.flatMap((section) => section.passages.map(({ text }) => text.replace(/\d+/g, '')));
  if (!first || !second) throw new Error('no reports');
  expect(second.report.region?.code).not.toBe(first.report.region?.code);
  const known = new Set(passages(first));
  const shared = passages(second).filter((text) => known.has(text)).length;
  expect(shared / known.size).toBeGreaterThan(0.5);
});

test('a known archive leaves ingest nothing to do, another one everything', async () => {
  const cached = async (root: string) => {
    const options = { folders: archiveFolders(root), cacheDir: join(root, '.cache'), jobs: 1 };
    const settled = await Array.fromAsync(ingestChanged(options));
    return settled.map((one) => one.unchanged !== null);
  };
  const [known, fresh] = [join(folder, 'known'), join(folder, 'fresh')];
  writeArchive(madeUpReports(0, 3, 1), known, { known: true });
  writeArchive(madeUpReports(0, 3, 1), fresh);
  expect(await cached(known)).toEqual([true, true, true]);
  expect(await cached(fresh)).toEqual([false, false, false]);
  for (const { id, markdown } of madeUpReports(0, 3, 1)) {
    for (const root of [known, fresh]) {
      expect(await readFile(join(archiveFolders(root).reportsDir, `${id}.md`), 'utf8')).toBe(markdown);
    }
  }
});
