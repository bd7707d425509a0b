import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/bench/lib/random.ts';
import { type Task, TaskStore } from './task-store.ts';

let folder: string;
let warnings: string[];
let made: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'task-store-'));
  warnings = [];
  made = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = (name = 'store') => new TaskStore(join(folder, name), (message) => warnings.push(message));
const task = (...inputs: string[]): Task => ({ name: 'join', version: 'v1', inputs });

function make(store: TaskStore, { name, version, inputs }: Task) {
  return store.run({ name, version, inputs }, (staging) => {
    made.push(inputs.join());
    mkdirSync(join(staging, 'deep'));
    writeFileSync(join(staging, 'deep', 'joined.txt'), `${inputs.join(' and ')}\n`);
    writeFileSync(join(staging, 'count.txt'), `${inputs.length}`);
  });
}

const outputs = (dir: string) => [
  readFileSync(join(dir, 'deep', 'joined.txt'), 'utf8'),
  readFileSync(join(dir, 'count.txt'), 'utf8'),
];

test('a task is made once, and again when its version or an input is another', async () => {
  const store = open();
  const first = await make(store, task('a', 'b'));
  expect(first.cached).toBe(false);
  expect(outputs(first.dir)).toEqual(['a and b\n', '2']);
  expect(await make(open(), task('a', 'b'))).toEqual({ dir: first.dir, cached: true });
  for (const other of [task('b', 'a'), task('a b'), task('a', 'b', ''), { ...task('a', 'b'), version: 'v2' }])
    expect((await make(store, other)).cached).toBe(false);
  expect(warnings).toEqual([]);
});

test('of 300 single damages none is taken over, each is told and made again', async () => {
  const store = open();
  const random = randomFrom(20261130);
  const { dir } = await make(store, task('a', 'b'));
  const files = ['.outputs.json', 'count.txt', 'deep/joined.txt'].map((name) => join(dir, name));
  for (let count = 0; count < 300; count++) {
    const file = random.pick(files);
    const before = readFileSync(file);
    const kind = random.below(5);
    if (kind === 0) rmSync(file);
    else if (kind === 1) writeFileSync(file, before.subarray(0, random.below(before.length)));
    else if (kind === 2) writeFileSync(join(dir, 'deep', 'more.txt'), 'x');
    else if (kind === 3) writeFileSync(file, Buffer.alloc(before.length));
    else {
      const after = Buffer.from(before);
      const place = random.below(after.length);
      after[place] = (after[place] ?? 0) ^ (1 << random.below(8));
      writeFileSync(file, after);
    }
    warnings = [];
    const again = await make(store, task('a', 'b'));
    expect(again.cached, `${count}: ${kind} ${file}`).toBe(false);
    expect(outputs(again.dir)).toEqual(['a and b\n', '2']);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(dir);
  }
});

test('what fails leaves no entry', async () => {
  const store = open();
  const failing = store.run(task('a'), (staging) => {
    writeFileSync(join(staging, 'half'), 'x');
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(readdirSync(join(folder, 'store', 'join'))).toEqual([]);
});

test('stores of several machines are joined by copying', async () => {
  await make(open('one'), task('a'));
  await make(open('two'), task('b'));
  for (const name of ['one', 'two']) cpSync(join(folder, name), join(folder, 'store'), { recursive: true });
  made = [];
  for (const input of ['a', 'b']) expect((await make(open(), task(input))).cached).toBe(true);
  expect(made).toEqual([]);
});

test('only what is in use stays, without what a killed process left', async () => {
  const store = open();
  await make(store, task('a'));
  await make(store, task('b'));
  mkdirSync(join(folder, 'store', 'join', '.unfinished-0123-x'));
  expect(store.keys('join')).toHaveLength(2);
  store.keepOnly('join', [TaskStore.keyOf(task('b'))]);
  expect(readdirSync(join(folder, 'store', 'join'))).toEqual([TaskStore.keyOf(task('b'))]);
});

test('a single output is given as bytes', async () => {
  const draw = () => Buffer.from('picture');
  expect(Buffer.from(await open().bytes(task('p'), draw)).toString()).toBe('picture');
  const never = () => Promise.reject(new Error('made twice'));
  expect(Buffer.from(await open().bytes(task('p'), never)).toString()).toBe('picture');
});
