/** A project of its own for a benchmark: the code and vocabularies of this one, and made-up raw documents. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateReports } from '../generate.ts';

const copied = ['src', 'scripts', 'public', 'content/vocab', 'content/docs', 'astro.config.mjs'];
const alsoCopied = ['package.json', 'tsconfig.json'];

export interface BenchProject {
  readonly dir: string;
  /** Folder of the raw documents, not yet ingested. */
  readonly raw: string;
}

/** @returns a project in `dir`, which is emptied first, with `count` raw documents as plain text */
export function makeProject(root: string, dir: string, count: number, seed: number): BenchProject {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const path of [...copied, ...alsoCopied])
    cpSync(join(root, path), join(dir, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'junction');
  const made = join(dir, 'made');
  const raw = join(dir, 'saved-pages');
  generateReports(count, seed, made);
  mkdirSync(raw);
  for (const name of readdirSync(made)) {
    writeFileSync(
      join(raw, name.replace(/\.md$/, '.txt')),
      asPlainText(readFileSync(join(made, name), 'utf8')),
    );
  }
  rmSync(made, { recursive: true });
  return { dir, raw };
}

/** What a person would have saved of the published page: title, then the text. */
function asPlainText(markdown: string): string {
  const [, head = '', body = ''] = markdown.split(/^---$/m);
  const title = /^title: (.*)$/m.exec(head)?.[1] ?? '';
  return `${title}\n\n${body.replace(/^#+ /gm, '').trim()}\n`;
}
