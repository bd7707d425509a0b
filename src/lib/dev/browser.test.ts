import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from './browser.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A program that answers `--version` with the given exit code. */
async function program(name: string, exitCode: number): Promise<string> {
  const path = join(folder, name);
  await mkdir(folder, { recursive: true });
  await writeFile(path, `#!/bin/sh\nexit ${exitCode}\n`);
  await chmod(path, 0o755);
  return path;
}

describe.skipIf(process.platform === 'win32')('findBrowser', () => {
  test('CHROME_PATH wins', async () => {
    const wanted = await program('my-browser', 0);
    await program('chromium', 0);
    expect(findBrowser({ CHROME_PATH: wanted, PATH: folder })).toBe(wanted);
  });

  test('a CHROME_PATH that leads nowhere is said so, not passed over', () => {
    expect(() => findBrowser({ CHROME_PATH: join(folder, 'gone') })).toThrow('no such file');
  });

  test('a browser in PATH is found', async () => {
    const path = await program('chromium', 0);
    expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(path);
  });

  test('a browser that does not start is passed over', async () => {
    const broken = await program('google-chrome', 127);
    const sound = await program('chromium', 0);
    expect(broken).not.toBe(sound);
    expect(findBrowser({ PATH: folder })).toBe(sound);
  });
});
