/** The vocabularies of the regions library, read once. */
import { z } from 'zod';
import { loadVocab } from '../vocab.ts';

const words = z.array(z.string().min(1)).min(1);
const code = z.string().regex(/^\d{6}$/);

/** How names of divisions are built, and which are also words of prose. */
export const nameParts = loadVocab(
  'regions-names',
  z.strictObject({
    suffixes: words,
    peoples: words,
    weak: words,
    bounded: words,
    misspelt: z.record(z.string(), z.string()),
    abbreviations: z.record(z.string(), code),
    words,
  }),
);

/** Phrases of prose that hold a division's name by chance. */
export const { phrases } = loadVocab('regions-phrases', z.strictObject({ phrases: words }));

/** What follows a division's name in the name of an organ or of its paper. */
export const organWords = loadVocab(
  'regions-organs',
  z.strictObject({ followers: words, heads: words, others: words, credits: words }),
);

/** Organs of the central government. */
export const centralOrgans = loadVocab(
  'regions-central-organs',
  z.strictObject({ organs: words, branches: words, notBefore: words }),
);

/** What took the place of former divisions where names do not tell. */
export const { successors: knownSuccessors } = loadVocab(
  'regions-successors',
  z.strictObject({
    successors: z
      .array(
        z.strictObject({
          code,
          name: z.string(),
          to: z.array(code),
          year: z.int(),
          reason: z.string(),
        }),
      )
      .min(1),
  }),
);

/** Functional areas by the build of their names, and those with names of their own. */
export const functionalAreas = loadVocab(
  'functional-areas',
  z.strictObject({
    suffixes: words,
    inner: words,
    followers: words,
    named: z
      .array(
        z.strictObject({
          name: z.string(),
          aliases: words.optional(),
          code,
          division: z.literal(true).optional(),
        }),
      )
      .min(1),
  }),
);

/** How names of townships and subdistricts are built; `inner` holds patterns. */
export const townships = loadVocab(
  'regions-townships',
  z.strictObject({
    kinds: z.array(z.strictObject({ suffix: z.string(), followers: words })).min(1),
    inner: words,
  }),
);
