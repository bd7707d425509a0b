/** Runs a script of a project and measures what it uses, threads included. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Usage {
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** Largest resident set. */
  readonly peakMegabytes: number;
}

const preload = fileURLToPath(new URL('./usage.ts', import.meta.url));

/** @throws when the script fails, with what it said */
export function measure(project: string, script: string, args: readonly string[]): Usage {
  const file = join(project, 'usage.json');
  // An argument, not NODE_OPTIONS: processes that the program starts must not overwrite its figures.
  const result = spawnSync(process.execPath, ['--import', preload, join(project, script), ...args], {
    cwd: project,
    env: { ...process.env, BENCH_USAGE: file },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (result.status !== 0) throw new Error(`${script} failed:\n${result.stderr}`);
  const usage = JSON.parse(readFileSync(file, 'utf8')) as Usage;
  rmSync(file);
  return usage;
}
