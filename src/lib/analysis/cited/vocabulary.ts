/** Which titles in 《》 count as laws and documents: content/vocab/cited-instruments.yml. */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';

const words = z.array(z.string().min(1)).min(1);

const schema = z.strictObject({
  groups: z
    .array(z.strictObject({ group: z.string().regex(/^[a-z]+$/), name: z.string().min(1), endings: words }))
    .min(1),
  neither: words,
  prefixes: words,
});

export type CitedVocabulary = z.infer<typeof schema>;

let loaded: CitedVocabulary | undefined;

export function citedVocabulary(): CitedVocabulary {
  loaded ??= loadVocab('cited-instruments', schema);
  return loaded;
}
