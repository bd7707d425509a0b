import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../core/vocab.ts';
import type { Order, Reply } from './fixtures/pool-thread.ts';
import { type PoolOptions, ThreadEnded, WorkerPool } from './worker-pool.ts';

type Pool = WorkerPool<Order, Reply, number>;
let opened: Pool[] = [];
afterEach(async () => {
  await Promise.all(opened.map((pool) => pool.close()));
  opened = [];
});

function open(options: Partial<PoolOptions> = {}): Pool {
  const module = new URL('./fixtures/pool-thread.ts', import.meta.url);
  const pool: Pool = new WorkerPool({ name: 'test', module, threads: 2, ...options });
  opened.push(pool);
  return pool;
}

const answer = (value: number, after = 0): Order => ({ does: 'answer', value, after });

test('every task is answered, by no more threads than allowed', async () => {
  const pool = open({ workerData: 'given' });
  const replies = await Promise.all(Array.from({ length: 40 }, (_, i) => pool.run(`n${i}`, () => answer(i))));
  expect(replies.map(({ value }) => value)).toEqual(Array.from({ length: 40 }, (_, i) => i));
  expect(new Set(replies.map(({ thread }) => thread)).size).toBe(2);
  expect(replies[0]?.data).toBe('given');
});

test('a task is made only when a thread is free for it', async () => {
  const pool = open({ threads: 1 });
  const made: number[] = [];
  const run = (value: number) =>
    pool.run(`n${value}`, () => {
      made.push(value);
      return answer(value);
    });
  const all = Promise.all([run(1), run(2), run(3)]);
  expect(made).toEqual([1]);
  await all;
  expect(made).toEqual([1, 2, 3]);
});

test('with a greater depth a thread has the next task at hand', async () => {
  const pool = open({ threads: 1, depth: 2 });
  const made: number[] = [];
  const run = (value: number) =>
    pool.run(`n${value}`, () => {
      made.push(value);
      return answer(value);
    });
  const all = Promise.all([run(1), run(2), run(3)]);
  expect(made).toEqual([1, 2]);
  await all;
});

test('progress comes before the answer', async () => {
  const seen: number[] = [];
  const { value } = await open().run(
    'counting',
    () => ({ does: 'count', to: 3 }),
    (step) => seen.push(step),
  );
  expect([value, seen]).toEqual([3, [1, 2, 3]]);
});

test('what a task throws is thrown, with its cause, and the thread goes on', async () => {
  const pool = open({ threads: 1 });
  const failing = pool.run('bad', () => ({ does: 'throw' }));
  await expect(failing).rejects.toThrow('bad document');
  await failing.catch(({ cause }: Error) => expect((cause as Error).message).toBe('line 3'));
  expect((await pool.run('good', () => answer(5))).value).toBe(5);
});

describe('a thread that ends', () => {
  test.each(['exit', 'uncaught', 'exhaust'] as const)(
    'by %s: its task is named, the others are done',
    async (does) => {
      const pool = open({ threads: 2, resourceLimits: { maxOldGenerationSizeMb: 24 } });
      const results = await Promise.allSettled([
        pool.run('first', () => answer(1)),
        pool.run('content/reports/killer.md', () => ({ does })),
        ...Array.from({ length: 6 }, (_, i) => pool.run(`n${i}`, () => answer(i, 10))),
      ]);
      const [first, killer, ...others] = results;
      expect(first?.status).toBe('fulfilled');
      expect(killer?.status === 'rejected' && killer.reason).toBeInstanceOf(ThreadEnded);
      expect(String((killer as PromiseRejectedResult).reason)).toContain(
        'test: the thread ended at content/reports/killer.md',
      );
      expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'fulfilled'));
    },
  );

  test('before it begins, as its module is not there: every task is rejected', async () => {
    const pool = open({ module: new URL('./fixtures/nowhere.ts', import.meta.url) });
    const results = await Promise.allSettled([1, 2, 3].map((n) => pool.run(`n${n}`, () => answer(n))));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});

test('a closed pool answers nothing and starts no thread', async () => {
  const pool = open({ threads: 1 });
  const tasks = [1, 2, 3].map((n) => pool.run(`n${n}`, () => answer(n, 60_000)));
  const settled = Promise.allSettled(tasks);
  await pool.close();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(pool.run('late', () => answer(1))).rejects.toThrow('ended before late');
});

test('no other module of the build starts threads', () => {
  const lib = join(projectRoot(), 'src/lib');
  const starting = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(lib, name), 'utf8').includes('new Worker('))
    .map((name) => name.replaceAll('\\', '/'));
  // Reading a document that may hang has a thread of its own, which is ended with it.
  expect(starting.sort()).toEqual(['incremental/worker-pool.ts', 'reading/decode/isolate.ts']);
});
