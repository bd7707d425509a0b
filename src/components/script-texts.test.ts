import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { interfaceTexts } from '../lib/core/interface/texts.ts';
import { modulesOf } from '../lib/incremental/code-version.ts';

/** Scripts that a page loads by the name that `Base` is given; those of `base` are on every page. */
const entries = {
  base: ['reader/choices', 'reader/print', 'reader/shortcuts'],
  report: ['reader/report-page', 'reader/similar'],
  search: ['search/search-page'],
  explore: ['explore/explore-page'],
  compare: ['compare/compare-page'],
  offline: ['offline/offline-page'],
  nearest: ['nearest-page'],
  home: ['home-place'],
  write: ['write/write-page', 'write/draft-check'],
};

const known = interfaceTexts('zh');

function keysOf(scripts: readonly string[]): string[] {
  const modules = scripts.flatMap((script) => modulesOf(new URL(`./${script}.ts`, import.meta.url)));
  const found = modules
    .filter(({ pathname }) => pathname.includes('/src/') && !pathname.endsWith('/interface/keys.ts'))
    .flatMap((url) => [...readFileSync(url, 'utf8').matchAll(/'([a-z0-9.-]+)'/g)])
    .map(([, key]) => key as string)
    .filter((key) => key in known);
  return [...new Set(found)].sort();
}

it('names the texts that the scripts of each page ask for', async () => {
  const lists = Object.entries(entries).map(([name, scripts]) => {
    const keys = keysOf(scripts).map((key) => `    '${key}',`);
    return `  ${name}: [${keys.length > 0 ? `\n${keys.join('\n')}\n  ` : ''}],`;
  });
  const text = [
    '// biome-ignore-all format: made by a test',
    '/** Keys of the texts that the scripts of a page ask for. Made by script-texts.test.ts: `vitest -u` after a change. */',
    "import type { TextKey } from '../lib/core/interface/translate.ts';",
    '',
    'export const scriptTexts = {',
    ...lists,
    '} as const satisfies Readonly<Record<string, readonly TextKey[]>>;',
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('./script-texts.ts');
});
