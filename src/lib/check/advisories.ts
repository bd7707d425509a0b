/** Known vulnerabilities of the dependencies, as the registry tells them (`npm audit`). */
import { spawn } from 'node:child_process';
import { z } from 'zod';
import type { Issue } from './check.ts';

const severities = {
  info: 'info',
  low: 'info',
  moderate: 'warning',
  high: 'error',
  critical: 'error',
} as const;

const schema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']),
      range: z.string(),
      via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string().optional() })])),
      fixAvailable: z.unknown(),
    }),
  ),
});

export interface AuditOptions {
  /** Folder of the project. */
  readonly root: string;
  /** Milliseconds after which the registry counts as not reachable. */
  readonly timeout: number;
  /** Program and arguments that print the answer of `npm audit --json`. */
  readonly command?: readonly [string, ...string[]];
}

/** Only asks; never waits longer than `timeout`, and a registry that is silent is a note, not an error. */
export async function askAdvisories(options: AuditOptions): Promise<Issue[]> {
  const answer = await run(options);
  const issues = answer === null ? null : readAdvisories(answer);
  if (issues !== null) return issues;
  const message =
    '没有问到已知的漏洞（没有网络，或所用的镜像不提供 npm audit）；请在能连上 npm 的机器上运行 npm audit';
  return [{ slug: 'audit-not-possible', severity: 'info', file: 'package-lock.json', message }];
}

/** @returns null when the text is no answer of a registry */
export function readAdvisories(text: string): Issue[] | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const answer = schema.safeParse(data);
  if (!answer.success) return null;
  return Object.entries(answer.data.vulnerabilities).map(([name, { severity, range, via, fixAvailable }]) => {
    const causes = via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url ?? ''}`.trim()));
    const action = fixAvailable ? '有修正的版本，请更新' : '还没有修正的版本，请看是否用到出问题的部分';
    const message = `${name} ${range}：${causes.join('；')}；${action}`;
    return { slug: 'advisory', severity: severities[severity], file: 'package-lock.json', message };
  });
}

function run({ root, timeout, command }: AuditOptions): Promise<string | null> {
  const retries = ['--fetch-retries=0', `--fetch-timeout=${timeout}`];
  const [program, ...args] = command ?? ['npm', 'audit', '--json', ...retries];
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    let text = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout.destroy();
    }, timeout);
    child.stdout.on('data', (data: Buffer) => {
      text += data.toString();
    });
    const end = () => {
      clearTimeout(timer);
      resolve(text === '' ? null : text);
    };
    child.once('error', end);
    child.once('close', end);
  });
}
