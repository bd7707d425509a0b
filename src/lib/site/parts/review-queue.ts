/** What in the archive waits for a person, by slug: the gravest first, then the most frequent. */

import { reviewNote } from '../../analysis/labels.ts';
import { compareText } from '../../core/order.ts';
import type { ReviewEntry } from '../../core/review-vocab.ts';
import type { Report } from '../../core/schema.ts';

export interface ReviewGroup extends ReviewEntry {
  /** How many reports carry the slug. */
  readonly count: number;
  /** The first of them in the order of the archive; the rest is told by `npm run check`. */
  readonly reports: readonly Report[];
}

const rank = { error: 0, warning: 1, info: 2 } as const;

/**
 * @param reports in the order of the archive
 * @param most reports listed for a slug, so that the page stays small in a large archive
 */
export function reviewQueue(reports: readonly Report[], most = 100): ReviewGroup[] {
  const bySlug = new Map<string, Report[]>();
  for (const report of reports) {
    for (const slug of report.review) {
      const of = bySlug.get(slug);
      if (of) of.push(report);
      else bySlug.set(slug, [report]);
    }
  }
  return [...bySlug]
    .map(([slug, of]) => ({ ...reviewNote(slug), count: of.length, reports: of.slice(0, most) }))
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count || compareText(a.slug, b.slug));
}
