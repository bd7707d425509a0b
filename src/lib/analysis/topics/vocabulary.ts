/** Topics that reports speak of and the phrases that tell them: content/vocab/topics.yml. */
import { z } from 'zod';
import { loadVocab } from '../../core/vocab.ts';
import { sectionKinds } from '../sections/kinds.ts';

const phrases = z.array(z.string().min(2)).min(1);

const topicSchema = z.strictObject({
  /** Part of public addresses; never changes. */
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** As readers see it. */
  name: z.string().min(1),
  /** Task field under which the index lists the topic. */
  field: z.enum(sectionKinds),
  definition: z.string().min(1),
  phrases,
  /** Longer wordings in which a phrase does not count. */
  not: phrases.optional(),
});

const vocabularySchema = z
  .array(topicSchema)
  .min(1)
  .refine((topics) => new Set(topics.map(({ id }) => id)).size === topics.length, 'two topics share an id');

export type Topic = z.infer<typeof topicSchema>;

let loaded: readonly Topic[] | undefined;

/** All topics in the order of the file. */
export function topicVocabulary(): readonly Topic[] {
  loaded ??= loadVocab('topics', vocabularySchema);
  return loaded;
}
