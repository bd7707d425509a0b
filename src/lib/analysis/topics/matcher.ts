/** Finds all phrases of all topics in one pass over a text. */
import { fold } from '../../core/text/fold.ts';
import type { Topic } from './vocabulary.ts';

interface Entry {
  readonly phrase: string;
  /** Index of the topic. */
  readonly topic: number;
  /** False for a wording in which the topic's phrases do not count. */
  readonly counts: boolean;
}

/** Receives a phrase at its place, in the order of the text. */
export type OnPhrase = (topic: number, start: number, length: number) => void;

/** @returns a function that finds phrases in a text folded by `fold`; each topic's phrases do not overlap */
export function phraseMatcher(topics: readonly Topic[]): (folded: string, found: OnPhrase) => void {
  const entries = topics.flatMap(({ phrases, not = [] }, topic): Entry[] => [
    ...phrases.map((phrase) => ({ phrase: fold(phrase), topic, counts: true })),
    ...not.map((phrase) => ({ phrase: fold(phrase), topic, counts: false })),
  ]);
  // Longest first, and what does not count before what does.
  entries.sort((a, b) => b.phrase.length - a.phrase.length || Number(a.counts) - Number(b.counts));
  const byFirst: (Entry[] | undefined)[] = new Array(0x10000);
  for (const entry of entries) {
    const code = entry.phrase.charCodeAt(0);
    byFirst[code] = [...(byFirst[code] ?? []), entry];
  }
  return (folded, found) => {
    // Where the last phrase or uncounted wording of each topic ends.
    const ends = new Int32Array(topics.length);
    for (let start = 0; start < folded.length; start++) {
      const candidates = byFirst[folded.charCodeAt(start)];
      if (!candidates) continue;
      for (const { phrase, topic, counts } of candidates) {
        if ((ends[topic] ?? 0) > start || !folded.startsWith(phrase, start)) continue;
        ends[topic] = start + phrase.length;
        if (counts) found(topic, start, phrase.length);
      }
    }
  };
}
