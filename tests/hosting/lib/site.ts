/** Builds sites for the tests in project copies of their own, beside whatever else runs in this checkout. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns an empty folder that every user can read, and a function that removes it */
export function temporaryFolder(): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'juanzong-hosting-'));
  chmodSync(dir, 0o755);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Runs a script of a project. @throws with what it said when it fails */
export function runIn(project: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const [script = '', ...rest] = args;
  return runProgram(project, process.execPath, [join(project, script), ...rest], env);
}

/** @throws with what the program said when it fails */
export function runProgram(
  project: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): string {
  const result = spawnSync(program, args, {
    cwd: project,
    env: { ...process.env, JUANZONG_BASE: '/', ...env },
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (result.status === 0) return result.stdout;
  throw new Error(`${program} ${args.join(' ')} gave ${result.status}:\n${result.stdout}\n${result.stderr}`);
}
