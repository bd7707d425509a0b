/**
 * A folder is built beside the one it replaces and takes its place only when it is whole, so that a build
 * that fails or is killed leaves what was there.
 */
import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';

/**
 * Cleans up what a killed build left.
 * @param target the folder that will be replaced
 * @returns an empty folder beside it to build into
 * @throws when `target` holds something that no build made, which must not be lost
 */
export async function sideFolder(target: string): Promise<string> {
  const { next, old } = names(target);
  const present = existsSync(target) ? await readdir(target) : [];
  if (present.length > 0 && !present.includes('404.html')) {
    throw new Error(`${target} holds files that are no built site: name another folder or empty it`);
  }
  // Killed between the two renames of `replaceBy`: what was there stands under its other name.
  if (existsSync(old) && !existsSync(target)) await rename(old, target);
  // In one go: one by one a hundred thousand files take three times as long.
  rmSync(old, { recursive: true, force: true });
  rmSync(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  return next;
}

/** Puts the side folder of `target` in its place and removes what stood there. */
export async function swapIn(target: string): Promise<void> {
  const { next, old } = names(target);
  if (existsSync(target)) await rename(target, old);
  await rename(next, target);
  rmSync(old, { recursive: true, force: true });
}

function names(target: string) {
  return { next: `${target}.next`, old: `${target}.old` };
}
