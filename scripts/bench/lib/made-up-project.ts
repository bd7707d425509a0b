/** A project with made-up raw documents for a benchmark. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyProject } from '../../lib/project-copy.ts';
import { generateReports } from '../generate.ts';

/**
 * Makes the project in `dir`, which is emptied first.
 * @returns its folder of `count` raw documents as plain text, not yet ingested
 */
export function makeProject(dir: string, count: number, seed: number): string {
  copyProject(dir);
  const made = join(dir, 'made');
  const raw = join(dir, 'saved-pages');
  generateReports(count, seed, made);
  mkdirSync(raw);
  for (const name of readdirSync(made)) {
    const text = asPlainText(readFileSync(join(made, name), 'utf8'));
    writeFileSync(join(raw, name.replace(/\.md$/, '.txt')), text);
  }
  rmSync(made, { recursive: true });
  return raw;
}

/** What a person would have saved of the published page: title, then the text. */
function asPlainText(markdown: string): string {
  const [, head = '', body = ''] = markdown.split(/^---$/m);
  const title = /^title: (.*)$/m.exec(head)?.[1] ?? '';
  return `${title}\n\n${body.replace(/^#+ /gm, '').trim()}\n`;
}
