/** What is suggested while a reader types. */

/** In the order in which they are shown. */
export const suggestionKinds = ['region', 'issuer', 'topic', 'title'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** Sorted lists that are kept apart. */
export type SuggestionList = 'names' | 'titles';

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly label: string;
  /** Key of the region, name of the issuer, id of the topic or report. */
  readonly value: string;
  /** Reports of a region or issuer, year of a report with that title; 0 when not known. */
  readonly count: number;
}
