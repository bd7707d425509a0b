import { expect, test } from 'vitest';
import { exponent } from './build-tables.ts';
import { childSeconds, measureTree } from './process-tree.ts';

test('times of a shell are read', () => {
  expect(childSeconds('0m0.00s 0m0.01s\n1m2.50s 0m0.25s\n')).toBeCloseTo(62.75);
  expect(childSeconds('')).toBe(0);
});

test('a growth in proportion has the exponent 1', () => {
  expect(exponent(2, 20, 10)).toBeCloseTo(1);
  expect(exponent(2, 200, 10)).toBeCloseTo(2);
});

test.skipIf(process.platform !== 'linux')('children of a program count', async () => {
  const child =
    'const a = Buffer.alloc(2e8, 1); const end = Date.now() + 600; while (Date.now() < end); a[0];';
  const parent = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}])`;
  const { cpuSeconds, peakMB, seconds } = await measureTree(process.execPath, ['-e', parent], '.');
  expect(peakMB).toBeGreaterThan(200);
  expect(cpuSeconds).toBeGreaterThan(0.1);
  expect(seconds).toBeGreaterThan(0.6);
  await expect(
    measureTree(process.execPath, ['-e', 'console.error("no"); process.exit(3)'], '.'),
  ).rejects.toThrow('no');
});
