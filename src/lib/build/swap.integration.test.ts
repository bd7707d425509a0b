/** A site that takes the place of another, killed again and again while it does: one of the two is always there, whole. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/lib/random.ts';
import { exchange } from './swap.ts';

const kills = 100;
const files = 20;
/** Milliseconds in which some sites take each other's place. */
const longest = 60;

const folder = mkdtempSync(join(tmpdir(), 'swap-kills-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds one small site after another, each with its number in every file, and says when the first is there. */
const builder = `
  const { prepareStaging, swapIn } = await import(${JSON.stringify(new URL('./swap.ts', import.meta.url).href)});
  const { rmSync, writeFileSync } = await import('node:fs');
  const swap = { target: ${JSON.stringify(join(folder, 'dist'))}, spare: ${JSON.stringify(join(folder, 'spare'))} };
  for (let number = Number(process.argv[1]); ; number++) {
    const side = await prepareStaging(swap);
    for (let file = 0; file < ${files}; file++) {
      const path = side + '/' + (file === 0 ? '404' : file) + '.html';
      rmSync(path, { force: true });
      writeFileSync(path, String(number));
    }
    await swapIn(swap);
    process.stdout.write('.');
  }`;

let canExchange = false;
beforeAll(() => {
  const [a, b] = [join(folder, 'a'), join(folder, 'b')];
  for (const path of [a, b]) mkdirSync(path);
  writeFileSync(join(a, 'x'), '');
  canExchange = exchange(a, b);
  expect(readdirSync(canExchange ? b : a)).toEqual(['x']);
});

/** What stands in the site: one number when it is whole. @throws when it is not there */
function shown(): Set<string> {
  const names = readdirSync(join(folder, 'dist'));
  expect(names).toHaveLength(files);
  return new Set(names.map((name) => readFileSync(join(folder, 'dist', name), 'utf8')));
}

test(`after each of ${kills} kills the site is there and whole`, { timeout: 600_000 }, async (context) => {
  context.skip(!canExchange, 'neither mv --exchange nor Perl: two renames, between which the site is away');
  const random = randomFrom(20261130);
  const seen = new Set<string>();
  for (let kill = 0; kill < kills; kill++) {
    const args = ['--input-type=module', '--eval', builder, String(kill * 1000)];
    const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    await sleep(random.next() * longest);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const numbers = shown();
    expect(numbers.size).toBe(1);
    for (const number of numbers) seen.add(number);
  }
  // Each builder has put a site in its place before it was killed.
  expect(seen.size).toBe(kills);
});
