import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../core/run.ts';
import { fillChecksums, pathsWithoutChecksum } from './lock-checksums.ts';
import { completePackages, missingPackages, platformEntry } from './lock-file.ts';

const read = async (name: string) => JSON.parse(await readFile(join(root, name), 'utf8'));

test('allowScripts names the packages that run a script when they are installed, and no other', async () => {
  const { packages } = await read('package-lock.json');
  const withScript = Object.keys(packages).filter((path) => packages[path].hasInstallScript);
  const names = withScript.map((path) => path.split('node_modules/').at(-1));
  expect(Object.keys((await read('package.json')).allowScripts).sort()).toEqual([...new Set(names)].sort());
});

test('package-lock.json names every platform (else: node scripts/complete-lock.ts)', async () => {
  const lock = await read('package-lock.json');
  expect(missingPackages(lock.packages).map(({ name }) => name)).toEqual([]);
});

test('every package has a checksum (else: node scripts/complete-lock.ts)', async () => {
  const lock = await read('package-lock.json');
  expect(pathsWithoutChecksum(lock.packages)).toEqual([]);
});

test('a checksum is asked for by name and version, and only where there is none', async () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/a/node_modules/@s/b': { version: '2.0.0', optional: true },
    'node_modules/unknown': { version: '3.0.0' },
    'node_modules/bundled': { version: '1.0.0', inBundle: true },
  };
  const asked: string[] = [];
  const filled = await fillChecksums(packages, async (spec) => {
    asked.push(spec);
    if (spec.startsWith('unknown')) throw new Error('404');
    return { resolved: 'https://registry.example/b.tgz', integrity: 'sha512-b' };
  });
  expect(asked).toEqual(['@s/b@2.0.0', 'unknown@3.0.0']);
  expect(filled['node_modules/a/node_modules/@s/b']).toEqual({
    version: '2.0.0',
    resolved: 'https://registry.example/b.tgz',
    integrity: 'sha512-b',
    optional: true,
  });
  expect(pathsWithoutChecksum(filled)).toEqual(['node_modules/unknown']);
});

describe('missing entries', () => {
  const parent = { version: '1.0.0', license: 'MIT', optionalDependencies: { 'p-linux-x64-musl': '1.0.0' } };

  test('an entry beside the package or above it satisfies it, one elsewhere does not', () => {
    expect(missingPackages({ 'node_modules/a/node_modules/b': parent })).toHaveLength(1);
    for (const folder of ['', 'node_modules/a/', 'node_modules/a/node_modules/b/']) {
      const packages = {
        'node_modules/a/node_modules/b': parent,
        [`${folder}node_modules/p-linux-x64-musl`]: {},
      };
      expect(missingPackages(packages)).toEqual([]);
    }
    const elsewhere = { 'node_modules/b': parent, 'node_modules/c/node_modules/p-linux-x64-musl': {} };
    expect(missingPackages(elsewhere)).toHaveLength(1);
  });

  test.each([
    ['@s/p-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@s/p-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@s/windows-arm64', { os: ['win32'], cpu: ['arm64'] }],
    ['@s/p-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('%s is for %o', (name, platform) => {
    const entry = platformEntry({ name, version: '1.0.0', parent });
    expect(entry).toEqual({ version: '1.0.0', license: 'MIT', optional: true, ...platform });
  });

  test('what no name tells is left to a person', () => {
    expect(() => platformEntry({ name: 'colours', version: '1.0.0', parent })).toThrow('by hand');
    expect(() => platformEntry({ name: 'p-darwin-x64', version: '^1.0.0', parent })).toThrow('by hand');
  });

  test('nothing is missing after completing, and a complete lock stays as it is', () => {
    const completed = completePackages({ 'node_modules/b': parent });
    expect(missingPackages(completed)).toEqual([]);
    expect(completePackages(completed)).toEqual(completed);
  });
});
