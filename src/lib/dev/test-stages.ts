/** The stages of `npm test`, in order; each says how many tests it ran. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, runNode } from '../core/run.ts';

export interface StageResult {
  readonly ok: boolean;
  readonly passed: number;
  readonly failed: number;
}

export interface Stage {
  readonly name: string;
  readonly run: () => Promise<StageResult>;
}

/** The folder where `npm test` builds the site, so that `dist` stays as it was. */
export const testSite = join(root, '.cache', 'test', 'site');

const packageFiles = {
  astro: 'node_modules/astro/bin/astro.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

export const testStages: readonly Stage[] = [
  // `astro check` writes the types of the content collections, which `tsc` needs.
  { name: 'lint', run: () => tool('biome', 'check', '--error-on-warnings', '.') },
  { name: 'types of pages', run: () => tool('astro', 'check', '--minimumFailingSeverity', 'warning') },
  { name: 'types', run: () => tool('tsc', '--noEmit', '-p', '.') },
  { name: 'unit', run: () => vitest('unit') },
  {
    name: 'build',
    run: async () => plain(await runNode('scripts/build.ts', ['--out', testSite, '--base', '/'])),
  },
  { name: 'browser', run: () => vitest('browser') },
];

async function tool(name: keyof typeof packageFiles, ...args: readonly string[]): Promise<StageResult> {
  return plain(await runNode(packageFiles[name], args, { env: { ASTRO_TELEMETRY_DISABLED: '1' } }));
}

/** A stage without tests of its own: nothing to count unless it fails, which counts as one failure. */
function plain(exitCode: number): StageResult {
  return { ok: exitCode === 0, passed: 0, failed: exitCode === 0 ? 0 : 1 };
}

async function vitest(project: string): Promise<StageResult> {
  const report = join(root, '.cache', 'test', `${project}.json`);
  await mkdir(join(root, '.cache', 'test'), { recursive: true });
  await rm(report, { force: true });
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const exitCode = await runNode(packageFiles.vitest, args, {
    env: { JUANZONG_DIST: testSite, JUANZONG_BASE: '/' },
  });
  // No report, or half of one: Vitest did not start or was killed, which its exit code tells.
  const counts = await readFile(report, 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  return countTests(counts, exitCode);
}

/** What is read of Vitest's JSON report. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
}

/** @returns the counts; a run that failed outside of any test (a file that does not load) counts one failure */
export function countTests(report: VitestReport | null, exitCode: number): StageResult {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  return { ok: exitCode === 0, passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}
