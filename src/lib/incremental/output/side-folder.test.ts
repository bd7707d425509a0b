import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeManifest } from '../../publish/hosting/manifest.ts';
import { Ledger, type MadeFile, writeLedger } from './ledger.ts';
import { secondName, writeAnew } from './replace.ts';
import { SideFolder } from './side-folder.ts';

let folder: string;
let last: Ledger;
const at = (...path: string[]) => join(folder, ...path);
const made = (path: string, text: string): MadeFile => ({
  path,
  key: `key of ${text}`,
  bytes: text.length,
  sha256: '0'.repeat(64),
});
const a = made('a/index.html', 'one');
const b = made('b.txt', 'two');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'side-folder-'));
  writeAnew(at('last', a.path), 'one');
  writeAnew(at('last', b.path), 'two');
  writeManifest(at('last'), '0123456789abcdef');
  writeLedger(at('last'), at('ledgers'), [a, b]);
  last = Ledger.of(at('last'), at('ledgers')) as Ledger;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const inode = (...path: string[]) => statSync(at(...path)).ino;
const files = (dir: string) => readdirSync(at(dir), { recursive: true }).map(String).sort();

test('an empty folder gets second names of what the last build made of the same', () => {
  const side = new SideFolder(at('side'), last);
  expect(side.take(a.path, a.key)).toMatchObject(a);
  expect(side.take(b.path, 'another key')).toBeNull();
  expect(side.take('c', a.key)).toBeNull();
  expect(inode('side', a.path)).toBe(inode('last', a.path));
  expect(existsSync(at('side', b.path))).toBe(false);
});

test('in an older site the very files of the last one stay, all others are replaced or go', () => {
  mkdirSync(at('side', 'a'), { recursive: true });
  linkSync(at('last', a.path), at('side', a.path));
  // Same length and almost as old, but not what the last build wrote.
  writeAnew(at('side', b.path), 'TWO');
  writeAnew(at('side', 'gone', 'deep', 'index.html'), 'x');
  mkdirSync(at('side', 'empty'));
  const side = new SideFolder(at('side'), last);
  expect(side.take(a.path, a.key)).toMatchObject(a);
  expect(side.take(b.path, b.key)).toMatchObject(b);
  side.keepOnly([a, b], at('stamps'));
  expect(files('side')).toEqual(['a', 'a/index.html', 'b.txt']);
  expect(readFileSync(at('side', b.path), 'utf8')).toBe('two');
});

test('a file that someone changed in the last site is made again and keeps what it has there', () => {
  mkdirSync(at('side', 'a'), { recursive: true });
  linkSync(at('last', a.path), at('side', a.path));
  writeFileSync(at('last', a.path), 'own words');
  const side = new SideFolder(at('side'), last);
  expect(side.take(a.path, a.key)).toBeNull();
  writeAnew(at('side', a.path), 'one');
  expect(readFileSync(at('last', a.path), 'utf8')).toBe('own words');
});

test('a folder gives way to a file of its name and a file to a folder', () => {
  writeAnew(at('side', 'x', 'y'), '1');
  writeAnew(at('side', 'x'), '2');
  expect(readFileSync(at('side', 'x'), 'utf8')).toBe('2');
  writeAnew(at('side', 'x', 'y', 'z'), '3');
  expect(readFileSync(at('side', 'x', 'y', 'z'), 'utf8')).toBe('3');
});

test('threads that write into the same new folders at the same time do not disturb each other', async () => {
  const code = `
    const { writeAnew } = await import(${JSON.stringify(new URL('./replace.ts', import.meta.url).href)});
    const { parentPort, workerData } = await import('node:worker_threads');
    for (let i = 0; i < 400; i++) writeAnew(\`${at('many')}/\${i}/deep/\${workerData}.txt\`, 'x');
  `;
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const workers = Array.from({ length: 4 }, (_, workerData) => new Worker(url, { workerData }));
  const codes = await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(files('many').filter((path) => path.endsWith('.txt'))).toHaveLength(1600);
});

test('a second name of what is not there is refused and removes nothing', () => {
  writeAnew(at('side', 'x'), '1');
  expect(() => secondName(at('nowhere'), at('side', 'x'))).toThrow('nowhere');
  expect(readFileSync(at('side', 'x'), 'utf8')).toBe('1');
});
