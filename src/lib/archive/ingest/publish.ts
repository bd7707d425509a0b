/** Writes a report's Markdown; a file that a person edited is kept. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { isUntouched } from '../../core/markdown/seal.ts';
import { replaceFile } from '../../core/replace-file.ts';

export interface Publication {
  /** `kept`: the file was edited by hand and stands as it was. */
  readonly outcome: 'written' | 'unchanged' | 'kept';
  /** What stands in the file now; in a dry run, what would. */
  readonly text: string;
  /** What leads from the present file to what ingest makes; for a file that is kept, and in a dry run. */
  readonly difference?: string;
}

/**
 * @param dryRun say what would be written and write nothing
 */
export async function publish(
  dir: string,
  id: string,
  markdown: string,
  dryRun: boolean,
): Promise<Publication> {
  const path = join(dir, `${id}.md`);
  const present = existsSync(path) ? await readFile(path, 'utf8') : '';
  if (present === markdown) return { outcome: 'unchanged', text: markdown };
  const difference = () =>
    createTwoFilesPatch(path, path, present, markdown, '现有文件', 'ingest 的结果', { context: 1 });
  if (present !== '' && !isUntouched(present)) {
    return { outcome: 'kept', text: present, difference: difference() };
  }
  if (dryRun) return { outcome: 'written', text: markdown, difference: difference() };
  replaceFile(path, markdown, { durable: true });
  return { outcome: 'written', text: markdown };
}
