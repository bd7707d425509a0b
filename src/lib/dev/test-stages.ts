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
  /** Also the name of the npm script that runs this stage alone. */
  readonly name: string;
  /** What it looks at, in a line. */
  readonly purpose: string;
  readonly run: () => Promise<StageResult>;
}

/** The folder where `npm test` builds the site, so that `dist` stays as it was. */
export const testSite = join(root, '.cache', 'test', 'site');

/** Programs of packages, by their path in the project. */
export const packageFiles = {
  astro: 'node_modules/astro/bin/astro.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
};

export const testStages: readonly Stage[] = [
  { name: 'lint', purpose: 'format, likely mistakes, imports between rooms', run: lint },
  {
    name: 'types',
    // It checks TypeScript files, too, and writes first what Astro declares.
    purpose: 'types of templates, library, commands and tests',
    run: () => tool('astro', 'check', '--minimumFailingSeverity', 'warning'),
  },
  { name: 'unit', purpose: 'each module by itself, rules over annotated texts', run: () => vitest('unit') },
  {
    name: 'test:integration',
    purpose: 'whole archives ingested, built, exported, interrupted',
    run: () => vitest('integration'),
  },
  {
    name: 'build',
    purpose: 'the site of the archive, for the next stage',
    run: async () => plain(await runNode('scripts/build.ts', ['--out', testSite, '--base', '/'])),
  },
  { name: 'browser', purpose: 'the built site in a real browser', run: () => vitest('browser') },
];

/** Runs stages until one fails, saying what each looks at and how long it took. */
export async function runStages(stages: readonly Stage[]): Promise<Omit<StageResult, 'ok'>> {
  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
  const began = performance.now();
  let [passed, failed] = [0, 0];
  for (const { name, purpose, run } of stages) {
    console.log(`\n== ${name}: ${purpose}`);
    const start = performance.now();
    const result = await run();
    passed += result.passed;
    failed += result.failed;
    console.log(`== ${name}: ${result.ok ? 'ok' : 'FAILED'} (${seconds(start)})`);
    if (!result.ok) break;
  }
  console.log(`\nAll stages that ran: ${seconds(began)}`);
  return { passed, failed };
}

async function lint(): Promise<StageResult> {
  const style = await tool('biome', 'check', '--error-on-warnings', '.');
  if (!style.ok) return style;
  const cruise = (config: string, ...of: string[]) =>
    tool('depcruise', '--config', config, '--output-type', 'err', ...of);
  const house = await cruise('.dependency-cruiser.mjs', 'src', 'scripts');
  return house.ok ? cruise('.dependency-cruiser.browser.mjs', 'src/components', 'src/lib/search') : house;
}

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
