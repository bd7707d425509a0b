import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../core/vocab.ts';
import { modulesOf } from './code-version.ts';
import { packageVersion } from './package-version.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'code-version-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The version in a process of its own, as the memory of this one must not hide a change. */
function version(entry: string): string {
  const code = `
    const { codeVersion } = await import('${pathToFileURL(join(folder, 'src/lib/incremental/code-version.ts')).href}');
    console.log(codeVersion(new URL('${pathToFileURL(join(folder, entry)).href}')));`;
  const args = ['--input-type=module', '--eval', code];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('a version changes with everything that the code consists of and with nothing else', () => {
  for (const path of ['src/lib/incremental', 'src/lib/core']) {
    cpSync(join(projectRoot(), path), join(folder, path), { recursive: true });
  }
  // It names modules of the project.
  cpSync(join(projectRoot(), 'package.json'), join(folder, 'package.json'));
  // The library is there, but the lock file that counts is the folder's own.
  symlinkSync(join(projectRoot(), 'node_modules'), join(folder, 'node_modules'), 'junction');
  const lock = (inner: string) =>
    JSON.stringify({
      packages: {
        'node_modules/outer': { version: '1.0.0', dependencies: { inner: '^1' } },
        'node_modules/inner': { version: inner },
        'node_modules/other': { version: '1.0.0' },
      },
    });
  write('package-lock.json', lock('1.0.0'));
  write('content/vocab/used.yml', 'a: 1\n');
  write('content/vocab/unused.yml', 'a: 1\n');
  write(
    'src/entry.ts',
    `import type { A } from './types.ts';\nimport {\n  type B,\n  c,\n} from './c.ts';\nimport o from 'outer/x.js';
export { c as d };\nconst later = () => import('./later.ts');
const worker = new URL('./worker.ts', import.meta.url);\nconst v = loadVocab<string>(\n  'used',\n  1,\n);\n`,
  );
  for (const name of ['types', 'c', 'later', 'worker', 'stranger']) write(`src/${name}.ts`, 'export {};\n');
  write('src/c.ts', "export * from './deep.ts';\n");
  write('src/deep.ts', 'export const c = 1;\n');
  const first = version('src/entry.ts');
  expect(first).toMatch(/^[0-9a-f]{64}$/);

  const same = ['src/types.ts', 'src/stranger.ts', 'content/vocab/unused.yml'];
  for (const path of same) {
    write(path, '# other\n');
    expect(version('src/entry.ts'), path).toBe(first);
  }
  const seen = new Set([first]);
  for (const path of [
    'src/entry.ts',
    'src/deep.ts',
    'src/later.ts',
    'src/worker.ts',
    'content/vocab/used.yml',
  ]) {
    write(path, `${readFileSync(join(folder, path), 'utf8')}\n`);
    const next = version('src/entry.ts');
    expect(seen.has(next), path).toBe(false);
    seen.add(next);
  }
  write('package-lock.json', lock('1.0.1'));
  expect(seen.has(version('src/entry.ts'))).toBe(false);
  write('src/deep.ts', 'export const c = loadVocab(name, 1);\n');
  const anyName = version('src/entry.ts');
  write('content/vocab/unused.yml', 'a: 2\n');
  expect(version('src/entry.ts')).not.toBe(anyName);
});

/** What TypeScript itself says a module loads, types left out. */
function loadedBy(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isImport = ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly;
    const isExport = ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier;
    const specifier = isImport || isExport ? node.moduleSpecifier : undefined;
    if (specifier && ts.isStringLiteral(specifier)) found.push(specifier.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((specifier) => specifier.startsWith('.'));
}

test('the modules of the project are followed as TypeScript follows them', () => {
  const lib = join(projectRoot(), 'src', 'lib');
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(lib, name));
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) {
    const url = pathToFileURL(file);
    const followed = new Set(modulesOf(url).map(({ href }) => href));
    for (const path of loadedBy(file)) expect(followed, file).toContain(new URL(path, url).href);
  }
  const ingest = modulesOf(pathToFileURL(join(lib, 'archive/ingest/thread.ts'))).map(
    ({ pathname }) => pathname,
  );
  expect(ingest.some((path) => path.endsWith('reading/decode/isolated-worker.ts'))).toBe(true);
  expect(ingest.some((path) => path.endsWith('src/lib/core/model.ts'))).toBe(false);
});

test('comments, strings and types load nothing; what a line break parts does', () => {
  write(
    'src/odd.ts',
    `/* import './comment.ts' */ const a = "import './string.ts'"; // new URL('./line.ts', import.meta.url)
const b = \`\${await import('./in-template.ts')}\`; import type { T } from './type.ts';
  import /* here */ c
    from './indented.ts'; export type { U } from './export-type.ts'; const r = /import '.\\/regex.ts'/;
`,
  );
  for (const name of ['in-template', 'indented']) write(`src/${name}.ts`, '');
  const names = modulesOf(pathToFileURL(join(folder, 'src/odd.ts'))).map(({ pathname }) =>
    pathname.split('/').at(-1),
  );
  expect(names.sort()).toEqual(['in-template.ts', 'indented.ts', 'odd.ts']);
});

test('a package stands for all that it brings along', () => {
  const lines = packageVersion('remark-gfm').map((line) => line.split(' ')[0]);
  expect(lines).toContain('node_modules/remark-gfm');
  expect(lines).toContain('node_modules/micromark');
  expect(packageVersion('there-is-no-such-package')).toEqual([]);
});
