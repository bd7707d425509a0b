import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowSum } from './database.ts';
import { FileIndex } from './file-index.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-index-'));
  path = join(folder, 'cache', 'files.sqlite');
  mkdirSync(join(folder, 'in'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string) => join(folder, 'in', name);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The time of an inode's change cannot be set back, so a file is old only after the tick has passed. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

function remembered(): number {
  const database = new DatabaseSync(path);
  const { count } = database.prepare('SELECT count(*) AS count FROM files').get() as { count: number };
  database.close();
  return count;
}

function hashes(): Map<string, string> {
  const index = FileIndex.open(path);
  const found = index.hashFolder(join(folder, 'in'));
  index.close();
  return found;
}

test('a file that was just written is read again, an old one is remembered', async () => {
  // Opened before, as that may take longer than the tick on a busy machine.
  const index = FileIndex.open(path);
  writeFileSync(file('a'), 'one');
  expect(index.hash(file('a'))).toBe(sha256('one'));
  index.close();
  expect(remembered()).toBe(0);
  const { atime, mtime } = statSync(file('a'));
  writeFileSync(file('a'), 'two');
  utimesSync(file('a'), atime, mtime);
  expect(hashes().get('a')).toBe(sha256('two'));
  await settle();
  expect(hashes().get('a')).toBe(sha256('two'));
  expect(remembered()).toBe(1);
  // Proof that it is the memory that answers: the stored hash is given another value, and the checksum that fits.
  const database = new DatabaseSync(path);
  const other = '0'.repeat(64);
  const { size, mtimeMs, ctimeMs, ino } = statSync(file('a'));
  const sum = rowSum([file('a'), size, mtimeMs, ctimeMs, ino, other]);
  database.prepare("UPDATE files SET hash = ?, sum = ? WHERE name = 'a'").run(other, sum);
  database.close();
  expect(hashes().get('a')).toBe('0'.repeat(64));
  // Same length, same time of modification: the time of the inode's change tells.
  const old = statSync(file('a'));
  writeFileSync(file('a'), 'six');
  utimesSync(file('a'), old.atime, old.mtime);
  expect(hashes().get('a')).toBe(sha256('six'));
});

test('files that are gone are forgotten, folders and filtered names do not count', async () => {
  for (const name of ['b.md', 'a.md', 'c.txt']) writeFileSync(file(name), name);
  mkdirSync(file('d.md'));
  await settle();
  expect([...hashes().keys()]).toEqual(['a.md', 'b.md', 'c.txt']);
  expect(remembered()).toBe(3);
  rmSync(file('a.md'));
  const index = FileIndex.open(path);
  expect([...index.hashFolder(join(folder, 'in'), (name) => name.endsWith('.md')).keys()]).toEqual(['b.md']);
  expect(index.find(file('a.md'))).toBeNull();
  expect(() => index.hash(file('a.md'))).toThrow('a.md');
  expect(index.hash(file('c.txt'))).toBe(sha256('c.txt'));
  expect([...index.hashFolder(file('nowhere')).keys()]).toEqual([]);
  index.close();
  expect(remembered()).toBe(2);
});

test('a damaged index is made anew', () => {
  writeFileSync(file('a'), 'one');
  hashes();
  writeFileSync(path, 'this is no database, and it is long enough to be taken for a damaged one'.repeat(100));
  expect(hashes().get('a')).toBe(sha256('one'));
});

test('several processes share it, and a killed one leaves it whole', { timeout: 60_000 }, async () => {
  for (let i = 0; i < 400; i++) writeFileSync(file(`f${i}`), `text ${i}`);
  await settle();
  const code = `
    const { FileIndex } = await import(${JSON.stringify(new URL('./file-index.ts', import.meta.url).href)});
    for (;;) {
      const index = FileIndex.open(${JSON.stringify(path)});
      index.hashFolder(${JSON.stringify(join(folder, 'in'))});
      index.hashFolder(${JSON.stringify(join(folder, 'in'))}, (name) => name < 'f3');
      index.flush();
      console.log('round');
    }`;
  const children = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await Promise.all(children.map((child) => once(child.stdout, 'data')));
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map((child) => once(child, 'exit')));
  const found = hashes();
  expect(found.size).toBe(400);
  for (let i = 0; i < 400; i++) expect(found.get(`f${i}`)).toBe(sha256(`text ${i}`));
  expect(remembered()).toBe(400);
});

test('a hash with a flipped bit is not believed', async () => {
  writeFileSync(file('a'), 'one');
  await settle();
  hashes();
  const database = new DatabaseSync(path);
  database.exec(`UPDATE files SET hash = '${sha256('other')}'`);
  database.close();
  expect(hashes().get('a')).toBe(sha256('one'));
});
