/** Takes long, as every build is made twice. SCALE_REPORTS and SCALE_CHANGES make it larger or smaller. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incremental } from '../incremental.ts';

const reports = Number(process.env['SCALE_REPORTS'] ?? 300);
const steps = Number(process.env['SCALE_CHANGES'] ?? 34);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scale-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test(`${steps} random changes of ${reports} reports give what builds from nothing give`, async () => {
  let count = 0;
  for await (const { change, differences } of incremental({
    dir: join(folder, 'many'),
    reports,
    steps,
    seed: 11,
  })) {
    count += 1;
    process.stderr.write(`${count}/${steps} ${change}: ${differences.length} files differ\n`);
    expect(differences, `${count}: ${change}`).toEqual([]);
  }
  expect(count).toBe(steps);
});
