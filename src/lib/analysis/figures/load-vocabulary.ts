/** Reads the vocabulary files of the figures stage, once. */
import { z } from 'zod';
import { loadVocab } from '../../core/load-vocab.ts';
import {
  compileVocabulary,
  indicatorSchema,
  scopeSchema,
  termSchema,
  unitSchema,
  type Vocabulary,
  wordSchema,
} from './vocabulary.ts';

let loaded: Vocabulary | undefined;

/** @throws Error naming the file and the values that are not as expected */
export function figureVocabulary(): Vocabulary {
  loaded ??= compileVocabulary({
    indicators: loadVocab('indicators', z.array(indicatorSchema)),
    units: loadVocab('units', z.array(unitSchema)),
    terms: loadVocab('figure-terms', z.array(termSchema)),
    scopes: loadVocab('figure-scopes', scopeSchema),
    words: loadVocab('figure-words', wordSchema),
  });
  return loaded;
}
