/**
 * Vocabularies are data: `content/vocab/<name>.yml`, one file a subject, each with a schema where it is used. Runs in
 * the browser as well, for the rules that are needed there.
 */
import type { z } from 'zod';
import { readVocab } from '#vocab-source';

/**
 * Loads a vocabulary.
 * @param name file name without `.yml`
 * @throws Error naming the file and each value that is not as expected
 */
export function loadVocab<T>(name: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(readVocab(name));
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`content/vocab/${name}.yml is not as expected: ${issues.join('; ')}`);
}
