import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentId, readKept, takeCustody } from '../../archive/custody/custody.ts';
import { sourceFromYaml, sourceToYaml } from '../../archive/custody/source.ts';
import { secondCopy } from './copy.ts';
import { checkFixity, eventsFile, eventsOf, recordEvents } from './fixity.ts';

let dir: string;
let content: string;
let rawDir: string;
let ids: string[];

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fixity-'));
  content = join(dir, 'content');
  rawDir = join(content, 'raw');
  ids = [];
  for (let k = 0; k < 6; k++) {
    const bytes = Buffer.from(`某县2021年法治政府建设情况报告，第${k}份。`.repeat(20));
    const raw = { file: `报告${k}.txt`, bytes, sha256: hash(bytes), origin: null, corrections: [] };
    await takeCustody(rawDir, raw, '2026-01-02');
    ids.push(`r${hash(bytes).slice(0, 12)}`);
  }
  ids.sort();
  cpSync(rawDir, join(dir, 'copy'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const stored = async (id: string): Promise<string> =>
  join(rawDir, id, (await readKept(rawDir, id)).source.stored);
const check = async (from: string | null = null) =>
  checkFixity({ content, today: '2026-02-03', copy: from === null ? null : await secondCopy(from) });

test('what is as received is read and counted', async () => {
  const { documents, bytes, drift } = await check();
  expect({ documents, drift }).toEqual({ documents: 6, drift: [] });
  expect(bytes).toBeGreaterThan(6 * 20);
});

test('one flipped bit in any original is found, named, and repaired from the copy', async () => {
  for (const [k, id] of ids.entries()) {
    const path = await stored(id);
    const whole = readFileSync(path);
    const flipped = Buffer.from(whole);
    const at = (k * (flipped.length - 1)) / (ids.length - 1);
    flipped.writeUInt8(flipped.readUInt8(Math.floor(at)) ^ (1 << k), Math.floor(at));
    writeFileSync(path, flipped);
    expect((await check()).drift).toEqual([
      { id, problem: expect.stringContaining(path), isRepaired: false },
    ]);
    expect((await check(join(dir, 'copy'))).drift).toMatchObject([{ id, isRepaired: true }]);
    expect(readFileSync(path)).toEqual(whole);
  }
  expect((await check()).drift).toEqual([]);
});

describe('a lost', () => {
  test.each<[string, (id: string) => void]>([
    ['original', (id) => rmSync(join(rawDir, id, `报告${numberOf(id)}.txt`))],
    ['record', (id) => writeFileSync(join(rawDir, id, 'source.yml'), Buffer.alloc(300))],
    ['folder', (id) => rmSync(join(rawDir, id), { recursive: true })],
  ])('%s comes back with the corrections that the copy has', async (_, lose) => {
    const [id = ''] = ids;
    mkdirSync(join(content, 'reports'));
    writeFileSync(join(content, 'reports', `${id}.md`), '');
    const record = join(dir, 'copy', id, 'source.yml');
    const source = sourceFromYaml(readFileSync(record, 'utf8'), record);
    const corrections = [{ field: 'genre' as const, value: '报告', reason: '封面所印' }];
    for (const root of [join(dir, 'copy'), rawDir]) {
      writeFileSync(join(root, id, 'source.yml'), sourceToYaml({ ...source, corrections }));
    }
    lose(id);
    expect((await check()).drift).toMatchObject([{ id, isRepaired: false }]);
    expect((await check(join(dir, 'copy'))).drift).toMatchObject([{ id, isRepaired: true }]);
    expect((await readKept(rawDir, id)).source).toMatchObject({ received: '2026-01-02', corrections });
  });
  const numberOf = (id: string): number => {
    const name = readFileSync(join(rawDir, id, 'source.yml'), 'utf8').match(/报告(\d)/)?.[1];
    return Number(name);
  };
});

test('a part of a file comes back with the file', async () => {
  const [id = ''] = ids;
  const { source } = await readKept(rawDir, id);
  const from = { line: 1, text: '某县2021年法治政府建设情况报告' };
  const part = { of: id, from };
  const partOfFile = documentId({ ...source, part });
  for (const root of [rawDir, join(dir, 'copy')]) {
    mkdirSync(join(root, partOfFile));
    writeFileSync(join(root, partOfFile, 'source.yml'), sourceToYaml({ ...source, part }));
  }
  expect((await check()).drift).toEqual([]);
  writeFileSync(await stored(id), 'x');
  rmSync(join(rawDir, partOfFile), { recursive: true });
  mkdirSync(join(rawDir, partOfFile));
  expect((await check()).drift.map((one) => one.id).sort()).toEqual([id, partOfFile].sort());
  expect((await check(join(dir, 'copy'))).drift.every(({ isRepaired }) => isRepaired)).toBe(true);
  expect((await check()).drift).toEqual([]);
});

test('a copy that is damaged itself repairs nothing', async () => {
  const [id = ''] = ids;
  const path = await stored(id);
  writeFileSync(path, 'x');
  cpSync(path, path.replace(rawDir, join(dir, 'copy')));
  expect((await check(join(dir, 'copy'))).drift).toMatchObject([{ id, isRepaired: false }]);
  expect(readFileSync(path, 'utf8')).toBe('x');
});

test("a person's mistake in a record is told and left to that person", async () => {
  const [id = ''] = ids;
  const record = join(rawDir, id, 'source.yml');
  writeFileSync(record, `${readFileSync(record, 'utf8')}nonsense: 一\n`);
  const before = readFileSync(record, 'utf8');
  expect((await check(join(dir, 'copy'))).drift).toMatchObject([{ id, isRepaired: false }]);
  expect(readFileSync(record, 'utf8')).toBe(before);
});

test('each run adds dated events to the record', async () => {
  const [id = ''] = ids;
  await recordEvents(content, eventsOf(await check(), '2026-02-03T04:05:06.000Z', 'juanzong', null));
  writeFileSync(await stored(id), 'x');
  const from = join(dir, 'copy');
  await recordEvents(content, eventsOf(await check(from), '2026-03-03T04:05:06.000Z', 'juanzong', from));
  const lines = readFileSync(join(content, eventsFile), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { eventType: 'fixity check', eventDateTime: '2026-02-03T04:05:06.000Z', eventOutcome: 'success' },
    { eventType: 'fixity check', eventOutcome: 'failure', linkingObjectIdentifiers: [id] },
    { eventType: 'replication', eventOutcome: 'success', linkingObjectIdentifiers: [id] },
  ]);
});

test('what is no copy is refused', async () => {
  await expect(secondCopy(join(dir, 'nowhere'))).rejects.toThrow('不是副本');
});
