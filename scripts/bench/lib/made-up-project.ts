/** A project with made-up raw documents for a benchmark. */
import { join } from 'node:path';
import { copyProject } from '../../../src/lib/dev/project-copy.ts';
import { madeUpReports, writePages } from './made-up-archive.ts';

/**
 * Makes the project in `dir`, which is emptied first.
 * @returns its folder of `count` raw documents as plain text, not yet ingested
 */
export function makeProject(dir: string, count: number, seed: number): string {
  copyProject(dir);
  const raw = join(dir, 'saved-pages');
  writePages(madeUpReports(0, count, seed), raw);
  return raw;
}
