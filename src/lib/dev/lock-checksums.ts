/** Checksums of packages in the lock file that this machine never fetched: the registry knows them. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { LockedPackage, LockedPackages } from './lock-file.ts';

/** What npm checks a fetched package against. */
export interface Checksum {
  readonly resolved: string;
  readonly integrity: string;
}

const answer = z.object({ 'dist.tarball': z.url(), 'dist.integrity': z.string().startsWith('sha512-') });

/**
 * @param spec such as `name@1.0.0`
 * @throws when the registry does not answer, or does not know the package
 */
export async function askRegistry(spec: string): Promise<Checksum> {
  const args = ['view', spec, 'dist.tarball', 'dist.integrity', '--json'];
  const { stdout } = await promisify(execFile)('npm', args, { shell: process.platform === 'win32' });
  const { 'dist.tarball': resolved, 'dist.integrity': integrity } = answer.parse(JSON.parse(stdout));
  return { resolved, integrity };
}

/** @returns paths of entries that npm would install without comparing them with anything */
export function pathsWithoutChecksum(packages: LockedPackages): string[] {
  return Object.entries(packages)
    .filter(([path, { integrity, inBundle }]) => path !== '' && integrity === undefined && !inBundle)
    .map(([path]) => path);
}

/** @returns the packages with a checksum for each that `ask` knows; the others stay as they were */
export async function fillChecksums(
  packages: LockedPackages,
  ask: (spec: string) => Promise<Checksum>,
): Promise<LockedPackages> {
  const filled: Record<string, LockedPackage> = { ...packages };
  for (const path of pathsWithoutChecksum(packages)) {
    const { version = '', ...rest } = packages[path] ?? {};
    const name = path.split('node_modules/').at(-1);
    const checksum = await ask(`${name}@${version}`).catch(() => null);
    if (checksum) filled[path] = { version, ...checksum, ...rest };
  }
  return filled;
}
