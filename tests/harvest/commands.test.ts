/** `npm run get` and `npm run watch` as a person types them, in a project of its own; one run is killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { copyProject } from '../../src/lib/dev/project-copy.ts';
import { article } from './made-up-portal.ts';

const project = join(mkdtempSync(join(tmpdir(), 'get-')), 'project');
const asked: string[] = [];
let text = (n: number): string => article(n);
/** Told of each request, to stop the program in the middle. */
let onRequest = (): void => {};

const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push(path);
  onRequest();
  const n = /^\/(\d+)\.html$/.exec(path)?.[1];
  if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /3.html');
  else if (n === undefined || n === '9') response.writeHead(404).end();
  else response.end(text(Number(n)));
});
const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

function start(command: string, args: readonly string[]): { child: ChildProcess; out: () => string } {
  const child = spawn(process.execPath, [join(project, `scripts/${command}.ts`), ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (out += part));
  return { child, out: () => out };
}

async function run(command: string, ...args: string[]): Promise<{ status: number | null; out: string }> {
  const { child, out } = start(command, args);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out: out() };
}

const custody = (): string[] => {
  const dir = join(project, 'content/raw');
  return existsSync(dir) ? readdirSync(dir) : [];
};
const recordOf = (id: string) => parse(readFileSync(join(project, 'content/raw', id, 'source.yml'), 'utf8'));

beforeAll(async () => {
  copyProject(project);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
  rmSync(project, { recursive: true, force: true });
});

test('this machine is not asked unless a person says so, and a dry run fetches nothing', async () => {
  const refused = await run('get', at('/1.html'), 'nonsense');
  expect(refused).toMatchObject({ status: 1 });
  expect(refused.out).toContain('--allow-private');
  expect(refused.out).toContain('nonsense：不是网址，也没有这个文件');
  expect(asked).toEqual([]);
  const dry = await run('get', '--dry-run', '--allow-private', at('/1.html'), at('/3.html'));
  expect(dry.out).toMatch(/^可取 \S+\/1\.html$/m);
  expect(dry.out).toMatch(/^不取 \S+\/3\.html robots\.txt 不允许$/m);
  expect(asked).toEqual(['/robots.txt']);
  expect(custody()).toEqual([]);
});

test('a run that is killed goes on where it stopped', async () => {
  writeFileSync(join(project, 'list.csv'), `网址\n${[1, 2, 3, 4].map((n) => at(`/${n}.html`)).join('\n')}\n`);
  asked.length = 0;
  const { child } = start('get', ['--allow-private', 'list.csv']);
  onRequest = () => {
    // The first page is kept before the second is asked for.
    if (asked.includes('/2.html')) child.kill('SIGKILL');
  };
  await once(child, 'close');
  onRequest = () => {};
  expect(custody()).toEqual([]);
  asked.length = 0;
  const { status, out } = await run('get', '--allow-private', 'list.csv');
  expect(status).toBe(1);
  expect(asked).toEqual(['/robots.txt', '/2.html', '/4.html']);
  expect(out).toMatch(/^已有 \S+\/1\.html/m);
  expect(custody()).toHaveLength(3);
  const [archive] = readdirSync(join(project, 'harvest'));
  expect(custody().map((id) => recordOf(id).package.file)).toEqual([archive, archive, archive]);
  expect(existsSync(join(project, '.cache/fetched'))).toBe(false);
});

test('originals are asked once a day; what changed is kept as a version', async () => {
  // As if they had come in the day before.
  for (const id of custody()) {
    const file = join(project, 'content/raw', id, 'source.yml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/^captured: .*$/m, 'captured: "2026-01-01T00:00:00Z"'),
    );
  }
  text = (n) => (n === 2 ? article(2, 1) : article(n));
  asked.length = 0;
  const { status, out } = await run('watch', '--allow-private');
  expect(status).toBe(0);
  expect(asked.toSorted()).toEqual(['/1.html', '/2.html', '/4.html', '/robots.txt']);
  expect(out).toContain('未变 2，有变动 1');
  expect(custody()).toHaveLength(4);
  const [changed] = custody().filter((id) => recordOf(id).watched?.events.length > 0);
  const { version } = recordOf(changed ?? '').watched.events[0];
  expect(recordOf(version).origin).toBe(at('/2.html'));
  asked.length = 0;
  expect((await run('watch', '--allow-private')).out).toContain('今天没有要再看的');
  expect(asked).toEqual([]);
});

test('a round in which nothing happened costs the next build nothing', async () => {
  const stagesOf = async (): Promise<Record<string, { items: number; cached: number }>> => {
    const { status, out } = await run('build');
    expect([status, out]).toEqual([0, out]);
    const stages = JSON.parse(readFileSync(join(project, '.cache/build-report.json'), 'utf8'));
    return Object.fromEntries(stages.map((stage: { name: string }) => [stage.name, stage]));
  };
  const workOf = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      Object.entries(await stagesOf()).map(([name, { items, cached }]) => [name, items - cached]),
    );
  const files = custody().map((id) => join(project, 'content/raw', id, 'source.yml'));
  // As if all this had been some days ago.
  for (const file of files)
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace(/^captured: .*$/m, 'captured: "2026-01-01T00:00:00Z"')
        .replaceAll(/^( +(?:- )?(?:last|date): ).*$/gm, '$1"2026-01-02"'),
    );
  await stagesOf();
  const idle = await workOf();
  expect(idle['prepare']).toBe(0);
  const before = files.map((file) => readFileSync(file, 'utf8'));
  expect((await run('watch', '--allow-private')).out).toContain('未变 3');
  expect(files.filter((file, k) => readFileSync(file, 'utf8') !== before[k])).toHaveLength(3);
  expect(await workOf()).toEqual(idle);
}, 300_000);
