import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partitionByIdPrefix } from './id-prefix.ts';
import { Packs, packValue, unpackValue } from './packs.ts';
import { TaskStore } from './task-store.ts';

let folder: string;
let packs: Packs;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packs-'));
  packs = new Packs(new TaskStore(folder), 'work');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Ids are spread as hashes are. */
const item = (number: number) => ({
  id: `r${((number * 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}0000`,
  key: `key ${number}`,
});
const items = (count: number) => Array.from({ length: count }, (_, number) => item(number));

async function make(count: number): Promise<number> {
  let made = 0;
  for (const pack of packs.plan(items(count))) {
    if (packs.read(pack.name)) continue;
    const former = packs.readAll(pack.former);
    const values = pack.items.map(({ key }) => {
      if (!former.has(key)) made += 1;
      return [key, former.get(key) ?? packValue({ key })] as const;
    });
    await packs.write(pack.name, new Map(values));
  }
  return made;
}

test('values come back by their keys', async () => {
  await make(3);
  const [pack] = packs.plan(items(3));
  const values = packs.read(pack?.name ?? '');
  expect([...(values ?? [])].map(([key, bytes]) => [key, unpackValue(bytes)])).toEqual(
    pack?.items.map(({ key }) => [key, { key }]),
  );
  expect(packs.read('0-none')).toBeNull();
});

test('values hold bytes, and text beyond ASCII', () => {
  const value = { text: '行政复议', bytes: new Uint8Array([0, 255]), list: [null, 1.5] };
  expect(unpackValue(packValue(value))).toEqual(value);
});

test('one report more makes one value; the packs are those of a first build', async () => {
  expect(await make(500)).toBe(500);
  expect(await make(500)).toBe(0);
  expect(await make(501)).toBe(1);
  packs.keepOnly(packs.plan(items(501)).map(({ name }) => name));
  const grown = readdirSync(join(folder, 'work')).sort();
  rmSync(folder, { recursive: true });
  await make(501);
  expect(readdirSync(join(folder, 'work')).sort()).toEqual(grown);
});

test.each([
  [64, 1],
  [65, 2],
])('%i reports are %i packs', (count, expected) => {
  expect(packs.plan(items(count))).toHaveLength(expected);
});

test('a share depends on the reports with the same beginning alone', () => {
  const sorted = items(300).sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = partitionByIdPrefix({ prefix: '', items: sorted }, 20);
  const half = partitionByIdPrefix({ prefix: '0', items: sorted.filter(({ id }) => id < 'r8') }, 20);
  expect(all.slice(0, half.length)).toEqual(half);
});
