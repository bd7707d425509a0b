/**
 * Vocabularies are data: `content/vocab/<name>.yml`, one file a subject, each with a schema where it is used.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';

/** The nearest folder above this module that has the vocabularies: also right for code bundled into `dist`. */
function findRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'content', 'vocab'))) return folder;
    if (folder === dirname(folder)) throw new Error('content/vocab: no such folder above the program');
  }
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
