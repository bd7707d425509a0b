/**
 * Where vocabularies come from in Node: the files of the project. Browsers have their own module under the same name,
 * see `imports` of package.json.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { vocabDir } from './files.ts';
import { replaceFile } from './replace-file.ts';

/**
 * The nearest folder with vocabularies above this module, so that the program may be called from anywhere; code
 * bundled into a folder outside the project finds it from where it was started.
 */
function findRoot(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'content', 'vocab'))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error('content/vocab: no such folder above the program or the working folder');
}

let root: string | undefined;

/** Absolute path of the project. */
export function projectRoot(): string {
  root ??= findRoot();
  return root;
}

/**
 * Parses YAML unless it was parsed before. Every process and thread needs the vocabularies, and parsing them all takes
 * it a third of a second; what they say is therefore kept as JSON, which is read in a hundredth of that.
 * @param folder to keep it in
 */
export function parseOnce(folder: string, name: string, text: string): unknown {
  const file = join(folder, `${name}.json`);
  try {
    const [sum = '', json = ''] = splitOnce(readFileSync(file, 'utf8'));
    if (sum === sumOf(text, json)) return JSON.parse(json);
  } catch {
    // Not there yet.
  }
  const value: unknown = parse(text);
  try {
    const json = JSON.stringify(value);
    replaceFile(file, `${sumOf(text, json)}\n${json}`);
  } catch {
    // A place that cannot be written to only costs the time.
  }
  return value;
}

/** Of the text and of what it was parsed to, so that neither another text nor a damaged file is believed. */
const sumOf = (text: string, json: string): string =>
  createHash('sha256').update(`${text}\n${json}`).digest('hex');

const splitOnce = (text: string): string[] => [
  text.slice(0, text.indexOf('\n')),
  text.slice(text.indexOf('\n') + 1),
];

/** What a vocabulary says. @param name file name without `.yml` */
export const readVocab = (name: string): unknown =>
  parseOnce(
    join(projectRoot(), vocabDir),
    name,
    readFileSync(join(projectRoot(), 'content', 'vocab', `${name}.yml`), 'utf8'),
  );
