import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listSiteFiles } from './site-files.ts';
import { leaveSpare, prepareStaging, type Swap, swapIn } from './swap.ts';

let folder: string;
let dist: string;
let swap: Swap;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'swap-'));
  dist = join(folder, 'dist');
  swap = { target: dist, spare: join(folder, 'cache', 'spare') };
});
afterEach(() => rm(folder, { recursive: true }));

async function build(text: string): Promise<string[]> {
  const side = await prepareStaging(swap);
  const present = await readdir(side);
  await rm(join(side, 'index.html'), { force: true });
  await writeFile(join(side, 'index.html'), text);
  await writeFile(join(side, '404.html'), '');
  return present;
}

const shown = () => readFile(join(dist, 'index.html'), 'utf8');

describe('building beside the folder in use', () => {
  test('the new folder takes the place of the old one, which waits to be built into', async () => {
    expect(await build('first')).toEqual([]);
    await swapIn(swap);
    await writeFile(join(dist, 'only-in-first.html'), '');
    expect(await build('second')).toEqual([]);
    expect(await shown()).toBe('first');
    await swapIn(swap);
    expect(await shown()).toBe('second');
    expect(await readdir(dist)).toEqual(['404.html', 'index.html']);
    expect(await readdir(folder)).toEqual(['cache', 'dist']);
    expect(await build('third')).toContain('only-in-first.html');
    expect(await shown()).toBe('second');
    await swapIn(swap);
    expect(await shown()).toBe('third');
    expect(await readFile(join(swap.spare, 'index.html'), 'utf8')).toBe('second');
  });

  test('the first build leaves a folder to build into, which shares its files', async () => {
    await build('first');
    await swapIn(swap);
    expect(leaveSpare(swap, await listSiteFiles(dist))).toBe(true);
    const [shownFile, spareFile] = await Promise.all(
      [dist, swap.spare].map((dir) => stat(join(dir, 'index.html'))),
    );
    expect(spareFile?.ino).toBe(shownFile?.ino);
    expect(await build('second')).toEqual(['404.html', 'index.html']);
    expect(await shown()).toBe('first');
    await swapIn(swap);
    expect(leaveSpare(swap, await listSiteFiles(dist))).toBe(false);
    expect(await readFile(join(swap.spare, 'index.html'), 'utf8')).toBe('first');
  });

  test('what a killed build left is built into again; the good folder stays', async () => {
    await build('good');
    await swapIn(swap);
    await build('half');
    expect(await build('whole')).toEqual(['404.html', 'index.html']);
    expect(await shown()).toBe('good');
    await swapIn(swap);
    expect(await shown()).toBe('whole');
  });

  test('a build killed between the renames is repaired by the next', async () => {
    await build('good');
    await swapIn(swap);
    await rename(dist, `${dist}.old`);
    await prepareStaging(swap);
    expect(await shown()).toBe('good');
  });

  test('a folder that no build made is refused and left alone', async () => {
    await mkdir(dist);
    await writeFile(join(dist, 'index.html'), 'mine');
    await expect(prepareStaging(swap)).rejects.toThrow('no built site');
    expect(await shown()).toBe('mine');
    expect(await readdir(folder)).toEqual(['dist']);
  });
});

test.skipIf(process.platform !== 'linux')(
  'where the system can exchange folders, the old one is never away',
  async () => {
    // Stands for a newer mv: says what it was asked for, and does it in the way that this system can.
    const mv = join(folder, 'bin', 'mv');
    await mkdir(join(folder, 'bin'));
    const script = `#!/bin/sh
printf '%s\\n' "$1 $2" > "${join(folder, 'asked')}"
/bin/mv "$4" "$4.x" && /bin/mv "$5" "$4" && /bin/mv "$4.x" "$5"
`;
    await writeFile(mv, script, { mode: 0o755 });
    const path = process.env['PATH'];
    process.env['PATH'] = `${join(folder, 'bin')}:${path}`;
    try {
      await build('first');
      await swapIn(swap);
      await build('second');
      await swapIn(swap);
    } finally {
      process.env['PATH'] = path;
    }
    expect(await readFile(join(folder, 'asked'), 'utf8')).toBe('--exchange --no-target-directory\n');
    expect(await shown()).toBe('second');
    expect(await readFile(join(swap.spare, 'index.html'), 'utf8')).toBe('first');
    expect((await readdir(folder)).sort()).toEqual(['asked', 'bin', 'cache', 'dist']);
  },
);
