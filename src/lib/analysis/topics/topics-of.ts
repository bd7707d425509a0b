/** Which topics a report speaks of, how often, and where it does so first. */

import type { ParsedReport } from '../../core/markdown/parse.ts';
import { fold } from '../../core/text/fold.ts';
import { splitSentences } from '../../core/text/sentences.ts';
import type { Span } from '../../core/text/span.ts';
import { phraseMatcher } from './matcher.ts';
import { topicVocabulary } from './vocabulary.ts';

export interface TopicMention {
  /** Id of the topic. */
  readonly topic: string;
  /** How often its phrases stand in the report, headings included. */
  readonly count: number;
  /** Anchor of the first passage that holds a phrase; of the heading where no passage does. */
  readonly anchor: string;
  /** The sentence there, as published; cut around the phrase to `quoteLength` characters, … for what is left out. */
  readonly quote: string;
}

/** Enough to see what is said; the report itself is one click away. */
export const quoteLength = 80;

let matcher: ReturnType<typeof phraseMatcher> | undefined;

/** @param at where the phrase begins */
function quoteAt(text: string, sentences: readonly Span[], at: number): string {
  const sentence = sentences.find(({ start, end }) => start <= at && at < end);
  const from = sentence?.start ?? 0;
  const to = sentence?.end ?? text.length;
  const start = to - from <= quoteLength ? from : Math.max(from, Math.min(at - 24, to - quoteLength));
  const end = Math.min(to, start + quoteLength);
  // A pair of surrogates is not cut in two.
  const cut = text.slice(start, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
  return `${start > from ? '…' : ''}${cut.replace(/\s+/g, ' ').trim()}${end < to ? '…' : ''}`;
}

/** @returns a mention for each topic that the report speaks of, in the order of the vocabulary */
export function topicsOf({ sections }: ParsedReport): TopicMention[] {
  const topics = topicVocabulary();
  matcher ??= phraseMatcher(topics);
  const counts = new Int32Array(topics.length);
  const places = new Map<number, { anchor: string; quote: string; inHeading: boolean }>();
  const read = (text: string, anchor: string, inHeading: boolean): void => {
    const folded = fold(text);
    let sentences: readonly Span[] | undefined;
    matcher?.(folded, (topic, at) => {
      counts[topic] = (counts[topic] ?? 0) + 1;
      const known = places.get(topic);
      if (known && (inHeading || !known.inHeading)) return;
      sentences ??= splitSentences(folded);
      places.set(topic, { anchor, quote: quoteAt(text, sentences, at), inHeading });
    });
  };
  for (const { anchor, heading, passages } of sections) {
    read(heading, anchor, true);
    for (const passage of passages) read(passage.text, passage.anchor, false);
  }
  return topics.flatMap(({ id }, index) => {
    const place = places.get(index);
    return place ? [{ topic: id, count: counts[index] ?? 0, anchor: place.anchor, quote: place.quote }] : [];
  });
}
