/** Programs of the distribution that some tests need: brought where that needs no question, else said. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Tool {
  /** What the tests need it for. */
  readonly name: string;
  /** A file that is there when it is installed. */
  readonly file: string;
  readonly debianPackage: string;
}

/** @returns whether the tool is there, after trying to install it as root on Debian and its kin */
export function bringTool({ name, file, debianPackage }: Tool): boolean {
  if (existsSync(file)) return true;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 } as const;
    spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', debianPackage], options);
  }
  if (existsSync(file)) return true;
  console.warn(`${name} is not installed and not tested: apt-get install ${debianPackage}`);
  return false;
}
