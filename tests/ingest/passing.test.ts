/** What a reading failed of that tells of the run and not of the document is never remembered. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rawDocument, takeCustody } from '../../src/lib/archive/custody/custody.ts';
import { ingestChanged } from '../../src/lib/archive/ingest/changed.ts';
import { archiveFolders } from '../../src/lib/archive/ingest/folders.ts';
import { outOfResources } from '../../src/lib/reading/decode/isolate.ts';
import { refused } from '../../src/lib/reading/decode/reading.ts';

/** Slug of the refusal that the readers in threads of their own give; null reads. */
let trouble: string | null = null;
vi.mock('../../src/lib/reading/decode/isolate.ts', async (original) => {
  const own = await original<typeof import('../../src/lib/reading/decode/isolate.ts')>();
  const readIsolated: typeof own.readIsolated = (kind, job) =>
    trouble === null
      ? own.readIsolated(kind, job)
      : Promise.resolve(refused('pdf', trouble, '此次没有读完。'));
  return { ...own, readIsolated };
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'passing-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const fixture = join(import.meta.dirname, '../../src/lib/reading/decode/fixtures/chromium-one-column.pdf');

async function ingest() {
  const [settled] = await Array.fromAsync(
    ingestChanged({ folders: archiveFolders(root), cacheDir: join(root, '.cache'), jobs: 1 }),
  );
  return {
    slugs: settled?.messages.map(({ slug }) => slug),
    status: settled?.status,
    cached: settled?.unchanged != null,
  };
}

test.each([
  [outOfResources, false],
  ['damaged-file', true],
])('%s: remembered %s', async (slug, remembered) => {
  await takeCustody(
    archiveFolders(root).rawDir,
    rawDocument('报告.pdf', readFileSync(fixture)),
    '2026-01-02',
  );
  trouble = slug;
  expect(await ingest()).toMatchObject({ slugs: [slug], status: 'rejected', cached: false });
  expect(await ingest()).toMatchObject({ slugs: [slug], status: 'rejected', cached: remembered });
  trouble = null;
  expect((await ingest()).status === 'rejected').toBe(remembered);
});
