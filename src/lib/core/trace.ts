/**
 * What the reading of one document stands on, for its readers: the words behind each published value, and what was
 * taken out or rewritten on the way. Made from the raw document on every build, never edited, never committed.
 */
import { z } from 'zod';
import { doubtsOf } from './doubt.ts';
import type { Candidate, Rendered } from './model.ts';
import { type PagePlace, pagePlaceSchema, placesOfNodes, placesOfWords } from './page-places.ts';

const evidenceSchema = z.strictObject({
  /** Field of the front matter. */
  field: z.string(),
  /** Words of the raw document, or a person's reason. */
  text: z.string(),
  /** Line of the raw text; 0 for a correction. */
  line: z.int().nonnegative(),
  /** Name of the rule. */
  rule: z.string(),
  /** Where the words stand on the pages of a paged original. */
  places: z.array(pagePlaceSchema).optional(),
});

const removalSchema = z.strictObject({
  line: z.int().nonnegative(),
  reason: z.string(),
  text: z.string(),
  /** It reads like the author's text: a person should compare it with the original. */
  doubtful: z.boolean().default(false),
});

export const traceSchema = z.strictObject({
  evidence: z.array(evidenceSchema),
  removed: z.array(removalSchema),
  /** How often text was rewritten, by reason. */
  rewritten: z.array(z.strictObject({ reason: z.string(), count: z.int().positive() })),
  /** Lines of the raw text in which the paragraphs and tables of the body begin, in their order. */
  lines: z.array(z.int().nonnegative()).default([]),
  /** Doubtful characters of a text that was recognised in pictures, see doubt.ts. */
  doubts: z
    .array(z.strictObject({ node: z.int().nonnegative(), at: z.array(z.int().nonnegative()) }))
    .default([]),
  /** Pages of a paged original, see `PageSheet` in model.ts; none for another one. */
  sheets: z
    .array(
      z.strictObject({
        page: z.int().positive(),
        width: z.number(),
        height: z.number(),
        turns: z.int(),
        angle: z.number(),
        recognised: z.boolean(),
      }),
    )
    .default([]),
  /** Where each heading, paragraph and table of the body stands on them, in their order. */
  places: z.array(z.array(pagePlaceSchema)).default([]),
});

export type Trace = z.infer<typeof traceSchema>;

/** A line of a page is rarely longer; what is cut off stands in the raw file. */
const longestText = 300;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
};

/** What the file declares about itself stands on no page. */
export function evidencePlaces(
  { blocks, sheets }: Pick<Rendered, 'blocks' | 'sheets'>,
  { evidence, rule }: Candidate,
): PagePlace[] {
  if (!sheets || !evidence || rule === 'declared') return [];
  return placesOfWords(blocks, evidence.line, evidence.text);
}

function evidenceOf(document: Rendered, field: string, best: Candidate | undefined): Trace['evidence'] {
  if (!best?.evidence) return [];
  const { text, line } = best.evidence;
  const places = evidencePlaces(document, best);
  const found = { field, text: short(text), line, rule: best.rule };
  return [places.length > 0 ? { ...found, places } : found];
}

export function traceOf(document: Rendered): Trace {
  const { candidates, edits, nodes, sheets = [] } = document;
  const evidence = Object.entries(candidates).flatMap(([field, [best]]) => evidenceOf(document, field, best));
  const removed = edits
    .filter(({ after, before }) => after === '' && before.trim() !== '')
    .map(({ line, reason, before, removed }) => {
      const doubtful = removed === 'text';
      // What may be the author's is shown whole.
      return { line, reason, text: doubtful ? before.trim() : short(before), doubtful };
    })
    .sort((a, b) => a.line - b.line);
  const counts = new Map<string, number>();
  for (const { after, reason } of edits) if (after !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    evidence,
    removed,
    rewritten: [...counts].map(([reason, count]) => ({ reason, count })),
    lines: nodes.flatMap(({ type, block }) => (type === 'heading' ? [] : [block.line])),
    doubts: doubtsOf(nodes).map(({ node, at }) => ({ node, at: [...at] })),
    sheets: [...sheets],
    places: sheets.length > 0 ? placesOfNodes(nodes) : [],
  };
}
