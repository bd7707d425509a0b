/** Writes a report's Markdown; a file that a person edited is kept. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { writeWhole } from '../custody/files.ts';
import { isUntouched } from '../markdown/seal.ts';

export type Publication =
  | { readonly outcome: 'written' | 'unchanged' }
  /** The file was edited by hand; `difference` leads from it to what ingest would have written. */
  | { readonly outcome: 'kept'; readonly difference: string };

export async function publish(dir: string, id: string, markdown: string): Promise<Publication> {
  const path = join(dir, `${id}.md`);
  if (existsSync(path)) {
    const present = await readFile(path, 'utf8');
    if (present === markdown) return { outcome: 'unchanged' };
    if (!isUntouched(present)) {
      const difference = createTwoFilesPatch(path, path, present, markdown, '现有文件', 'ingest 的结果', {
        context: 1,
      });
      return { outcome: 'kept', difference };
    }
  }
  await writeWhole(path, markdown);
  return { outcome: 'written' };
}
