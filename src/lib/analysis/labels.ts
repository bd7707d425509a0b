/** Words that pages use for values of the schema, from `content/vocab/site-labels.yml` and `review.yml`. */
import { z } from 'zod';
import { findReviewEntry, type ReviewEntry } from '../core/review-vocab.ts';
import { regionLevels, reportKinds, sourceFormats } from '../core/schema.ts';
import { loadVocab } from '../core/vocab.ts';
import type { TimelinessReason } from './duties/timeliness.ts';
import { qualifiers } from './figures/types.ts';

const timelinessReasons = [
  'within-the-day',
  'after-the-day',
  'written-after-the-day',
  'kind-is-exempt',
  'period-unknown',
  'period-is-not-a-year',
  'no-rule-in-force',
  'level-unknown',
  'body-not-named-by-the-rule',
  'date-unknown',
  'date-before-the-year',
  'dates-contradict',
] as const satisfies readonly TimelinessReason[];

const labelsSchema = z.strictObject({
  kind: z.record(z.enum(reportKinds), z.string()),
  level: z.record(z.enum(regionLevels), z.string()),
  format: z.record(z.enum(sourceFormats), z.string()),
  qualifier: z.record(z.enum(qualifiers), z.strictObject({ before: z.string(), behind: z.string() })),
  /** Stands behind a value whose text was recognised in a picture. */
  recognised: z.string().min(1),
  timeliness: z.record(z.enum(timelinessReasons), z.string()),
  lateness: z.strictObject({
    unit: z.string(),
    onTime: z.string(),
    late: z.string(),
    published: z.string(),
  }),
  originalEvent: z.record(z.enum(['changed', 'moved', 'gone', 'returned']), z.string()),
});

export type Labels = z.infer<typeof labelsSchema>;

let labels: Labels | undefined;

/** @throws Error when a value of the schema has no label */
export function siteLabels(): Labels {
  labels ??= loadVocab('site-labels', labelsSchema);
  return labels;
}

/** What a review slug means to a reader; a slug that the vocabulary does not know is shown as it is. */
export function reviewNote(slug: string): ReviewEntry {
  return findReviewEntry(slug) ?? { slug, label: slug, severity: 'info', description: '' };
}
