import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type Bounds, outOfResources, readIsolated } from './isolate.ts';

const pdf = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures', 'chromium-one-column.pdf')));
const bounds: Bounds = { cpu: 60_000, heapMegabytes: 256, idleLooks: 200, every: 20 };
const read = async (limits: Partial<Bounds>, worker?: Worker) => {
  const reading = await readIsolated(
    'pdf',
    { bytes: pdf.slice() },
    {
      limits: { ...bounds, ...limits },
      ...(worker ? { worker } : {}),
    },
  );
  if (!('messages' in reading)) throw new Error('no text');
  const { blocks, messages } = reading;
  return { read: blocks.length > 0, told: messages.map(({ slug, message }) => `${slug} ${message}`).join() };
};
const stub = (code: string): Worker => {
  const worker = new Worker(code, { eval: true });
  worker.on('error', () => {});
  return worker;
};

test('too little memory is a lack of resources, not a damaged file', async () => {
  const { told } = await read({ heapMegabytes: 8 });
  expect(told).toContain(outOfResources);
  expect(told).toContain('内存');
});

test('a sound file is read however long it takes by the clock', async () => {
  expect(await read({})).toEqual({ read: true, told: '' });
});

test('processor time ends a reader that works without end', async () => {
  const worker = stub("require('node:worker_threads').parentPort.on('message', () => { for (;;); })");
  const { told } = await read({ cpu: 50 }, worker);
  expect(told).toContain(outOfResources);
  expect(told).toContain('处理器时间');
});

test('one that waits for what never comes is given up after so many looks', async () => {
  const worker = stub("require('node:worker_threads').parentPort.on('message', () => {})");
  expect((await read({ idleLooks: 5 }, worker)).told).toContain('等待的时间');
});

test('a thread that is killed from outside is no damaged file', async () => {
  const worker = stub("require('node:worker_threads').parentPort.on('message', () => process.exit(1))");
  expect((await read({}, worker)).told).toContain(outOfResources);
});

test('what the reader throws tells of the file', async () => {
  const worker = stub(
    "require('node:worker_threads').parentPort.on('message', () => { throw new Error('xref') })",
  );
  expect((await read({}, worker)).told).toContain('damaged-file');
});
