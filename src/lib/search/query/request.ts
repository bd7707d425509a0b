/** What is asked of the search. */
import type { FieldQuery } from './evaluate.ts';
import type { Filters } from './filters.ts';

export const sortOrders = ['relevance', 'newest', 'region'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface SearchRequest {
  readonly text: string;
  readonly fields: FieldQuery;
  readonly filters: Filters;
  readonly sort: SortOrder;
  /** Counts reports by indicator too, which loads which report has figures of which. */
  readonly countFigures?: boolean;
}
