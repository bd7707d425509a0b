import { describe, expect, test } from 'vitest';
import { countTests } from './test-stages.ts';

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
