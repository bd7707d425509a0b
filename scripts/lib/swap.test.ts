import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sideFolder, swapIn } from './swap.ts';

let folder: string;
let dist: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'swap-'));
  dist = join(folder, 'dist');
});
afterEach(() => rm(folder, { recursive: true }));

async function build(text: string): Promise<void> {
  const side = await sideFolder(dist);
  await writeFile(join(side, 'index.html'), text);
  await writeFile(join(side, '404.html'), '');
}

const shown = () => readFile(join(dist, 'index.html'), 'utf8');

describe('building beside the folder in use', () => {
  test('the new folder takes the place of the old one and nothing else is left', async () => {
    await build('first');
    await swapIn(dist);
    await writeFile(join(dist, 'only-in-first.html'), '');
    await build('second');
    expect(await shown()).toBe('first');
    await swapIn(dist);
    expect(await shown()).toBe('second');
    expect(await readdir(dist)).toEqual(['404.html', 'index.html']);
    expect(await readdir(folder)).toEqual(['dist']);
  });

  test('a build killed half-way leaves the good folder and no file of its own to the next', async () => {
    await build('good');
    await swapIn(dist);
    await build('half');
    expect(await readdir(await sideFolder(dist))).toEqual([]);
    expect(await shown()).toBe('good');
  });

  test('a build killed between the renames is repaired by the next', async () => {
    await build('good');
    await swapIn(dist);
    await rename(dist, `${dist}.old`);
    await sideFolder(dist);
    expect(await shown()).toBe('good');
  });

  test('a folder that no build made is refused and left alone', async () => {
    await mkdir(dist);
    await writeFile(join(dist, 'index.html'), 'mine');
    await expect(sideFolder(dist)).rejects.toThrow('no built site');
    expect(await shown()).toBe('mine');
    expect(await readdir(folder)).toEqual(['dist']);
  });
});
