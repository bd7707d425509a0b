import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../vocab.ts';
import { locales } from './locale.ts';
import { interfaceTexts } from './texts.ts';
import { placeholder } from './translate.ts';

const [zh, en] = locales.map(interfaceTexts) as [Record<string, string>, Record<string, string>];

const valuesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(placeholder)].map(([, name]) => name as string))].sort();

/** The keys and their values as types, so that a wrong key or a forgotten value does not compile. */
function keysModule(): string {
  const line = (key: string): string => {
    const values = valuesOf(zh[key] as string).map((value) => `'${value}'`);
    return `  '${key}': ${values.length > 0 ? values.join(' | ') : 'never'};`;
  };
  return [
    '// biome-ignore-all format: made by a test',
    '/** Keys of the texts of the interface and the values that each takes. Made by texts.test.ts: `vitest -u` after a change. */',
    'export interface InterfaceTexts {',
    ...Object.keys(zh).sort().map(line),
    '}',
    '',
  ].join('\n');
}

/** Code that may ask for a text. */
const code = ['src/templates', 'src/components', 'src/layouts', 'src/lib', 'src/middleware.ts']
  .flatMap((path) => {
    if (path.endsWith('.ts')) return [path];
    return readdirSync(join(projectRoot(), path), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:astro|ts)$/.test(name) && !/\.test\.ts$|interface\/keys\.ts$/.test(name))
      .map((name) => join(path, name));
  })
  .map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }));

describe('the dictionary', () => {
  it('has the same keys in each language', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('takes the same values in each language', () => {
    const differing = Object.keys(zh).filter(
      (key) => String(valuesOf(zh[key] as string)) !== String(valuesOf(en[key] as string)),
    );
    expect(differing).toEqual([]);
  });

  it('is in the order of its keys, so that two changes seldom meet', () => {
    const files = locales.map((locale) => Object.keys(interfaceTexts(locale)));
    for (const keys of files) expect(keys).toEqual(keys.toSorted());
  });

  it('has no English text with Chinese words but for examples', () => {
    const chinese = Object.entries(en).filter(([, text]) => /\p{Script=Han}/u.test(text));
    expect(chinese.map(([key]) => key)).toEqual(['search.placeholder']);
  });

  it('has the keys as types', async () => {
    await expect(keysModule()).toMatchFileSnapshot('./keys.ts');
  });

  it('has no text that nothing asks for', () => {
    const all = code.map(({ text }) => text).join('\n');
    expect(Object.keys(zh).filter((key) => !all.includes(`'${key}'`))).toEqual([]);
  });
});
