/** Vocabularies for code that runs in Node alone. */
export { loadVocab } from './load-vocab.ts';
export { parseOnce, projectRoot } from './vocab-source.ts';
