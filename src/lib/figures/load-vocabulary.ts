/** Reads the vocabulary files; the only place of the figures stage that touches the disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileVocabulary, type Vocabulary } from './vocabulary.ts';

/** @param folder path of content/vocab */
export function loadVocabulary(folder: string): Vocabulary {
  const read = (name: string): unknown => parse(readFileSync(join(folder, `${name}.yml`), 'utf8'));
  return compileVocabulary({
    indicators: read('indicators'),
    units: read('units'),
    terms: read('figure-terms'),
    scopes: read('figure-scopes'),
    words: read('figure-words'),
  });
}
