/**
 * A folder is built beside the one it replaces and takes its place only when it is whole, so that a build
 * that fails or is killed leaves what was there. The one that was replaced waits to be built into: most of its files
 * are those of the next site, too (src/lib/incremental/output/staging-dir.ts).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { linkOrCopy } from '../incremental/output/output-file.ts';
import type { SiteFile } from './site-files.ts';

export interface Swap {
  /** The folder that is replaced. */
  readonly target: string;
  /** Where one that was replaced waits. */
  readonly spare: string;
}

/**
 * Cleans up what a killed build left.
 * @returns a folder beside the target to build into, which may hold anything
 * @throws when the target holds something that no build made, which must not be lost
 */
export async function prepareStaging({ target, spare }: Swap): Promise<string> {
  const { next, old } = names(target);
  const present = existsSync(target) ? await readdir(target) : [];
  if (present.length > 0 && !present.includes('404.html')) {
    throw new Error(`${target} holds files that are no built site: name another folder or empty it`);
  }
  // Killed between two renames of `swapIn`: what was there stands under its other name.
  if (existsSync(old) && !existsSync(target)) await rename(old, target);
  rmSync(old, { recursive: true, force: true });
  if (!existsSync(next)) await moveOrRemove(spare, next);
  await mkdir(next, { recursive: true });
  return next;
}

/** Puts the staging directory in the place of the target, in one step where the system can. */
export async function swapIn({ target, spare }: Swap): Promise<void> {
  const { next, old } = names(target);
  if (!existsSync(target)) renameSync(next, target);
  else if (exchange(next, target)) renameSync(next, old);
  else {
    // Without a pause in between: the target is missing for some hundredths of a millisecond, and a process that is
    // killed just then leaves it under its other name, which `prepareStaging` puts back.
    renameSync(target, old);
    renameSync(next, target);
  }
  rmSync(spare, { recursive: true, force: true });
  await moveOrRemove(old, spare);
}

/** Number of the system call `renameat2` of Linux on the machines that Node runs on most. */
const renameat2: Readonly<Record<string, number>> = { x64: 316, arm64: 276 };

/** `renameat2` with the flag RENAME_EXCHANGE, both paths from the working folder. */
const perlExchange = 'exit(syscall(shift() + 0, -100, $ARGV[0], -100, $ARGV[1], 2) == 0 ? 0 : 1)';

/**
 * Exchanges two folders in one step. Node has no `renameat2`; GNU coreutils 9.5 and later bring it as `mv --exchange`,
 * and Perl, which nearly every Linux has, can call it.
 * @returns false when the system cannot, and nothing has changed
 */
export function exchange(a: string, b: string): boolean {
  if (process.platform !== 'linux') return false;
  const inode = statSync(a).ino;
  const isDone = (): boolean => statSync(b, { throwIfNoEntry: false })?.ino === inode;
  spawnSync('mv', ['--exchange', '--no-target-directory', '--', a, b], { stdio: 'ignore' });
  if (isDone()) return true;
  const call = renameat2[process.arch];
  if (call === undefined) return false;
  spawnSync('perl', ['-e', perlExchange, String(call), a, b], { stdio: 'ignore' });
  return isDone();
}

/**
 * Leaves a site to build into where none was replaced, so that the second build costs no more than the third.
 * @param files of the target; on another disk, where they would be copied, none is left
 * @returns whether one was left
 */
export function leaveSpare({ target, spare }: Swap, files: readonly SiteFile[]): boolean {
  if (existsSync(spare)) return false;
  const isOneDisk = files.every(({ path }) => linkOrCopy(join(target, path), join(spare, path)));
  if (!isOneDisk) rmSync(spare, { recursive: true });
  return isOneDisk;
}

/** Folders on different disks cannot be moved. */
async function moveOrRemove(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to).catch(() => rmSync(from, { recursive: true, force: true }));
}

function names(target: string) {
  return { next: `${target}.next`, old: `${target}.old` };
}
