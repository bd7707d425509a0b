/** What waits for a person, for maintainers. */
import type { Report } from '../../core/schema.ts';
import { pageKind, singlePage } from '../page.ts';
import { type ReviewGroup, reviewQueue } from '../parts/review-queue.ts';
import type { Site } from '../site.ts';

export interface ReviewView {
  /** Ids of reports of which the build could make no page. */
  readonly leftOut: readonly string[];
  readonly queue: readonly (Omit<ReviewGroup, 'reports'> & {
    readonly reports: readonly (Pick<Report, 'id' | 'title'> & { readonly file: string })[];
  })[];
}

const reviewView = ({ archive, leftOut }: Site): ReviewView => ({
  leftOut,
  queue: reviewQueue(archive.reports).map(({ reports, ...group }) => ({
    ...group,
    reports: reports.map(({ id, title, original }) => ({ id, title, file: original.file })),
  })),
});

export const review = singlePage(pageKind('review/', 'Review', { listed: false }), reviewView);
