/**
 * What the explore page shows, as its address, so that Back, reload and a copied link restore it:
 * `/explore/?i=reconsideration.accepted&p=national,41&r=411300&y=2018-2020&scope=全市&view=list&sort=-value`. Values that
 * make no sense are dropped.
 */
import { placeKey } from './place-keys.ts';

export const sortColumns = ['region', 'time', 'value', 'scope'] as const;
export type SortColumn = (typeof sortColumns)[number];

/** What is made of the values: nothing, their ratio to those of `other`, or their share of the median of siblings. */
export const measures = ['value', 'ratio', 'siblings'] as const;
export type Measure = (typeof measures)[number];

export interface ExploreState {
  /** Id of the indicator; empty when none is chosen. */
  readonly indicator: string;
  /** A second indicator; empty for none. */
  readonly other: string;
  readonly measure: Measure;
  /** Years across, or a row for each value. */
  readonly view: 'table' | 'list';
  /** Keys of single regions, shown beside those of the parts. */
  readonly places: readonly string[];
  /** Parts of the country, at most `maxParts`. */
  readonly parts: readonly string[];
  /** Words of which one must stand in the name of the region; none lets all pass. */
  readonly regions: readonly string[];
  /** First and last year; null for no bound. */
  readonly from: number | null;
  readonly to: number | null;
  /** A scope in the words of the text; empty for all, `none` for values that name none. */
  readonly scope: string;
  readonly sort: SortColumn;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
}

/** Each part costs a visitor a file or more. */
export const maxParts = 5;
/** More would not be told apart. */
export const maxPlaces = 40;

export const noScope = 'none';

export const emptyState: ExploreState = {
  indicator: '',
  other: '',
  measure: 'value',
  view: 'table',
  places: [],
  parts: [],
  regions: [],
  from: null,
  to: null,
  scope: '',
  sort: 'region',
  descending: false,
  page: 1,
};

/** Words parted by commas, spaces or 、. */
export const words = (text: string): string[] => [...new Set(text.split(/[\s,，、]+/u).filter(Boolean))];

function yearsOf(text: string): Pick<ExploreState, 'from' | 'to'> {
  const [whole, from, dash, to] = /^(\d{4})?(-)?(\d{4})?$/.exec(text) ?? [];
  if (!whole) return { from: null, to: null };
  const first = from ? Number(from) : null;
  const last = to ? Number(to) : dash ? null : first;
  return first !== null && last !== null && first > last
    ? { from: last, to: first }
    : { from: first, to: last };
}

export function readState(params: URLSearchParams): ExploreState {
  const text = (name: string): string => params.get(name)?.trim() ?? '';
  const sort = text('sort').replace(/^-/, '');
  const indicator = (name: string): string => (/^[a-z]+(?:[.-][a-z]+)*$/.test(text(name)) ? text(name) : '');
  const other = indicator('j');
  const measure = measures.find((one) => one === text('m')) ?? 'value';
  const named = words(text('r'));
  return {
    indicator: indicator('i'),
    other,
    measure: measure === 'ratio' && other === '' ? 'value' : measure,
    view: text('view') === 'list' ? 'list' : 'table',
    places: named.filter((word) => placeKey.test(word)).slice(0, maxPlaces),
    parts: words(text('p'))
      .filter((part) => /^(?:national|unknown|\d\d)$/.test(part))
      .slice(0, maxParts),
    regions: named.filter((word) => !placeKey.test(word)),
    ...yearsOf(text('y')),
    scope: text('scope'),
    sort: sortColumns.find((column) => column === sort) ?? 'region',
    descending: text('sort').startsWith('-'),
    page: Math.max(1, Number.parseInt(text('page'), 10) || 1),
  };
}

function yearText({ from, to }: ExploreState): string {
  if (from === null && to === null) return '';
  return from === to ? String(from) : `${from ?? ''}-${to ?? ''}`;
}

/** Only what differs from the empty page, always in the same order. */
export function writeState(state: ExploreState): URLSearchParams {
  const { sort, descending, page } = state;
  const sorted = sort !== 'region' || descending;
  const entries: readonly (readonly [string, string])[] = [
    ['i', state.indicator],
    ['j', state.other],
    ['m', state.measure === 'value' ? '' : state.measure],
    ['p', state.parts.join(',')],
    ['r', [...state.places, ...state.regions].join(' ')],
    ['y', yearText(state)],
    ['scope', state.scope],
    ['view', state.view === 'list' ? 'list' : ''],
    ['sort', sorted ? `${descending ? '-' : ''}${sort}` : ''],
    ['page', page === 1 ? '' : String(page)],
  ];
  return new URLSearchParams(
    entries.filter(([, value]) => value !== '').map(([name, value]) => [name, value]),
  );
}
