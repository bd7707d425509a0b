/** What a heading or a whole sentence is about, for the sentences behind it that do not say it again. */
import { tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** @returns the different topics that are named, in order */
export function topicsOfSentence(folded: string, vocabulary: Vocabulary): string[] {
  const tokens = tokenize({ text: folded, masks: [], times: [], quantities: [] }, vocabulary);
  const topics = tokens.flatMap((token) =>
    token.kind === 'other' ? ['other'] : token.kind === 'term' && token.term.topic ? [token.term.topic] : [],
  );
  return [...new Set(topics)];
}

/** Topic that a heading gives to the passages below it: only when it names exactly one. */
export function headingTopics(heading: string, vocabulary: Vocabulary): string[] {
  const topics = topicsOfSentence(heading, vocabulary);
  return topics.length === 1 ? topics : [];
}
