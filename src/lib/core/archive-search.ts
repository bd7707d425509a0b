/** Who answers searches, from `content/vocab/archive-search.yml`. */
import { z } from 'zod';
import { loadVocab } from './vocab.ts';

const schema = z.strictObject({
  engine: z
    .string()
    .regex(/^(?:\/[\w-]+)+$/, 'expected a path such as /search-engine')
    .nullable(),
});

/** @returns path of the engine on the site's own host, null when there is none */
export const searchEngine = (): string | null => loadVocab('archive-search', schema).engine;
