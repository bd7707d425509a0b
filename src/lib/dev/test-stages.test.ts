import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { root } from '../core/run.ts';
import { countTests, packageFiles, runStages, type StageResult } from './test-stages.ts';

describe('countTests', () => {
  test.each([
    [{ numPassedTests: 5, numFailedTests: 0 }, 0, { ok: true, passed: 5, failed: 0 }],
    [{ numPassedTests: 5, numFailedTests: 2 }, 1, { ok: false, passed: 5, failed: 2 }],
    // A file that does not load holds no test that could fail.
    [{ numPassedTests: 5, numFailedTests: 0 }, 1, { ok: false, passed: 5, failed: 1 }],
    // Vitest itself did not start.
    [null, 1, { ok: false, passed: 0, failed: 1 }],
  ])('%o with exit code %i', (report, exitCode, expected) => {
    expect(countTests(report, exitCode)).toEqual(expected);
  });
});

test('stages stop at the first that fails, and their counts are added up', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const ran: string[] = [];
  const stage = (name: string, result: StageResult) => ({
    name,
    purpose: `purpose of ${name}`,
    run: async () => {
      ran.push(name);
      return result;
    },
  });
  const stages = [
    stage('a', { ok: true, passed: 2, failed: 0 }),
    stage('b', { ok: false, passed: 3, failed: 1 }),
    stage('c', { ok: true, passed: 5, failed: 0 }),
  ];
  expect(await runStages(stages)).toEqual({ passed: 5, failed: 1 });
  expect(ran).toEqual(['a', 'b']);
  expect(said.mock.calls.join('\n')).toContain('purpose of a');
  said.mockRestore();
});

test('the tools are where the packages say', () => {
  expect(Object.values(packageFiles).filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
