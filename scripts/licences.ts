/** `npm run licences`: the licences of all packages in the lock file, each with the packages that are under it. */
import { join } from 'node:path';
import { licencesOf } from '../src/lib/check/licences.ts';
import { root } from '../src/lib/core/run.ts';

for (const [licence, packages] of licencesOf(join(root, 'package-lock.json'))) {
  console.log(`${licence} (${packages.length})\n  ${packages.join(' ')}`);
}
