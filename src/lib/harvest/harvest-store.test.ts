import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Clock, systemClock } from './clock.ts';
import { HarvestStore } from './harvest-store.ts';
import { answerRecords } from './warc-records.ts';

let folder: string;
let now: number;
const clock: Clock = { ...systemClock, now: () => now };
/** As a new process opens it. */
const open = (): HarvestStore =>
  new HarvestStore({ fetchedDir: join(folder, 'fetched'), harvestDir: join(folder, 'harvest') }, clock);
/** What a host answered, as a record. */
const record = (text: string): Promise<Uint8Array> =>
  answerRecords(
    {
      url: `https://a.example/${text}`,
      date: '2026-03-01T08:00:00.000Z',
      status: 200,
      statusLine: 'HTTP/1.1 200 OK',
      rawHeaders: [],
      headers: {},
      body: Buffer.from(text),
      wasPacked: false,
    },
    { via: null },
  );
const archives = (): string[] =>
  existsSync(join(folder, 'harvest'))
    ? readdirSync(join(folder, 'harvest')).filter((name) => name.endsWith('.warc.gz'))
    : [];
const textOf = (path: string | null): string =>
  path === null ? '' : gunzipSync(readFileSync(path)).toString();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harvest-'));
  now = Date.parse('2026-03-01T08:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('joins what was fetched, behind a record that tells what it is', async () => {
  const store = open();
  store.put('https://a.example/1', await record('one'));
  store.put('https://a.example/2', await record('two'));
  const path = await store.join('juanzong/test');
  expect(textOf(path)).toMatch(
    /^WARC\/1\.1\r\n[\s\S]*juanzong\/test[\s\S]*(?:one[\s\S]*two|two[\s\S]*one)\r\n\r\n$/,
  );
  expect(archives()).toEqual(['20260301T080000Z.warc.gz']);
  store.close();
  expect(store.has('https://a.example/1')).toBe(false);
});

it('knows what a killed run has fetched, for a day', async () => {
  open().put('https://a.example/1', await record('one'));
  now += 86_400_000;
  expect(open().has('https://a.example/1')).toBe(true);
  expect(open().has('https://a.example/2')).toBe(false);
  now += 1;
  expect(open().has('https://a.example/1')).toBe(false);
});

it('finds the archive that a killed run did not take in', async () => {
  const killed = open();
  killed.put('https://a.example/1', await record('one'));
  const path = await killed.join('juanzong/test');
  now += 3 * 86_400_000;
  const next = open();
  expect(next.unfinished()).toBe(path);
  next.close();
  expect(open().unfinished()).toBeNull();
});

it('goes on where the archive was about to be written', async () => {
  open().put('https://a.example/1', await record('one'));
  writeFileSync(
    join(folder, 'fetched', 'run.json'),
    JSON.stringify({ begun: '2026-03-01T08:00:00Z', archive: '20260301T080000Z.warc.gz' }),
  );
  const next = open();
  expect(next.unfinished()).toBeNull();
  expect(textOf(await next.join('juanzong/test'))).toMatch(/\r\n\r\none\r\n\r\n$/);
  expect(archives()).toEqual(['20260301T080000Z.warc.gz']);
});

it('has no archive of nothing, and two of the same second', async () => {
  expect(await open().join('x')).toBeNull();
  for (let n = 0; n < 2; n++) {
    const store = open();
    store.put('https://a.example/1', await record('one'));
    await store.join('x');
    store.close();
  }
  expect(archives()).toEqual(['20260301T080000Z-2.warc.gz', '20260301T080000Z.warc.gz']);
});
