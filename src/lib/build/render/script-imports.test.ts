import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scriptImports, withPreloads } from './script-imports.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code);
  return folder;
}

describe('scriptImports', () => {
  it('follows imports, round a circle too, but none that wait for the reader', () => {
    const imports = scriptImports(
      folderWith({
        'page.js': 'import{a as t}from"./one.js";import"./two.js";t(()=>import("./late.js"))',
        'one.js': 'import{b}from"./two.js";export{b as a}',
        'two.js': 'import{a}from"./one.js";export const b=a',
        'late.js': 'export default 1',
        'style.css': 'a{}',
      }),
    );
    expect(imports.get('page.js')).toEqual(['one.js', 'two.js']);
    expect(imports.get('one.js')).toEqual(['two.js']);
    expect(imports.get('late.js')).toEqual([]);
    expect([...imports.keys()].sort()).toEqual(['late.js', 'one.js', 'page.js', 'two.js']);
  });
});

describe('withPreloads', () => {
  const imports = new Map([
    ['base.js', ['shared.js']],
    ['page.js', ['more.js', 'shared.js']],
  ]);

  it('names each file once, before the script, in the folder of the script', () => {
    const html =
      '<script type="module" src="/b/_astro/base.js"></script><script type="module" src="/b/_astro/page.js"></script>';
    expect(withPreloads(html, imports)).toBe(
      '<link rel="modulepreload" href="/b/_astro/shared.js"><script type="module" src="/b/_astro/base.js"></script>' +
        '<link rel="modulepreload" href="/b/_astro/more.js"><script type="module" src="/b/_astro/page.js"></script>',
    );
  });

  it('leaves other scripts as they are', () => {
    const html = '<script>1</script><script type="module" src="/_astro/unknown.js"></script>';
    expect(withPreloads(html, imports)).toBe(html);
  });
});
