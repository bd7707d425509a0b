/**
 * What the reading of one document stands on, for its readers: the words behind each published value, and what was
 * taken out or rewritten on the way. Made from the raw document on every build, never edited, never committed.
 */
import { z } from 'zod';
import { doubtsOf } from './doubt.ts';
import type { Rendered } from './model.ts';

const evidenceSchema = z.strictObject({
  /** Field of the front matter. */
  field: z.string(),
  /** Words of the raw document, or a person's reason. */
  text: z.string(),
  /** Line of the raw text; 0 for a correction. */
  line: z.int().nonnegative(),
  /** Name of the rule. */
  rule: z.string(),
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
});

export type Trace = z.infer<typeof traceSchema>;

/** A line of a page is rarely longer; what is cut off stands in the raw file. */
const longestText = 300;

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
};

export function traceOf({ candidates, edits, nodes }: Rendered): Trace {
  const evidence = Object.entries(candidates).flatMap(([field, [best]]) =>
    best?.evidence
      ? [{ field, text: short(best.evidence.text), line: best.evidence.line, rule: best.rule }]
      : [],
  );
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
  };
}
