/** Runs a program and measures what it and all its children use. Linux only: it reads /proc. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Use {
  /** Wall clock. */
  readonly seconds: number;
  /** User and system time of all processes. */
  readonly cpuSeconds: number;
  /** Largest sum of the resident memory of all processes; memory that they share counts for each. */
  readonly peakMB: number;
}

/** Milliseconds between two looks at the memory. */
const interval = 100;
const pageBytes = 4096;

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has just ended.
    return '';
  }
};

function resident(pid: number): number {
  const own = Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * pageBytes;
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return own + children.reduce((sum, child) => sum + resident(Number(child)), 0);
}

/** @param text what the shell's `times` prints: of the shell, then of its children, each user and system */
export function childSeconds(text: string): number {
  const children = text.trim().split('\n')[1] ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** @throws Error with what the program said when it fails */
export async function measureTree(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Use> {
  if (!existsSync('/proc/self/statm')) throw new Error('memory can be measured on Linux only');
  const folder = mkdtempSync(join(tmpdir(), 'times-'));
  const times = join(folder, 'times');
  // The shell knows exactly what all that it waited for has used.
  const script = '"$@"; code=$?; times > "$TIMES_FILE"; exit $code';
  const start = performance.now();
  const child = spawn('sh', ['-c', script, 'sh', command, ...args], {
    cwd,
    env: { ...process.env, ...env, TIMES_FILE: times },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
  }
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, resident(child.pid ?? 0));
  }, interval);
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? 1)));
  clearInterval(timer);
  const seconds = (performance.now() - start) / 1000;
  const cpuSeconds = childSeconds(read(times));
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${said}`);
  return { seconds, cpuSeconds, peakMB: peak / 1024 / 1024 };
}
