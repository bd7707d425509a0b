/** A project of its own that shares the code of this one: for benchmarks and tests that change the archive. */
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../core/run.ts';

const code = [
  'astro.config.mjs',
  'content/docs',
  'content/vocab',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'src',
];

/** Makes the project in `dir`, which is emptied first; `archive` names folders of `content` to copy as well. */
export function copyProject(dir: string, archive: readonly ('raw' | 'reports')[] = []): void {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const folders = archive.map((name) => `content/${name}`);
  for (const path of [...code, 'tsconfig.json', ...folders]) {
    cpSync(join(root, path), join(dir, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'junction');
}
