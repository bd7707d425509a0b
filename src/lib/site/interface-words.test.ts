import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { loadVocab, projectRoot } from '../core/vocab.ts';

const words = loadVocab(
  'interface-words',
  z.array(z.strictObject({ word: z.string(), meaning: z.string(), not: z.array(z.string()).min(1) })),
);

/** What readers see: the dictionary, what is still said elsewhere, and the documentation on the site. */
const folders = [
  'src/templates',
  'src/components',
  'src/layouts',
  'src/lib/site',
  'src/lib/analysis/tables',
  'content/docs',
];
const dictionary = 'content/vocab/interface-zh.yml';
const read = (file: string) => readFileSync(join(projectRoot(), file), 'utf8');
const files = folders.flatMap((folder) =>
  readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:astro|ts|md)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => ({
      file: join(folder, name),
      text: read(join(folder, name)),
    })),
);
const texts = [...files, { file: dictionary, text: read(dictionary) }];

/**
 * Templates and scripts of pages; quotation.ts writes citations, which are Chinese in every language, and the desk is no
 * part of the site.
 */
const templates = files.filter(
  ({ file }) =>
    /^src\/(?:templates|components|layouts)\//.test(file) && !/\/quotation\.ts$|\/desk\//.test(file),
);

it.each(templates)('$file says nothing itself', ({ file, text }) => {
  const code = text.replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '');
  const words = [...code.matchAll(/[^\n]*\p{Script=Han}[^\n]*/gu)].map(([line]) => line.trim());
  const advice = `${file}: give these words a key in content/vocab/interface-zh.yml and interface-en.yml, say t('key')`;
  expect(words, advice).toEqual([]);
});

it('reads the pages', () => {
  expect(texts.length).toBeGreaterThan(150);
});

it.each(words)('one word for one thing: $word', ({ word, not }) => {
  const found = texts.flatMap(({ file, text }) =>
    not.filter((other) => text.includes(other)).map((other) => `${file}: say ${word}, not ${other}`),
  );
  expect(found).toEqual([]);
});

it('uses each word, and forbids none of its own', () => {
  const all = texts.map(({ text }) => text).join('\n');
  expect(words.filter(({ word }) => !all.includes(word)).map(({ word }) => word)).toEqual([]);
  const forbidden = words.flatMap(({ not }) => not);
  const clash = words.filter(({ word }) => forbidden.some((other) => word.includes(other)));
  expect(clash.map(({ word }) => word)).toEqual([]);
});
