/** A few reports and changes; `npm run test:scale` has many. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incremental } from './incremental.ts';
import { sharded } from './sharded.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const steps = [
  'add a report',
  'correct a region',
  'change a word of a vocabulary',
  'withdraw a report with a note',
  'edit the Markdown by hand',
];

test('five changes give what a build from nothing gives', { timeout: 900_000 }, async () => {
  const seen: string[] = [];
  for await (const { change, differences } of incremental({
    dir: join(folder, 'few'),
    reports: 12,
    steps,
    seed: 7,
  })) {
    expect(differences, change).toEqual([]);
    seen.push(change);
  }
  expect(seen).toEqual(steps);
});

test('three machines build what one builds', { timeout: 900_000 }, async () => {
  const { differences, left } = await sharded(join(folder, 'parts'), 12, 3, 5);
  expect(differences).toEqual([]);
  // Reading and preparing, the costly part, was done by the machines.
  expect(left).toMatchObject({ ingest: 0, prepare: 0 });
});
