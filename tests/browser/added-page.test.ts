/** The page that `docs/how-to/add-a-page.md` adds, by the files as they stand there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, run } from '../../src/lib/core/run.ts';
import { copyProject } from '../../src/lib/dev/project-copy.ts';

interface Block {
  readonly file: string;
  readonly text: string;
}

/** Code of the how-to; its first line names the file. */
function blocks(): Block[] {
  const markdown = readFileSync(join(root, 'docs/how-to/add-a-page.md'), 'utf8').replace(/^ {3}/gm, '');
  return [...markdown.matchAll(/^```\w+\n(?:\/\/|#) (\S+)\n(.*?)^```$/gms)].map(
    ([, file = '', text = '']) => ({
      file,
      text,
    }),
  );
}

const added = (text: string): string[] => [...text.matchAll(/^\+(.*)$/gm)].map(([, line = '']) => line);

/** Puts the added lines where they belong: words anywhere; imports first, then the entry of the registry. */
function addTo(file: string, before: string, lines: readonly string[]): string {
  return file.endsWith('.yml') ? `${before}${lines.join('\n')}\n` : addToRegistry(before, lines);
}

function addToRegistry(registry: string, lines: readonly string[]): string {
  const [imported, entry] = lines;
  const list = 'export const registry: readonly PageSet[] = [';
  return `${imported}\n${registry.replace(list, `${list}\n${entry}`)}`;
}

describe('a kind of page that is added in three files and its words', () => {
  const dir = join(root, '.cache', 'test', 'added-page');
  const files = blocks();

  beforeAll(async () => {
    copyProject(dir, ['raw', 'reports']);
    for (const { file, text } of files) {
      const path = join(dir, file);
      mkdirSync(dirname(path), { recursive: true });
      const there = existsSync(path) ? readFileSync(path, 'utf8') : null;
      writeFileSync(path, there === null ? text : addTo(file, there, added(text)));
    }
    const args = [join(dir, 'scripts/build.ts'), '--base', '/b/', '--site', 'https://archive.example'];
    expect(await run(process.execPath, args, { quiet: true }), 'exit code of build').toBe(0);
  });

  const built = (path: string): string => readFileSync(join(dir, 'dist', path), 'utf8');

  test('touches no more', () => {
    expect(files.map(({ file }) => file)).toEqual([
      'src/lib/site/views/undated.ts',
      'src/lib/site/registry.ts',
      'src/templates/Undated.astro',
      'content/vocab/interface-zh.yml',
      'content/vocab/interface-en.yml',
    ]);
  });

  test('is built, with the stylesheet of its kind and its place in the sitemap', () => {
    const page = built('undated/index.html');
    expect(page).toContain('<h1>发布日期不明的报告</h1>');
    expect(page).toMatch(/<link rel="stylesheet" href="\/b\/_astro\/pages\.[^"]+\.css">/);
    expect(page).toContain('<link rel="canonical" href="https://archive.example/b/undated/">');
    expect(page).toContain('hreflang="en" href="https://archive.example/b/en/undated/"');
    expect(built('en/undated/index.html')).toContain('<h1>Reports of an unknown date of publication</h1>');
    expect(built('sitemap-pages.xml')).toContain('<loc>https://archive.example/b/undated/</loc>');
  });
});
