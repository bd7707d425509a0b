/**
 * After `npm install` against a registry that lacks some platforms: adds their entries to package-lock.json, and the
 * checksums that npm did not write. Exit code 1 when the registry does not know one.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../src/lib/core/run.ts';
import { askRegistry, fillChecksums, pathsWithoutChecksum } from '../src/lib/dev/lock-checksums.ts';
import { completePackages } from '../src/lib/dev/lock-file.ts';

const file = join(root, 'package-lock.json');
const before = await readFile(file, 'utf8');
const lock = JSON.parse(before);
const packages = await fillChecksums(completePackages(lock.packages), askRegistry);
const after = `${JSON.stringify({ ...lock, packages }, null, 2)}\n`;
if (after !== before) await writeFile(file, after);
const left = pathsWithoutChecksum(packages);
console.log(
  `package-lock.json: ${after === before ? 'complete' : 'completed'}, ${left.length} without a checksum`,
);
for (const path of left) console.error(`${path}: the registry does not know this version; try again later`);
process.exitCode = left.length > 0 ? 1 : 0;
