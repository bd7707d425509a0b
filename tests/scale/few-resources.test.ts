/** A machine that has little left: what fails is said as what it is, and what stands there stays. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentProblems } from '../hosting/lib/kill.ts';
import { differences, makeArchive } from './project.ts';

let folder = '';
let project = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'few-resources-'));
  project = join(folder, 'project');
  makeArchive(project, 3, 3);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a build by the shell. @returns how it ended and all that it said */
function build(dir: string, before = ''): { status: number | null; said: string } {
  const command = `${before} exec "${process.execPath}" scripts/build.ts`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: dir, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test.skipIf(process.platform === 'win32')(
  'a build gets along with 64 open files',
  { timeout: 600_000 },
  () => {
    const { status, said } = build(project, 'ulimit -n 64;');
    expect(status, said).toBe(0);
  },
);

/** A disk of its own, as only the administrator may make one. */
function mountSmallDisk(dir: string, kilobytes: number): boolean {
  mkdirSync(dir);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', dir]).status === 0;
}

test('a full disk is told as one, at whatever moment, and the site stays', {
  timeout: 900_000,
}, async (context) => {
  // The site is there, all else is to be made again.
  const plain = join(folder, 'plain');
  const isKept = (path: string): boolean =>
    ![join(project, '.cache'), join(project, 'content/reports')].includes(path);
  cpSync(project, plain, { recursive: true, verbatimSymlinks: true, filter: isKept });
  const size = Number(execFileSync('du', ['-sk', plain], { encoding: 'utf8' }).split('\t')[0]);
  // Next to nothing is free, or enough to prepare, or to render.
  for (const free of [300, 3000, 8000]) {
    const disk = join(folder, `disk-${free}`);
    context.skip(!mountSmallDisk(disk, size + free), 'no disk can be mounted here');
    try {
      const own = join(disk, 'project');
      cpSync(plain, own, { recursive: true, verbatimSymlinks: true });
      const { status, said } = build(own);
      expect(status).toBe(1);
      expect(said).toMatch(/the disk is full|磁盘已满/);
      expect(said).not.toMatch(/rollback|程序/);
      expect(said).not.toMatch(/\n {4}at /);
      expect(differences(join(own, 'dist'), join(plain, 'dist'))).toEqual([]);
      expect(await contentProblems(join(own, 'content'))).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  }
});
