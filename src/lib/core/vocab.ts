/** Vocabularies for code that runs in Node alone. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './vocab-source.ts';

export { loadVocab } from './load-vocab.ts';
export { parseOnce, projectRoot } from './vocab-source.ts';

/**
 * What is made of a vocabulary that persons write while a program runs: made again when the file was replaced.
 * @param name file name without `.yml`
 */
export function whileUnchanged<Made>(name: string, make: () => Made): () => Made {
  let known: { readonly stamp: string; readonly made: Made } | undefined;
  return () => {
    const { ino, size, mtimeMs } = statSync(join(projectRoot(), 'content', 'vocab', `${name}.yml`));
    const stamp = `${ino} ${size} ${mtimeMs}`;
    if (known?.stamp !== stamp) known = { stamp, made: make() };
    return known.made;
  };
}
