/** After `npm install` against a registry that lacks some platforms: adds their entries to package-lock.json. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../src/lib/core/run.ts';
import { completePackages, missingPackages } from '../src/lib/dev/lock-file.ts';

const file = join(root, 'package-lock.json');
const lock = JSON.parse(await readFile(file, 'utf8'));
const count = missingPackages(lock.packages).length;
if (count > 0) {
  const completed = { ...lock, packages: completePackages(lock.packages) };
  await writeFile(file, `${JSON.stringify(completed, null, 2)}\n`);
}
console.log(`package-lock.json: ${count} entries added`);
