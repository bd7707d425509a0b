/** The words for each slug: `content/vocab/review.yml`. */
import { z } from 'zod';
import type { Message } from './model.ts';
import { loadVocab } from './vocab.ts';

const entry = z.strictObject({
  slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** A few words for a badge. */
  label: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  /** What it means, for a reader. */
  description: z.string(),
  /** What a maintainer can do about it. */
  action: z.string().optional(),
  /** Field of the front matter, or part of the text, that it is about: `headings`, `removed`, `parts`. */
  about: z.string().optional(),
});

export type ReviewEntry = z.infer<typeof entry>;

const entries: ReadonlyMap<string, ReviewEntry> = new Map(
  loadVocab('review', z.array(entry).min(1)).map((item) => [item.slug, item]),
);

/** @returns all entries, in the order of the vocabulary */
export const reviewEntries = (): ReviewEntry[] => [...entries.values()];

/** @returns null for a slug without words, such as one of a file edited by hand */
export function findReviewEntry(slug: string): ReviewEntry | null {
  return entries.get(slug) ?? null;
}

/** @throws Error when a rule uses a slug that has no words */
export function reviewEntry(slug: string): ReviewEntry {
  const found = findReviewEntry(slug);
  if (!found) throw new Error(`content/vocab/review.yml has no entry for ${slug}`);
  return found;
}

export function reviewMessage(slug: string, line: number | null): Message {
  const { severity, description, action } = reviewEntry(slug);
  return { slug, severity, message: action ? `${description}${action}` : description, line };
}
