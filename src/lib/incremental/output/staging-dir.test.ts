import { hash } from 'node:crypto';
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
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeManifest } from '../../publish/hosting/manifest.ts';
import { BuildManifest, type MadeFile, writeBuildManifest } from './build-manifest.ts';
import { linkOrCopy, replaceOutput } from './output-file.ts';
import { StagingDir } from './staging-dir.ts';

let folder: string;
let last: BuildManifest;
const at = (...path: string[]) => join(folder, ...path);
const made = (path: string, text: string): MadeFile => ({
  path,
  key: `key of ${text}`,
  bytes: text.length,
  sha256: hash('sha256', text),
});
const a = made('a/index.html', 'one');
const b = made('b.txt', 'two');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'staging-dir-'));
  replaceOutput(at('last', a.path), 'one');
  replaceOutput(at('last', b.path), 'two');
  writeManifest(at('last'), '0123456789abcdef');
  await writeBuildManifest(at('last'), at('build-manifests'), [a, b]);
  last = BuildManifest.of(at('last'), at('build-manifests')) as BuildManifest;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const inode = (...path: string[]) => statSync(at(...path)).ino;
const files = (dir: string) => readdirSync(at(dir), { recursive: true }).map(String).sort();

test('an empty folder gets hard links to what the last build made of the same', () => {
  const side = new StagingDir(at('side'), last);
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
  replaceOutput(at('side', b.path), 'TWO');
  replaceOutput(at('side', 'gone', 'deep', 'index.html'), 'x');
  mkdirSync(at('side', 'empty'));
  const side = new StagingDir(at('side'), last);
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
  const side = new StagingDir(at('side'), last);
  expect(side.take(a.path, a.key)).toBeNull();
  replaceOutput(at('side', a.path), 'one');
  expect(readFileSync(at('last', a.path), 'utf8')).toBe('own words');
});

test.each(['side', 'last'])(
  'a file that the disk has spoilt in %s, with its old time, is made again',
  (where) => {
    mkdirSync(at('side', 'a'), { recursive: true });
    if (where === 'side') linkSync(at('last', a.path), at('side', a.path));
    const { atimeMs, mtimeMs } = statSync(at(where, a.path));
    writeFileSync(at(where, a.path), 'onf');
    utimesSync(at(where, a.path), atimeMs / 1000, mtimeMs / 1000);
    expect(new StagingDir(at('side'), last).take(a.path, a.key)).toBeNull();
  },
);

test('a build manifest that is damaged is not believed', async () => {
  const [name = ''] = readdirSync(at('build-manifests'));
  const database = new DatabaseSync(at('build-manifests', name));
  database.exec("UPDATE output SET anchors = 'others' WHERE path = 'b.txt'");
  database.close();
  const read = BuildManifest.of(at('last'), at('build-manifests'));
  expect(read?.find(b.path)).toBeNull();
  expect(read?.find(a.path)).not.toBeNull();
  writeFileSync(at('build-manifests', name), 'no database'.repeat(1000));
  expect(BuildManifest.of(at('last'), at('build-manifests'))).toBeNull();
});

test('a folder gives way to a file of its name and a file to a folder', () => {
  replaceOutput(at('side', 'x', 'y'), '1');
  replaceOutput(at('side', 'x'), '2');
  expect(readFileSync(at('side', 'x'), 'utf8')).toBe('2');
  replaceOutput(at('side', 'x', 'y', 'z'), '3');
  expect(readFileSync(at('side', 'x', 'y', 'z'), 'utf8')).toBe('3');
});

test('threads that write into the same new folders at the same time do not disturb each other', async () => {
  const code = `
    const { replaceOutput } = await import(${JSON.stringify(new URL('./output-file.ts', import.meta.url).href)});
    const { parentPort, workerData } = await import('node:worker_threads');
    for (let i = 0; i < 400; i++) replaceOutput(\`${at('many')}/\${i}/deep/\${workerData}.txt\`, 'x');
  `;
  const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const workers = Array.from({ length: 4 }, (_, workerData) => new Worker(url, { workerData }));
  const codes = await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(files('many').filter((path) => path.endsWith('.txt'))).toHaveLength(1600);
});

test('a link to what is not there is refused and removes nothing', () => {
  replaceOutput(at('side', 'x'), '1');
  expect(() => linkOrCopy(at('nowhere'), at('side', 'x'))).toThrow('nowhere');
  expect(readFileSync(at('side', 'x'), 'utf8')).toBe('1');
});
