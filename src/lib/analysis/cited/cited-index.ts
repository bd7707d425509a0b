/** Who cites what: laws and documents that reports cite, each with the first place in each report. */
import { createHash } from 'node:crypto';
import type { Cited } from './find-cited.ts';

export const instrumentSlug = (key: string): string =>
  `c${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;

/** A document that a report cites, where it does so first. */
export interface CitedEntry {
  /** Page of the document. */
  readonly slug: string;
  readonly title: string;
  /** Number that the report gives for it; null when it gives none. */
  readonly number: string | null;
  /** Group of the vocabulary that it belongs to. */
  readonly group: string;
  readonly sentence: string;
  readonly anchor: string;
}

/** @param citations of one report in reading order */
export function citedEntries(citations: readonly Cited[]): CitedEntry[] {
  const first = new Map<string, Cited>();
  for (const one of citations) if (!first.has(one.key)) first.set(one.key, one);
  return [...first.values()].map(({ key, title, number, group, sentence, anchor }) => ({
    slug: instrumentSlug(key),
    title,
    number,
    group,
    sentence,
    anchor,
  }));
}
