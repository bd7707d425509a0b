/**
 * Power cuts while ingest runs and after it has returned. The disk is simulated by what `fsync` was asked for: a file
 * holds what it held when it was last flushed, a folder the names that it had when it was. Some file systems keep the
 * names that a folder had last, too, so that files which were not flushed are there, but empty.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCustody } from '../../src/lib/archive/custody/custody.ts';
import { type IngestResult, ingestFiles } from '../../src/lib/archive/ingest/ingest.ts';
import { listInputs } from '../../src/lib/archive/ingest/inputs.ts';
import { replaceFile } from '../../src/lib/core/replace-file.ts';

const disk = vi.hoisted(() => ({
  open: new Map<number, string>(),
  /** By inode: bytes of files, names and inodes of folders. */
  files: new Map<number, Buffer>(),
  folders: new Map<number, ReadonlyMap<string, number>>(),
  /** Is told after each flush. */
  onFlush: (): void => {},
}));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const openSync: typeof fs.openSync = (path, ...rest) => {
    const file = fs.openSync(path, ...rest);
    disk.open.set(file, String(path));
    return file;
  };
  const fsyncSync: typeof fs.fsyncSync = (file) => {
    fs.fsyncSync(file);
    const path = disk.open.get(file) as string;
    const info = fs.statSync(path);
    if (info.isDirectory()) {
      const names = fs.readdirSync(path).map((name) => [name, fs.statSync(`${path}/${name}`).ino] as const);
      disk.folders.set(info.ino, new Map(names));
    } else disk.files.set(info.ino, fs.readFileSync(path));
    disk.onFlush();
  };
  return { ...fs, openSync, fsyncSync, default: { ...fs, openSync, fsyncSync } };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
  for (const map of [disk.open, disk.files, disk.folders]) map.clear();
  disk.onFlush = () => {};
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes what the disk holds after the cut; the folder itself was there before. */
function afterPowerCut(from: string, to: string): void {
  const write = (inode: number, path: string): void => {
    const bytes = disk.files.get(inode);
    if (bytes) {
      writeFileSync(path, bytes);
      return;
    }
    mkdirSync(path);
    for (const [name, child] of disk.folders.get(inode) ?? []) write(child, join(path, name));
  };
  write(statSync(from).ino, to);
}

/** As `afterPowerCut`, where names are kept and what was not flushed is empty. */
function afterCutWithNames(from: string, to: string): void {
  const info = statSync(from);
  if (!info.isDirectory()) {
    writeFileSync(to, disk.files.get(info.ino) ?? '');
    return;
  }
  mkdirSync(to);
  for (const name of readdirSync(from)) afterCutWithNames(join(from, name), join(to, name));
}

const report = (year: number) => `远山县人民政府关于${year}年度法治政府建设情况的报告

${year}年，县政府认真落实上级部署，全年办理行政复议案件17件，办结15件。

一、主要做法

（一）健全制度。县政府全年印发规范性文件4件，清理旧文件9件，其中废止3件、修改2件，均按程序公开征求意见并经合法性审查。
县政府常务会议会前学法12次，各乡镇各部门主要负责人述法47人次，全县行政执法人员培训考试312人，合格率百分之九十八。

二、存在问题和下一步安排

基层法治力量仍显薄弱，下一年度将补充法制审核人员，完善行政执法监督，继续推进行政复议规范化建设。

远山县人民政府
${year + 1}年2月3日
`;

const targetIn = (name: string) => ({
  reportsDir: join(folder, name, 'reports'),
  rawDir: join(folder, name, 'raw'),
  traceDir: null,
  received: '2026-11-30',
  dryRun: false,
});

async function ingest(...paths: string[]): Promise<IngestResult[]> {
  return Array.fromAsync(ingestFiles((await listInputs(paths)).found, targetIn('disk')));
}

function write(name: string, text: string): string {
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(folder, 'in', name), text);
  return join(folder, 'in', name);
}

test('what ingest has confirmed is on the disk: the original, its record and the Markdown', async () => {
  mkdirSync(join(folder, 'disk'));
  const results = await ingest(...[2019, 2020, 2021].map((year) => write(`${year}.txt`, report(year))));
  expect(results.map(({ status }) => status === 'rejected')).toEqual([false, false, false]);
  afterPowerCut(join(folder, 'disk'), join(folder, 'after'));
  for (const { id, file } of results) {
    const { bytes } = await readCustody(join(folder, 'after', 'raw'), id);
    expect(bytes.toString()).toBe(readFileSync(file, 'utf8'));
    const [now, then] = ['disk', 'after'].map((name) =>
      readFileSync(join(folder, name, 'reports', `${id}.md`), 'utf8'),
    );
    expect(then).toBe(now);
  }
});

