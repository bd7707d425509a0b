/**
 * Vocabularies are data: `content/vocab/<name>.yml`, one file a subject, each with a schema where it is used.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/**
 * The nearest folder with vocabularies above this module, so that the program may be called from anywhere; code
 * bundled into a folder outside the project finds it from where it was started.
 */
function findRoot(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'content', 'vocab'))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error('content/vocab: no such folder above the program or the working folder');
}

let root: string | undefined;

/** Absolute path of the project. */
export function projectRoot(): string {
  root ??= findRoot();
  return root;
}

/**
 * Loads a vocabulary.
 * @param name file name without `.yml`
 * @throws Error naming the file and each value that is not as expected
 */
export function loadVocab<T>(name: string, schema: z.ZodType<T>): T {
  const file = join('content', 'vocab', `${name}.yml`);
  const result = schema.safeParse(parse(readFileSync(join(projectRoot(), file), 'utf8')));
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${file} is not as expected: ${issues.join('; ')}`);
}
