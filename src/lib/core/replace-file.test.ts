import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { placeFolder, replaceFile, replaceFileBy } from './replace-file.ts';
import { projectRoot } from './vocab.ts';

/** Names of the calls that were made, and which of them fails. */
const injected = vi.hoisted(() => ({ calls: [] as string[], fails: '' }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const watched = ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'] as const;
  const wrapped = watched.map((name) => [
    name,
    (...args: never[]) => {
      injected.calls.push(name.replace('Sync', ''));
      if (injected.fails === name)
        throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
      return (fs[name] as (...values: never[]) => unknown)(...args);
    },
  ]);
  return { ...fs, ...Object.fromEntries(wrapped) };
});

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replace-file-'));
  injected.calls.length = 0;
});
afterEach(() => {
  injected.fails = '';
  rmSync(folder, { recursive: true, force: true });
});

describe('replaceFile', () => {
  test('makes folders, replaces what is there and leaves nothing beside it', () => {
    replaceFile(at('a', 'b', 'c.txt'), 'one');
    replaceFile(at('a', 'b', 'c.txt'), Buffer.from('two'));
    expect(readFileSync(at('a', 'b', 'c.txt'), 'utf8')).toBe('two');
    expect(readdirSync(at('a', 'b'))).toEqual(['c.txt']);
  });

  test('another hard link keeps the old content', () => {
    replaceFile(at('a'), 'one');
    linkSync(at('a'), at('link'));
    replaceFile(at('a'), 'two');
    expect(readFileSync(at('link'), 'utf8')).toBe('one');
  });

  test('a durable one is flushed before the rename and its folder after it', () => {
    replaceFile(at('a'), 'one', { durable: true });
    expect(injected.calls).toEqual(['open', 'writeFile', 'fsync', 'rename', 'open', 'fsync']);
    injected.calls.length = 0;
    replaceFile(at('a'), 'one');
    expect(injected.calls).toEqual(['open', 'writeFile', 'rename']);
  });

  test.each(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'])(
    'when %s fails the old file stays',
    (call) => {
      replaceFile(at('a'), 'old');
      injected.fails = call;
      expect(() => replaceFile(at('a'), 'new', { durable: true })).toThrow('ENOSPC');
      injected.fails = '';
      expect(readFileSync(at('a'), 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['a']);
    },
  );

  test('names of the greatest length are taken, also where a character would be cut', () => {
    for (const name of [`${'文'.repeat(84)}.md`, 'x'.repeat(255)]) {
      replaceFile(at(name), 'x');
      expect(existsSync(at(name))).toBe(true);
    }
  });

  test('a folder is not removed for a file of its name', () => {
    mkdirSync(at('a', 'full'), { recursive: true });
    expect(() => replaceFile(at('a'), 'x')).toThrow();
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

test('replaceFileBy takes what a writer made, and nothing of one that fails', async () => {
  expect(await replaceFileBy(at('d', 'a'), (path) => writeFileSync(path, 'one'))).toBeUndefined();
  const broken = (path: string) => {
    writeFileSync(path, 'ha');
    throw new Error('broken');
  };
  await expect(replaceFileBy(at('d', 'a'), broken)).rejects.toThrow('broken');
  expect(readFileSync(at('d', 'a'), 'utf8')).toBe('one');
  expect(readdirSync(at('d'))).toEqual(['a']);
});

describe('placeFolder', () => {
  test('a folder appears with all that is in it; one that is there stays', async () => {
    const seen = await placeFolder(at('x', 'f'), (staging) => {
      writeFileSync(join(staging, 'a'), 'one');
      return existsSync(at('x', 'f'));
    });
    expect(seen).toBe(false);
    await placeFolder(at('x', 'f'), (staging) => writeFileSync(join(staging, 'b'), 'two'));
    expect(readdirSync(at('x', 'f'))).toEqual(['a']);
    expect(readdirSync(at('x'))).toEqual(['f']);
  });

  test('nothing is left when filling it fails', async () => {
    const fill = () => Promise.reject(new Error('broken'));
    await expect(placeFolder(at('f'), fill, { durable: true })).rejects.toThrow('broken');
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('only these rename: folders are exchanged, a stale lock is taken away, all files go through replace-file', () => {
  const allowed = ['src/lib/core/replace-file.ts', 'src/lib/build/swap.ts', 'src/lib/incremental/lock.ts'];
  const sources = ['src', 'scripts'].flatMap((top) =>
    readdirSync(join(projectRoot(), top), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `${top}/${name.replaceAll('\\', '/')}`),
  );
  const renaming = sources.filter((path) =>
    /\brename(Sync)?\(/.test(readFileSync(join(projectRoot(), path), 'utf8')),
  );
  // A benchmark moves a folder that it has just made.
  expect(renaming.filter((path) => !path.startsWith('scripts/bench/')).sort()).toEqual(allowed.sort());
});