/** A document that ingest had told of before a cut is whole after it: its original, its record and its Markdown. */
async function expectWhole(name: string, { id, file }: IngestResult): Promise<void> {
  const { bytes } = await readCustody(join(folder, name, 'raw'), id);
  expect(bytes.toString()).toBe(readFileSync(file, 'utf8'));
  expect(readFileSync(join(folder, name, 'reports', `${id}.md`), 'utf8')).toContain(`id: ${id}`);
}

const cuts = 100;

test(`after each of ${cuts} cuts all that was confirmed is there, and the rest can be taken in again`, {
  timeout: 600_000,
}, async () => {
  mkdirSync(join(folder, 'disk'));
  const paths = Array.from({ length: 20 }, (_, k) => write(`${k}.txt`, report(2000 + k)));
  const confirmed: IngestResult[] = [];
  const known: number[] = [];
  disk.onFlush = () => {
    if (known.length === cuts) return;
    afterPowerCut(join(folder, 'disk'), join(folder, `cut-${known.length}`));
    afterCutWithNames(join(folder, 'disk'), join(folder, `named-${known.length}`));
    known.push(confirmed.length);
  };
  for await (const result of ingestFiles((await listInputs(paths)).found, targetIn('disk')))
    confirmed.push(result);
  disk.onFlush = () => {};
  expect(known).toHaveLength(cuts);
  // The cuts fall before, between and after documents.
  expect(known[0]).toBe(0);
  expect(known.at(-1)).toBeGreaterThan(8);
  for (const [cut, count] of known.entries()) {
    for (const name of [`cut-${cut}`, `named-${cut}`]) {
      for (const result of confirmed.slice(0, count)) await expectWhole(name, result);
      if (cut % 5 !== 0) continue;
      const again = ingestFiles((await listInputs(paths.slice(0, count + 2))).found, targetIn(name));
      for await (const result of again) await expectWhole(name, result);
    }
  }
});

test('a write that need not last is not flushed, which shows that the simulation loses something', () => {
  mkdirSync(join(folder, 'disk'));
  replaceFile(join(folder, 'disk', 'kept'), 'x', { durable: true });
  replaceFile(join(folder, 'disk', 'made-again'), 'x');
  afterPowerCut(join(folder, 'disk'), join(folder, 'after'));
  expect(readdirSync(join(folder, 'after'))).toEqual(['kept']);
});

test.each([
  ['the original is empty', '一.txt', ''],
  ['the original is zeros', '一.txt', '\0'.repeat(300)],
  ['the record is empty', 'source.yml', ''],
  ['the record is zeros', 'source.yml', '\0\0\0\0'],
  ['the record is gone', 'source.yml', null],
  ['the original is gone', '一.txt', null],
])('%s: named, and restored from the same original', async (_, name, content) => {
  const path = write('一.txt', report(2022));
  const [first] = await ingest(path);
  const id = first?.id ?? '';
  const damaged = join(folder, 'disk', 'raw', id, name);
  if (content === null) rmSync(damaged);
  else writeFileSync(damaged, content);
  await expect(readCustody(join(folder, 'disk', 'raw'), id)).rejects.toThrow(damaged);
  const [again] = await ingest(path);
  expect(again?.messages[0]).toMatchObject({ slug: 'custody-restored', severity: 'warning' });
  expect(again?.messages[0]?.message).toContain(damaged);
  expect((await readCustody(join(folder, 'disk', 'raw'), id)).bytes.toString()).toBe(report(2022));
  const [quiet] = await ingest(path);
  expect(quiet?.messages).toEqual(first?.messages);
});

test('a record that a person broke is not written over', async () => {
  const path = write('一.txt', report(2022));
  const [first] = await ingest(path);
  const record = join(folder, 'disk', 'raw', first?.id ?? '', 'source.yml');
  writeFileSync(record, `${readFileSync(record, 'utf8')}typo: [\n`);
  const before = readFileSync(record, 'utf8');
  const [again] = await ingest(path);
  expect(again?.status).toBe('rejected');
  expect(again?.messages[0]?.message).toContain(record);
  expect(readFileSync(record, 'utf8')).toBe(before);
});
