/** Licences of the dependencies, as the lock file names them. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { compareText } from '../core/order.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), license: z.string().optional() }),
  ),
});

/**
 * @param lockFile path of a `package-lock.json`
 * @returns packages as `name@version`, by SPDX expression, the most used first
 */
export function licencesOf(lockFile: string): [licence: string, packages: string[]][] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(lockFile, 'utf8')));
  const byLicence = new Map<string, Set<string>>();
  for (const [path, { version = '', license = 'not named' }] of Object.entries(packages)) {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (path === '') continue;
    byLicence.set(license, (byLicence.get(license) ?? new Set()).add(`${name}@${version}`));
  }
  return [...byLicence]
    .map(([licence, names]): [string, string[]] => [licence, [...names].sort(compareText)])
    .sort((a, b) => b[1].length - a[1].length || compareText(a[0], b[0]));
}
