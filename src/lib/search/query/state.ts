/**
 * The whole state of the search page as its address, so that Back, reload and a copied link restore it:
 * `/search/?q=…&region=110000&year=2018-2020&kind=annual-report`. Values that make no sense are dropped.
 */
import type { FieldQuery } from './evaluate.ts';
import { type Filters, noFilters } from './filters.ts';
import { type SearchRequest, type SortOrder, sortOrders } from './request.ts';

export const views = ['reports', 'context'] as const;
export type View = (typeof views)[number];

export interface SearchState extends SearchRequest {
  /** From 1. */
  readonly page: number;
  readonly view: View;
}

export const emptyState: SearchState = {
  text: '',
  fields: { title: '', issuer: '', number: '' },
  filters: noFilters,
  sort: 'relevance',
  page: 1,
  view: 'reports',
};

/** Values may be repeated or parted by commas. */
const list = (params: URLSearchParams, name: string): string[] => [
  ...new Set(
    params
      .getAll(name)
      .flatMap((value) => value.split(','))
      .map((value) => value.trim())
      .filter(Boolean),
  ),
];

function years(params: URLSearchParams): Pick<Filters, 'from' | 'to'> {
  const found = list(params, 'year').flatMap((value) => {
    const [, from, dash, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(value) ?? [];
    if (!from && !to) return [];
    return [{ from: from ? Number(from) : null, to: to ? Number(to) : dash ? null : Number(from) }];
  });
  const starts = found.map(({ from }) => from);
  const ends = found.map(({ to }) => to);
  if (found.length === 0) return { from: null, to: null };
  return {
    from: starts.includes(null) ? null : Math.min(...(starts as number[])),
    to: ends.includes(null) ? null : Math.max(...(ends as number[])),
  };
}

const oneOf = <T extends string>(value: string | null, values: readonly T[], other: T): T =>
  values.find((known) => known === value) ?? other;

export function readState(params: URLSearchParams): SearchState {
  const text = (name: string) => params.get(name) ?? '';
  const fields: FieldQuery = { title: text('title'), issuer: text('issuer'), number: text('number') };
  const review = oneOf(params.get('review'), ['open', 'done', ''] as const, '');
  return {
    text: text('q'),
    fields,
    filters: {
      regions: list(params, 'region'),
      ...years(params),
      kinds: list(params, 'kind'),
      levels: list(params, 'level'),
      review: review === '' ? null : review,
      figures: list(params, 'figure'),
    },
    sort: oneOf<SortOrder>(params.get('sort'), sortOrders, 'relevance'),
    page: Math.max(1, Number.parseInt(text('page'), 10) || 1),
    view: oneOf<View>(params.get('view'), views, 'reports'),
  };
}

function yearText({ from, to }: Filters): string {
  if (from === null && to === null) return '';
  return from === to ? String(from) : `${from ?? ''}-${to ?? ''}`;
}

/** Only what differs from the empty page, always in the same order. */
export function writeState(state: SearchState): URLSearchParams {
  const { fields, filters } = state;
  const entries: readonly (readonly [string, string])[] = [
    ['q', state.text],
    ['title', fields.title],
    ['issuer', fields.issuer],
    ['number', fields.number],
    ['region', filters.regions.join(',')],
    ['year', yearText(filters)],
    ['kind', filters.kinds.join(',')],
    ['level', filters.levels.join(',')],
    ['review', filters.review ?? ''],
    ['figure', filters.figures.join(',')],
    ['sort', state.sort === 'relevance' ? '' : state.sort],
    ['view', state.view === 'reports' ? '' : state.view],
    ['page', state.page === 1 ? '' : String(state.page)],
  ];
  return new URLSearchParams(
    entries.filter(([, value]) => value !== '').map(([name, value]) => [name, value]),
  );
}

/** True when there is anything to look for. */
export function isEmpty(state: SearchState): boolean {
  return writeState({ ...state, sort: 'relevance', view: 'reports', page: 1 }).size === 0;
}
