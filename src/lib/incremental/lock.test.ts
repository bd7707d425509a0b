import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.ts';

let folder: string;
let file: string;
let waited: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'cache', 'lock');
  waited = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const lock = <T>(command: string, run: () => Promise<T>) =>
  withLock({ file, command, onWait: (message) => waited.push(message) }, run);

/** A process that takes the lock, says so and keeps it. */
function keeper() {
  const code = `
    const { withLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
    await withLock({ file: ${JSON.stringify(file)}, command: 'keeper' }, async () => {
      console.log('locked');
      await new Promise((resolve) => process.stdin.once('data', resolve));
    });
    process.exit(0);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

test('commands take turns; who waits is told by whom', async () => {
  const order: string[] = [];
  const use = (name: string) =>
    lock(name, async () => {
      order.push(`${name} begins`);
      await sleep(50);
      order.push(`${name} ends`);
    });
  await Promise.all([use('build'), use('ingest'), use('merge')]);
  for (let i = 0; i < order.length; i += 2) expect(order[i]?.replace('begins', 'ends')).toBe(order[i + 1]);
  expect(waited).toHaveLength(2);
  expect(waited[0]).toContain(`"build" (process ${process.pid} on ${hostname()}`);
  expect(existsSync(file)).toBe(false);
});

test('what fails gives the lock back', async () => {
  await expect(lock('build', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await lock('build', async () => 1)).toBe(1);
});

test('another process is waited for', async () => {
  const other = keeper();
  await once(other.stdout, 'data');
  let entered = false;
  const mine = lock('mine', async () => {
    entered = true;
  });
  await sleep(500);
  expect([entered, waited.length]).toEqual([false, 1]);
  other.stdin.write('go\n');
  await mine;
  expect(entered).toBe(true);
});

test('the lock of a killed process is taken over', async () => {
  const other = keeper();
  await once(other.stdout, 'data');
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(existsSync(file)).toBe(true);
  expect(await lock('mine', async () => 'done')).toBe('done');
});

test.each([
  ['of a process whose number was given again', { pid: process.pid, start: '1', host: hostname() }, true],
  ['that nobody can read', null, true],
  ['of another machine', { pid: 1, start: null, host: 'elsewhere.example' }, false],
])('a lock %s', async (_, owner, isTaken) => {
  await lock('first', async () => {});
  const fields = { command: 'old', since: '2026-01-01T00:00:00.000Z' };
  writeFileSync(file, owner === null ? '' : JSON.stringify({ ...owner, ...fields }));
  const mine = lock('mine', async () => 'done');
  const first = await Promise.race([mine, sleep(700)]);
  expect(first === 'done').toBe(isTaken);
  if (!isTaken) expect(waited[0]).toContain('elsewhere.example');
  rmSync(file, { force: true });
  await mine;
});

test('many processes that find a stale lock still take turns', async () => {
  const counter = join(folder, 'counter');
  writeFileSync(counter, '0');
  await lock('first', async () => {});
  writeFileSync(
    file,
    JSON.stringify({ pid: 2 ** 22 - 1, start: '1', host: hostname(), command: 'x', since: '' }),
  );
  const code = `
    const { withLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
    const { readFileSync, writeFileSync } = await import('node:fs');
    for (let i = 0; i < 5; i++) await withLock({ file: ${JSON.stringify(file)}, command: 'c', onWait: () => {} }, async () => {
      const count = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      writeFileSync(${JSON.stringify(counter)}, String(count + 1));
    });`;
  const all = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' }),
  );
  await Promise.all(all.map((one) => once(one, 'exit')));
  expect(readFileSync(counter, 'utf8')).toBe('20');
});
