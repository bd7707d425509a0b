/** One machine and four, on more reports than lie in one part of the search index. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sharded } from '../sharded.ts';

const reports = Number(process.env['SCALE_SHARDED'] ?? 300);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test(`four machines build what one builds of ${reports} reports`, async () => {
  const { differences, left } = await sharded(folder, reports, 4, 3);
  expect(differences).toEqual([]);
  expect(left).toMatchObject({ ingest: 0, prepare: 0 });
});
