import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { sourceFromYaml } from '../custody/source.ts';
import { history, undo } from './acts.ts';
import { recordFile } from './draft.ts';
import { sampleArchive } from './sample-archive.ts';

const { root, ids } = sampleArchive(3);
afterAll(() => rmSync(root, { recursive: true }));

const kills = 40;

/** Writes acts over all documents, each with the next number, and tells each one that is done. */
const program = `
import { applyAct } from ${JSON.stringify(new URL('./acts.ts', import.meta.url).href)};
const [root, start, ...ids] = process.argv.slice(1);
for (let n = Number(start); ; n++) {
  const edit = { type: 'correct', field: 'genre', value: String(n) };
  const changes = ids.map((id) => ({ id, edit }));
  await applyAct(root, { author: '甲', reason: '第' + n + '次核对', changes });
  console.log(n);
}`;

/** Park and Miller's generator, so that every run kills at the same times as far as the machine allows. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** @returns the last number that the writer confirmed before it was killed */
async function writeAndKill(start: number, acts: number, delay: number): Promise<number> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--input-type=module', '-e', program, root, String(start), ...ids],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let confirmed = start - 1;
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    confirmed = Number(line);
    if (confirmed === start + acts) setTimeout(() => child.kill('SIGKILL'), delay);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return confirmed;
}

const genre = (id: string): unknown =>
  sourceFromYaml(readFileSync(join(root, recordFile(id)), 'utf8'), id).corrections[0]?.value;

test(`${kills} kills lose nothing that was confirmed, and leave no act half done`, async () => {
  const next = random(20261130);
  let last = -1;
  for (let kill = 0; kill < kills; kill++) {
    last = await writeAndKill(last + 1, Math.floor(next() * 3), next() * 25);
    // Whoever comes next finishes what was begun: here by taking one act back.
    const { act } = await undo(root, '乙');
    const numbers = history(root).acts.flatMap(({ reason, kinds }) =>
      kinds[0] === 'undo' ? [] : [Number(/\d+/.exec(reason)?.[0])],
    );
    expect(numbers).toEqual(Array.from(numbers, (_, n) => n));
    expect(numbers.length).toBeGreaterThan(last);
    expect(new Set(ids.map(genre)).size).toBe(1);
    expect(genre(ids[0] ?? '')).not.toBe(/\d+/.exec(act.reason)?.[0]);
    expect(existsSync(join(root, 'content', 'history', 'pending.json'))).toBe(false);
    last = numbers.length - 1;
  }
}, 300_000);
