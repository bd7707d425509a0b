/** Other programs, run as children of a command: this Node's own scripts, package tools, system tools. */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Root folder of the project, without a slash at its end. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the program is ended. */
  readonly timeout?: number;
  /** True hides what it prints. */
  readonly quiet?: boolean;
}

/** @returns the exit code, 1 when the program could not start or was ended */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const { env = {}, timeout, quiet = false } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
      ...(timeout === undefined ? {} : { timeout }),
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a file, by this very Node, from a path inside the project such as `scripts/build.ts`. */
export function runNode(file: string, args: readonly string[] = [], options?: RunOptions): Promise<number> {
  return run(process.execPath, [`${root}/${file}`, ...args], options);
}

/** Runs the npm that this command came from, or the one on PATH, as any system can. */
export function runNpm(args: readonly string[]): Promise<number> {
  const { npm_execpath: npm } = process.env;
  return npm === undefined ? run('npm', args) : run(process.execPath, [npm, ...args]);
}

/** @returns what the program printed, or null when it is not there or failed */
export function output(command: string, args: readonly string[]): string | null {
  const result = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return result.status === 0 ? result.stdout : null;
}
