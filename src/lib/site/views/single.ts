/** Pages that stand alone: search, compare, what waits for a person, addresses that are gone. */

import type { Report } from '../../core/schema.ts';
import { type Withdrawn, withdrawnPages } from '../../publish/hosting/withdrawn.ts';
import { type ReviewGroup, reviewQueue } from '../parts/review-queue.ts';
import { provinceLinks } from './links.ts';
import type { Page } from './page.ts';
import type { Site } from './site.ts';

export interface ReviewView {
  readonly queue: readonly (Omit<ReviewGroup, 'reports'> & {
    readonly reports: readonly Pick<Report, 'id' | 'title'>[];
  })[];
}

/** How much room the filters need that come with the index. */
export interface SearchView {
  readonly provinces: number;
  readonly hasFigures: boolean;
}

export type WithdrawnView = Withdrawn;

export function* singlePages(site: Site): Generator<Page> {
  const { archive, indicators } = site;
  yield {
    path: 'search/',
    view: (): SearchView => ({
      provinces: provinceLinks(site).length,
      hasFigures: indicators.size > 0,
    }),
  };
  yield { path: 'compare/', view: () => ({}) };
  yield { path: '404.html', view: () => ({}) };
  yield { path: 'offline/', view: () => ({}) };
  yield {
    path: 'review/',
    view: (): ReviewView => ({
      queue: reviewQueue(archive.reports).map(({ reports, ...group }) => ({
        ...group,
        reports: reports.map(({ id, title }) => ({ id, title })),
      })),
    }),
  };
  for (const page of withdrawnPages()) {
    yield { path: page.path, template: 'withdrawn/', view: (): WithdrawnView => page };
  }
}
